import { Refusal } from '../model/refusal.ts'

// A path is that of a socket on this machine.
const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|\/.*)$/

/** Whether what is sent to a host stays on this machine. */
export const isOwnMachine = (host: string) => ownMachine.test(host)

/** Where node-postgres looks for a database: it takes host and port from the query too, and prefers them. */
export function placeOf({ hostname, port, searchParams }: URL): { host: string; port: string } {
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: searchParams.get('port') ?? port,
  }
}

/** How much of PostgreSQL's certificate is looked at: https://www.postgresql.org/docs/15/libpq-ssl.html */
const safeModes = new Set(['require', 'verify-ca', 'verify-full'])

/**
 * The address of the database between machines. Throws `QUEUE_ADDRESS_INVALID` for one that is none, and
 * `QUEUE_UNENCRYPTED` where what is sent would leave this machine for all to read.
 */
export function queueAddress(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || !isDecodable(url.href)) {
    throw new Refusal('QUEUE_ADDRESS_INVALID', {})
  }
  const { host } = placeOf(url)
  if (host === '') throw new Refusal('QUEUE_ADDRESS_INVALID', {})
  const mode = url.searchParams.get('sslmode') ?? ''
  if (!isOwnMachine(host) && !safeModes.has(mode)) {
    throw new Refusal('QUEUE_UNENCRYPTED', { host })
  }
  // node-postgres takes it for this today and says that it will not for ever.
  if (mode === 'require' || mode === 'verify-ca') url.searchParams.set('sslmode', 'verify-full')
  // PostgreSQL means the database of the role's name, and that of a worker is another.
  if (url.pathname.length < 2) url.pathname = url.username
  return url
}

/** Whether each % stands for what it should: node-postgres takes a lone one as it is, or fails of it later. */
function isDecodable(text: string): boolean {
  try {
    // A bundler leaves a call out whose value nobody looks at.
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}
