import type { Requester } from './request.ts'

/** A requester that goes along when a host sends to its own name with `www.`, or without: drives do, now and then. */
export function followingWww(request: Requester): Requester {
  return async (url, options) => {
    const answer = await request(url, options)
    if (![301, 302, 307, 308].includes(answer.status)) return answer
    const from = new URL(url)
    const next = URL.parse(answer.headers['location'] ?? '', from)
    const isTwin =
      next?.protocol === 'https:' &&
      next.host !== from.host &&
      bare(next.host) === bare(from.host) &&
      next.pathname + next.search === from.pathname + from.search
    return isTwin ? request(next.href, options) : answer
  }
}

function bare(host: string): string {
  return host.replace(/^www\./, '')
}
