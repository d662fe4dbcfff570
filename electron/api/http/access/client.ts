import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Who asks, past the proxies that are trusted. */
export type Client = {
  readonly address: string
  /** Whether it asks over TLS. */
  readonly isSecure: boolean
}

type Asked = {
  readonly headers: IncomingMessage['headers']
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/** Tells who asks; `proxies` are addresses or networks like 10.0.0.0/8. Throws for one that is none. */
export function clientReader(proxies: readonly string[]): (request: Asked) => Client {
  const trusted = trustedBy(proxies)
  return ({ headers, socket }) => {
    const direct = plainAddress(socket.remoteAddress ?? '')
    // An https page of ours says so itself; a proxy that is not trusted may stand in between.
    const isSecurePage = headers.origin?.startsWith('https://') === true
    if (!trusted(direct)) return { address: direct, isSecure: isSecurePage }
    // Each proxy adds at the end whom it was asked by, so what comes before the first stranger may be made up.
    const hops = listOf(headers['x-forwarded-for']).map(plainAddress)
    const address = hops.findLast((hop) => !trusted(hop))
    const isForwardedSecure = listOf(headers['x-forwarded-proto']).at(-1) === 'https'
    const isAddress = address !== undefined && isIP(address) !== 0
    return {
      address: isAddress ? address : direct,
      isSecure: isForwardedSecure || isSecurePage,
    }
  }
}

/** Whether a text is an address or a network that `clientReader` takes. */
export function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
}

/** Whether an address is one of these or lies in one of these networks. */
export function trustedBy(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of proxies) {
    if (!isProxy(proxy)) throw new Error(`${proxy} is neither an address nor a network.`)
    const [address = '', bits] = proxy.split('/')
    const family = familyOf(address)
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** A server on :: sees IPv4 as ::ffff:127.0.0.1. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
