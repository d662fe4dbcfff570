import { Refusal } from '../model/refusal.ts'

// A path is that of a socket on this machine.
const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|\/.*)$/

/** Whether what is sent to a host stays on this machine. */
export const isOwnMachine = (host: string) => ownMachine.test(host)

/** How much of PostgreSQL's certificate is looked at: https://www.postgresql.org/docs/15/libpq-ssl.html */
const safeModes = new Set(['require', 'verify-ca', 'verify-full'])

/**
 * The address of the database between machines. Throws `QUEUE_ADDRESS_INVALID` for one that is none, and
 * `QUEUE_UNENCRYPTED` where what is sent would leave this machine for all to read.
 */
export function queueAddress(text: string): URL {
  const url = URL.parse(text)
  // node-postgres takes a host from the query too, and prefers it.
  const host = url?.searchParams.get('host') ?? url?.hostname ?? ''
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || host === '') {
    throw new Refusal('QUEUE_ADDRESS_INVALID', {})
  }
  const mode = url.searchParams.get('sslmode') ?? ''
  if (!isOwnMachine(host) && !safeModes.has(mode)) {
    throw new Refusal('QUEUE_UNENCRYPTED', { host })
  }
  // node-postgres takes it for this today and says that it will not for ever.
  if (mode === 'require' || mode === 'verify-ca') url.searchParams.set('sslmode', 'verify-full')
  return url
}
