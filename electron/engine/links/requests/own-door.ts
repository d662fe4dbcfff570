import { BlockList, isIPv6, type Socket } from 'node:net'
import { hostname as machineName, networkInterfaces } from 'node:os'
import type { buildConnector } from 'undici'
import { privateAddressError } from './network-error.ts'

/** The ports at which this process answers over HTTP itself. */
export type Doors = ReadonlySet<number>

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')

/**
 * Connects, but never to a door of this process: a link must not sign in or out, or start anything. Which name or
 * address of this machine led there is told by the socket, after whatever was resolved and translated.
 */
export function sparingDoors(connect: buildConnector.connector, doors: Doors) {
  return (to: buildConnector.Options, callback: buildConnector.Callback): void =>
    connect(to, (...result) => {
      const [failure, socket] = result
      if (failure !== null || !leadsHere(socket, doors)) return callback(...result)
      socket.destroy()
      callback(privateAddressError(to.hostname), null)
    })
}

function leadsHere({ remoteAddress, remotePort, localAddress }: Socket, doors: Doors): boolean {
  if (remoteAddress === undefined || remotePort === undefined || !doors.has(remotePort))
    return false
  // What a machine sends to an address of its own comes from that address.
  return remoteAddress === localAddress || isLoopbackAddress(remoteAddress)
}

/** Whether an address names a door by itself: a proxy on this machine or beside it would open it for us. */
export function namesDoor({ hostname, port }: URL, doors: Doors): boolean {
  if (!doors.has(Number(port || 80))) return false
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return host === machineName().toLowerCase() || own.some(({ address }) => address === host)
}

function isLoopbackAddress(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
