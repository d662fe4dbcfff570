import type { Answer } from '../../requests/request.ts'

// Who lets a visitor read for longer has a page of its own; it is loaded anew for news.
const longestSeconds = 15

const tag = /<meta\b[^<>]{0,500}>/gi
const unread = /<!--[\s\S]*?(?:-->|$)|<(noscript|script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi

/**
 * Where a page sends its reader on its own: by a `Refresh` header or a `meta` element (WHATWG HTML §4.2.5.3).
 * What stands for browsers without scripts only is not followed.
 */
export function refreshIn({ headers, body }: Answer, isPage: boolean): string | undefined {
  const header = headers['refresh']
  if (header !== undefined) return targetOf(header)
  if (!isPage || !/http-equiv\s*=\s*["']?refresh/i.test(body)) return undefined
  for (const [element] of body.replace(unread, '').matchAll(tag)) {
    if (!/http-equiv\s*=\s*["']?refresh\b/i.test(element)) continue
    const [, double, single, bare] =
      /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(element) ?? []
    return targetOf((double ?? single ?? bare ?? '').replaceAll('&amp;', '&'))
  }
  return undefined
}

/** `5; url=/next`, `0,'/next'`; without an address the page loads itself anew. */
function targetOf(content: string): string | undefined {
  const [, seconds, rest = ''] =
    /^\s*(\d{1,9}|(?=\.))[\d.]*\s*(?:[;,]\s*|\s+|$)(.*)$/s.exec(content) ?? []
  if (seconds === undefined || Number(seconds) > longestSeconds) return undefined
  const target = rest.replace(/^url\s*=\s*/i, '').trim()
  const quoted = /^(["'])(.*?)(?:\1|$)/.exec(target)?.[2]
  return (quoted ?? target) || undefined
}
