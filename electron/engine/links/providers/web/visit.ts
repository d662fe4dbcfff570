import { CookieJar } from 'tough-cookie'
import type { Verdict } from '../../../model/verdict.ts'
import { isPrivateHost } from '../../requests/public-address.ts'
import { type Answer, RequestError, type RequestOptions } from '../../requests/request.ts'
import type { CheckContext } from '../provider.ts'
import { codes } from './codes.ts'
import { refreshIn } from './refresh.ts'

/** How an address is asked: the less is said, the more servers answer. */
export type Manner = 'beginning' | 'plain' | 'head'

/** The last answer of a chain of redirects. */
export type Arrival = { readonly kind: 'answer'; readonly url: URL; readonly answer: Answer }

/** Where a chain led, or why it led nowhere. */
export type Journey = Arrival | { readonly kind: 'settled'; readonly verdict: Verdict }

// As many as browsers follow (Chromium, Firefox; Fetch standard §4.4).
const maxRedirects = 20

// Title and headline stand in a page's first kilobytes; who has a long head is read to its end.
const beginningBytes = 16 * 1024
const pageBytes = 512 * 1024

// A server that knows no HEAD may never answer one.
const headTimeoutMs = 5000

const browser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'upgrade-insecure-requests': '1',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
}

const manners: Readonly<Record<Manner, Omit<RequestOptions, 'signal'>>> = {
  beginning: {
    method: 'GET',
    headers: {
      ...browser,
      range: `bytes=0-${beginningBytes - 1}`,
      'accept-encoding': 'identity',
    },
    maxBytes: beginningBytes,
    isWanted: isPage,
  },
  plain: { method: 'GET', headers: browser, maxBytes: pageBytes, isWanted: isPage },
  head: { method: 'HEAD', headers: browser, headersTimeoutMs: headTimeoutMs },
}

/** What one check asks on the web, with what servers give a visitor to keep meanwhile. */
export class Visit {
  readonly #start: URL
  readonly #context: CheckContext
  readonly #authorization: string | undefined
  #cookies: CookieJar | undefined
  /** Whether the address was on the public internet: from there no redirect leads into a private network. */
  #isPublic: boolean

  constructor(start: URL, authorization: string | undefined, context: CheckContext) {
    this.#start = start
    this.#context = context
    this.#authorization = authorization
    this.#isPublic = !isPrivateHost(start.hostname)
  }

  /** Follows redirects by hand, for each has to be looked at. Throws `RequestError` when no answer comes. */
  async go(manner: Manner): Promise<Journey> {
    const seen = new Set<string>()
    let url = this.#start
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      seen.add(this.#placeOf(url))
      const answer = await this.#ask(url, manner)
      this.#keepCookies(answer, url)
      const next = nextOf(answer, url)
      if (next === undefined) return { kind: 'answer', answer, url }
      if (next === 'nowhere') return settled('redirect_target')
      if (seen.has(this.#placeOf(next))) {
        // A page that loads itself anew is one all the same.
        return isThere(answer.status) ? { kind: 'answer', answer, url } : settled('redirect_loop')
      }
      const share = this.#context.share?.(next.href)
      if (share) return { kind: 'settled', verdict: await share() }
      this.#isPublic ||= next.hostname !== this.#start.hostname && !isPrivateHost(next.hostname)
      url = next
    }
    return settled('redirect_limit')
  }

  async #ask(url: URL, manner: Manner): Promise<Answer> {
    const { request, signal } = this.#context
    const cookie = this.#cookiesFor(url)
    const isAtHome = url.origin === this.#start.origin
    const own = manners[manner]
    const options = {
      ...own,
      headers: {
        ...own.headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(isAtHome && this.#authorization !== undefined
          ? { authorization: this.#authorization }
          : {}),
      },
      signal,
      publicOnly: this.#isPublic,
    }
    try {
      return await request(url.href, options)
    } catch (error) {
      // The name that a person gave may be one of their own network; where a public one leads may not. It is
      // held to what it was found to be: whoever answers for it later cannot move it there.
      if (!isPrivateName(error) || url !== this.#start || !this.#isPublic) throw error
      this.#isPublic = false
      return request(url.href, { ...options, publicOnly: false })
    }
  }

  /** The same address is another place once a cookie goes with it. */
  #placeOf(url: URL): string {
    return `${url.href} ${this.#cookiesFor(url)}`
  }

  #cookiesFor({ href }: URL): string {
    return this.#cookies?.getCookieStringSync(href) ?? ''
  }

  #keepCookies({ cookies = [] }: Answer, { href }: URL): void {
    for (const cookie of cookies) {
      this.#cookies ??= new CookieJar()
      this.#cookies.setCookieSync(cookie, href, { ignoreError: true, loose: true })
    }
  }
}

/** A file that is there may also answer 304, or 206 to a request for its beginning. */
export function isThere(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304
}

export function isPage(headers: Answer['headers']): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '')
}

function nextOf(answer: Answer, url: URL): URL | 'nowhere' | undefined {
  const { headers, status } = answer
  const isRedirect = [301, 302, 303, 307, 308].includes(status)
  const location = isRedirect ? headers['location'] : refreshIn(answer, isPage(headers))
  if (location === undefined) return undefined
  const next = URL.parse(location, url)
  if (location.trim() === '' || !next || !/^https?:$/.test(next.protocol)) return 'nowhere'
  next.hash = ''
  next.username = ''
  next.password = ''
  return next
}

function isPrivateName(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'network.private'
}

function settled(reason: 'redirect_loop' | 'redirect_target' | 'redirect_limit'): Journey {
  return { kind: 'settled', verdict: codes.ofContents(reason) }
}
