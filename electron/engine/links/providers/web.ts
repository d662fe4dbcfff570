import { STATUS_CODES } from 'node:http'
import type { Link } from '../link.ts'
import type { CheckContext, LinkProvider } from '../provider.ts'
import { isPrivateHost } from '../public-address.ts'
import { type Answer, RequestError } from '../request.ts'
import { rateLimited } from '../retry-after.ts'
import type { Verdict } from '../verdict.ts'

const maxRedirects = 10

/** The last answer of a chain of redirects, or why the chain has none. */
type Arrival =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly url: URL }
  | { readonly kind: 'lost'; readonly verdict: Verdict }

/** Any other http or https address: asked for its head, and for its first byte when that settles nothing. */
export const web: LinkProvider = {
  id: 'web',
  async check(link, context) {
    const head = await arriveByHead(link, context)
    if (head?.kind === 'lost') return head.verdict
    if (head && (isThere(head.answer.status) || head.answer.status === 429)) {
      return verdictOf(head.answer, head.url, link)
    }
    // Many servers answer HEAD with 405, 403, 404 or 5xx for what they do serve.
    const body = await arrive('GET', link, context)
    return body.kind === 'lost' ? body.verdict : verdictOf(body.answer, body.url, link)
  },
}

async function arriveByHead(link: Link, context: CheckContext): Promise<Arrival | undefined> {
  try {
    return await arrive('HEAD', link, context)
  } catch (error) {
    const hungUp = error instanceof RequestError && error.code === 'network.reset'
    // Some servers hang up on a HEAD.
    if (hungUp) return undefined
    throw error
  }
}

/** Follows redirects by hand, so that a public address never leads into the private network. */
async function arrive(
  method: 'HEAD' | 'GET',
  link: Link,
  { request, signal }: CheckContext,
): Promise<Arrival> {
  const start = new URL(link.url)
  const seen = new Set<string>()
  let url = start
  let leftPublic = !isPrivateHost(start.hostname)
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    url.hash = ''
    if (seen.has(url.href)) return lost('http.redirect_loop')
    seen.add(url.href)
    const answer = await request(url.href, {
      method,
      headers: method === 'GET' ? { range: 'bytes=0-0', 'accept-encoding': 'identity' } : {},
      signal,
      // The name the person gave may be one of their own network; where it leads may not.
      publicOnly: leftPublic && url.hostname !== start.hostname,
      ...(method === 'GET' ? { maxBytes: 0 } : {}),
    })
    const location = answer.headers['location']
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) {
      return { kind: 'answer', answer, url }
    }
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) return lost('http.redirect_target')
    leftPublic ||= !isPrivateHost(next.hostname)
    url = next
  }
  return lost('http.redirect_limit')
}

/** A file that is there also answers a request for its first byte with 206, 304, or 416 when it has none. */
function isThere(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304 || status === 416
}

function verdictOf(answer: Answer, url: URL, link: Link): Verdict {
  const { status } = answer
  const code = `http.${status}`
  const reason = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  if (status === 429) return rateLimited(answer, code, reason)
  if (isThere(status)) return landed(url, new URL(link.url)) ?? { state: 'valid', code, reason }
  if (status === 404) return { state: 'not_found', code, reason }
  if (status === 410) return { state: 'deleted', code, reason }
  if (status === 401 || status === 407) return { state: 'auth', code, reason }
  return { state: 'error', code, reason }
}

/** A page that sends to its site's front or to a login says nothing of itself. */
function landed(url: URL, start: URL): Verdict | undefined {
  if (url.pathname === start.pathname || start.pathname === '/') return undefined
  const login = /(?:^|[/_-])(?:log-?in|sign-?in|passport)(?:[/._-]|$)/i
  if (login.test(url.pathname) && !login.test(start.pathname)) {
    return { state: 'auth', code: 'http.redirect_login', reason: url.href.slice(0, 200) }
  }
  const sameSite = url.hostname.replace(/^www\./, '') === start.hostname.replace(/^www\./, '')
  if (!sameSite || url.pathname !== '/' || url.search !== '') return undefined
  return { state: 'error', code: 'http.redirect_home', reason: url.href.slice(0, 200) }
}

function lost(code: string): Arrival {
  return { kind: 'lost', verdict: { state: 'error', code, reason: '' } }
}
