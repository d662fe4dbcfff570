import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { HttpError } from '../http-error.ts'

export type RequestHead = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/.test(host)
}

/**
 * Whether a request names this server as its host. A page elsewhere can make its own name lead here (DNS
 * rebinding), but not an address or a name we chose.
 */
export function isOurHost(
  given: string | undefined,
  { host, port, names }: { host: string; port: number; names: readonly string[] },
): boolean {
  if (given === undefined) return false
  const text = given.toLowerCase()
  if (isLoopback(host)) return loopbackNames.some((name) => text === `${name}:${port}`)
  if (names.some((name) => name.toLowerCase() === text)) return true
  // A container or a router may show another port than the one listened on.
  const name = text.replace(/:\d+$/, '')
  return name === 'localhost' || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}

/** Turns away what another site's page sent; a link that was followed to a page of ours may come in. */
export function refuseForeign({ method, headers }: RequestHead): HttpError | null {
  const { origin, host } = headers
  const isForeign = origin !== undefined && !isOwnOrigin(origin, host)
  const site = headers['sec-fetch-site']
  const isElsewhere = site === 'cross-site' || site === 'same-site'
  const isFollowedLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
  if (!isForeign && (!isElsewhere || isFollowedLink)) return null
  return { status: 403, code: 'FORBIDDEN', message: 'Another site’s page asked for this.' }
}

/**
 * A browser sends its cookie with whatever asks. Reading is safe, since no other page can read the answer;
 * what changes something must say that a page of ours sent it.
 */
export function refuseForged({ method, headers }: RequestHead): HttpError | null {
  if (method === 'GET' || method === 'HEAD') return null
  const isOurs =
    headers['sec-fetch-site'] === 'same-origin' ||
    (headers.origin !== undefined && isOwnOrigin(headers.origin, headers.host))
  if (isOurs) return null
  return {
    status: 403,
    code: 'FORBIDDEN',
    message: 'The request does not say where it comes from.',
  }
}

// Behind a proxy with TLS the page's origin is https; the host was checked before.
function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}
