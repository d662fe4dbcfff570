import type { AddedWorker } from '../model/workers/seen-worker.ts'
import { isOwnMachine, queueAddress } from './queue-address.ts'
import type { WorkerRole } from './worker-roles.ts'

// What else stands there is the coordinator's own, such as a key.
const kept = ['sslmode', 'sslrootcert']

/**
 * Where a worker reaches the database that the coordinator reaches at `own`, at `host` (with a port or without) when it
 * is called otherwise there. Throws as `queueAddress` does.
 */
export function workerAddress(
  own: string,
  { password, role }: WorkerRole,
  host?: string,
): Pick<AddedWorker, 'address' | 'authority'> {
  const { hostname, pathname, port, searchParams } = queueAddress(own)
  const ownHost = hostname === '' ? '127.0.0.1' : hostname + (port && `:${port}`)
  const url = new URL(`postgres://${role}:${password}@${host ?? ownHost}${pathname}`)
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
  const { hostname, searchParams } = queueAddress(address)
  return isOwnMachine(searchParams.get('host') ?? hostname)
}

/** An address for all to see. */
export function shownAddress(address: string): string {
  const { hostname, pathname, port } = queueAddress(address)
  return `${hostname || 'localhost'}${port && `:${port}`}${pathname}`
}
