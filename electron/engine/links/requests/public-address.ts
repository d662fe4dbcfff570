import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { privateAddressError } from './network-error.ts'

// IANA special-purpose registries: what is not a host of the public internet.
const special = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Addresses that wrap an IPv4 one (mapped, NAT64, 6to4, Teredo) could wrap a private one.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
])

// Where nobody keeps a share, and a machine in a cloud is told its passwords: link-local addresses (RFC 3927,
// RFC 4291 §2.5.6), and what Amazon (fd00:ec2::254) and Alibaba (100.100.100.200) use in their place.
const never = blockList([
  ['169.254.0.0', 16],
  ['fe80::', 10],
  ['::ffff:169.254.0.0', 112],
  ['64:ff9b::169.254.0.0', 112],
  ['fd00:ec2::254', 128],
  ['100.100.100.200', 32],
  ['::ffff:100.100.100.200', 128],
])

type BlockLists = Readonly<Record<'ipv4' | 'ipv6', BlockList>>

// A list for each family: in one that holds ::ffff:0:0/96, Node finds every IPv4 address.
function blockList(networks: readonly (readonly [network: string, prefix: number])[]): BlockLists {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const [network, prefix] of networks) {
    lists[familyOf(network)].addSubnet(network, prefix, familyOf(network))
  }
  return lists
}

function isIn(lists: BlockLists, address: string): boolean {
  return lists[familyOf(address)].check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** Whether an IP address belongs to a host of the public internet. */
function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !isIn(special, address)
}

/** Whether an IP address may be asked for a link of one's own network. */
function isOwnAddress(address: string): boolean {
  return isIP(address) !== 0 && !isIn(never, address)
}

/** Whether a URL's host says by itself that it is not public: a private IP address or this machine's name. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostOf(hostname)
  return isIP(host) === 0 ? /(?:^|\.)localhost$/i.test(host) : !isPublicAddress(host)
}

/** Whether a URL's host is an address that is never asked, whoever names it. */
export function isForbiddenHost(hostname: string): boolean {
  const host = hostOf(hostname)
  return isIP(host) !== 0 && !isOwnAddress(host)
}

function hostOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/**
 * Resolves a name as a socket does, and refuses it when any of its addresses is not public. The socket gets the
 * addresses that were looked at, so that no second answer can lead it elsewhere.
 */
export const lookupPublic = lookupOf((all) => (all.every(isPublicAddress) ? all : []))

/** The same for a link of one's own network: a host there may have a link-local address beside its own. */
export const lookupOwn = lookupOf((all) => all.filter(isOwnAddress))

/** `allowed` chooses among the addresses of a name those that may be asked. */
function lookupOf(allowed: (addresses: string[]) => string[]): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const kept = allowed(found.map(({ address }) => address))
      const addresses = found.filter(({ address }) => kept.includes(address))
      const [first] = addresses
      if (!first) callback(privateAddressError(hostname), [])
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
