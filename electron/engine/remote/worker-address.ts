import type { AddedWorker } from '../model/workers/seen-worker.ts'
import { isOwnMachine, placeOf, queueAddress } from './queue-address.ts'
import type { WorkerRole } from './worker-roles.ts'

// What else stands there is the coordinator's own, such as a key.
const kept = ['sslmode', 'sslrootcert']

/**
 * Where a worker reaches the database that the coordinator reaches at `own`, at `host` (with a port where that is another
 * too) when it is called otherwise there. Throws as `queueAddress` does.
 */
export function workerAddress(
  own: string,
  { password, role }: WorkerRole,
  host?: string,
): Pick<AddedWorker, 'address' | 'authority'> {
  const ownUrl = queueAddress(own)
  const { pathname, searchParams } = ownUrl
  const place = placeOf(ownUrl)
  const ownHost = place.host.startsWith('/') ? '127.0.0.1' : place.host
  const url = new URL(`postgres://${role}:${password}@${host ?? ownHost}${pathname}`)
  if (url.port === '') url.port = place.port
  for (const name of kept) {
    const value = searchParams.get(name)
    if (value !== null) url.searchParams.set(name, value)
  }
  if (!isOwnMachine(url.hostname)) url.searchParams.set('sslmode', 'verify-full')
  const address = queueAddress(url.href)
  return { address: address.href, authority: address.searchParams.get('sslrootcert') }
}

/** Whether an address leads to this machine only. */
export function isLocal(address: string): boolean {
  return isOwnMachine(placeOf(queueAddress(address)).host)
}

/** An address for all to see. */
export function shownAddress(address: string): string {
  const url = queueAddress(address)
  const { host, port } = placeOf(url)
  return `${host}${port && `:${port}`}${url.pathname}`
}
