import { STATUS_CODES } from 'node:http'
import { type Link, longestAddress } from '../../../model/link.ts'
import type { Verdict } from '../../../model/verdict.ts'
import { isPrivateHost } from '../../requests/public-address.ts'
import { type Answer, RequestError } from '../../requests/request.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'
import { notFoundWords } from './soft-404.ts'

const maxRedirects = 10

// Title and headline stand in a page's first kilobytes.
const pageBytes = 16 * 1024

/** A place on a chain of redirects. */
type Place = {
  readonly url: URL
  /** Whether the chain has been on the public internet. */
  readonly leftPrivate: boolean
}

/** The last answer of a chain of redirects, or why the chain has none. */
type Arrival =
  | (Place & { readonly kind: 'answer'; readonly answer: Answer })
  | { readonly kind: 'lost'; readonly verdict: Verdict }

export async function check({ url }: Link, context: CheckContext): Promise<Verdict> {
  const start = new URL(url)
  start.hash = ''
  const from = { url: start, leftPrivate: !isPrivateHost(start.hostname) }
  const head = await arriveByHead(from, context)
  if (head?.kind === 'lost') return head.verdict
  if (head && (isThere(head.answer.status) || head.answer.status === 429)) {
    const verdict = verdictOf(head, start)
    if (verdict.state !== 'valid' || !isPage(head.answer)) return verdict
    return (await verdictOfPage(head, start, context)) ?? verdict
  }
  // Many servers answer HEAD with 405, 403, 404 or 5xx for what they do serve.
  const body = await arrive('GET', from, start, context)
  return body.kind === 'lost' ? body.verdict : verdictOf(body, start)
}

async function arriveByHead(from: Place, context: CheckContext): Promise<Arrival | undefined> {
  try {
    return await arrive('HEAD', from, from.url, context)
  } catch (error) {
    // Some servers hang up on a HEAD, or send what is no answer to one.
    if (isNetworkError(error, 'network.reset', 'network.failed')) return undefined
    throw error
  }
}

/** The verdict of a page whose head was well; undefined when it did not come. */
async function verdictOfPage(
  head: Place,
  start: URL,
  context: CheckContext,
): Promise<Verdict | undefined> {
  try {
    const page = await arrive('GET', head, start, context)
    return page.kind === 'lost' ? page.verdict : verdictOf(page, start)
  } catch (error) {
    if (error instanceof RequestError) return undefined
    throw error
  }
}

/** Follows redirects by hand, so that a public address never leads into the private network. */
async function arrive(
  method: 'HEAD' | 'GET',
  from: Place,
  start: URL,
  { request, signal }: CheckContext,
): Promise<Arrival> {
  const seen = new Set<string>()
  let { url, leftPrivate } = from
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (seen.has(url.href)) return lost('redirect_loop')
    seen.add(url.href)
    const answer = await request(url.href, {
      method,
      signal,
      // The name the person gave may be one of their own network; where it leads may not.
      publicOnly: leftPrivate && url.hostname !== start.hostname,
      ...(method === 'GET' ? beginning : {}),
    })
    const location = answer.headers['location']
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) {
      return { kind: 'answer', answer, url, leftPrivate }
    }
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) return lost('redirect_target')
    next.hash = ''
    leftPrivate ||= !isPrivateHost(next.hostname)
    url = next
  }
  return lost('redirect_limit')
}

const beginning = {
  headers: { range: `bytes=0-${pageBytes - 1}`, 'accept-encoding': 'identity' },
  maxBytes: pageBytes,
}

/** A file that is there also answers a request for its beginning with 206, 304, or 416 when it is empty. */
function isThere(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304 || status === 416
}

function isPage({ headers }: Answer): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '')
}

function verdictOf({ answer, url }: Place & { readonly answer: Answer }, start: URL): Verdict {
  const isElsewhere = placeName(url) !== placeName(start) && url.href.length <= longestAddress
  const verdict = verdictAt(answer, url, start)
  return isElsewhere ? { ...verdict, finalUrl: url.href } : verdict
}

function verdictAt(answer: Answer, url: URL, start: URL): Verdict {
  const { status } = answer
  const evidence = { words: `${status} ${STATUS_CODES[status] ?? ''}`, answer }
  // A 503 that names a time asks for the same as a 429 (RFC 9110 §15.6.4).
  const isAskedToWait = status === 503 && answer.headers['retry-after'] !== undefined
  if (isAskedToWait) return codes.ofCode(status, evidence, 'rate_limited')
  if (!isThere(status)) return codes.ofCode(status, evidence)
  return landed(url, start) ?? softly(answer) ?? codes.ofCode(status, evidence, 'valid')
}

/** An address that ends at its site's front page or at a login is neither proven alive nor dead. */
function landed(url: URL, start: URL): Verdict | undefined {
  if (url.pathname === start.pathname || start.pathname === '/') return undefined
  const login = /(?:^|[/_-])(?:log-?in|sign-?in|passport)(?:[/._-]|$)/i
  if (login.test(url.pathname) && !login.test(start.pathname)) {
    return codes.ofContents('redirect_login', { words: url.href })
  }
  const sameSite = url.hostname.replace(/^www\./, '') === start.hostname.replace(/^www\./, '')
  if (!sameSite || url.pathname !== '/' || url.search !== '') return undefined
  return codes.ofContents('redirect_home', { words: url.href })
}

/** A page with HTTP 200 and words for "not found": no proof, but no sign of life either. */
function softly(answer: Answer): Verdict | undefined {
  const words = answer.body !== '' && isPage(answer) ? notFoundWords(answer.body) : undefined
  return words === undefined ? undefined : codes.ofContents('soft_404', { words })
}

/** An address without its scheme and without a slash at the end of its path. */
function placeName({ host, pathname, search }: URL): string {
  return host + pathname.replace(/\/$/, '') + search
}

function isNetworkError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof RequestError && codes.includes(error.code)
}

function lost(reason: 'redirect_loop' | 'redirect_target' | 'redirect_limit'): Arrival {
  return { kind: 'lost', verdict: codes.ofContents(reason) }
}
