/** Where an address stands in a text. */
export type Address = {
  readonly start: number
  readonly end: number
  /** With a scheme, whether the text gave one or not. */
  readonly text: string
  /** Whether the text itself gave the scheme; without one, only a drive's host makes it an address. */
  readonly hasScheme: boolean
}

// What an address is mostly made of: passed over in one step.
const plainRun = /[\w.%=&+~!$*,;:@-]+/y
const stops = new Set('<>"\'`{}|\\^')
const openings = new Set('([')
const closings = new Set(')]')
const label = /^(?:提取|访问|訪問|解压|分享)?(?:密?码|密碼|碼)|^复制|^複製/
// A host in other scripts; its last label is of one kind, so that `例子.com很好看` ends at `com`.
const foreignHost =
  /(?=[\w.-]*[^\0-\u007f])(?:[\p{L}\p{N}\p{M}-]{1,63}\.){1,8}(?:[a-z]{2,63}(?![\w-])|[^\0-\u007f\P{L}]{2,20}(?=[/?#:]|[^\p{L}\p{N}]|$))/iuy
const literalV6 = /\[[\da-f:.]+\]/iy
const letter = /^\p{L}$/u

/** Full-width letters, digits and address signs as their ASCII twins; every other character as it is. */
function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ：／．？＝＆＃％＿－＋～]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}

/** Finds the addresses of a text; a drive's host, of one of the top-level domains, may lack its scheme. */
export function addressFinder(
  topLevelDomains: Iterable<string>,
): (text: string) => Generator<Address> {
  const topLevel = [...new Set(topLevelDomains)].join('|')
  const beginning = new RegExp(
    String.raw`https?:\/\/|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:${topLevel})(?=[/?#])`,
    'gi',
  )

  /** Every stretch of the text that may be an address, in order; takes time in proportion to the text. */
  return function* addressesIn(text) {
    const plain = toHalfWidth(text)
    for (let from = 0; ; ) {
      // One expression serves every search under way: its place is set before each use.
      beginning.lastIndex = from
      const match = beginning.exec(plain)
      if (!match) return
      const start = match.index
      const end = endOf(plain, start + match[0].length)
      from = end
      // `&amp;` comes from copied page source.
      const text = plain.slice(start, end).replaceAll('&amp;', '&')
      const hasScheme = match[0].includes('//')
      yield { start, end, text: hasScheme ? text : `https://${text}`, hasScheme }
    }
  }
}

/** People and chat programs glue text to an address: finds where the address itself ends. */
function endOf(text: string, from: number): number {
  let depth = 0
  let inHost = true
  let inName = false
  let end = text.charAt(from) === '[' ? matchEnd(literalV6, text, from) : from
  for (; end < text.length; end += 1) {
    plainRun.lastIndex = end
    if (plainRun.test(text)) end = plainRun.lastIndex
    const character = text.charAt(end)
    if (character <= ' ' || character === '\u007f' || stops.has(character)) break
    // In a user's name these would be written another way, and no longer stand in pairs.
    if (inHost && (character === '[' || character === ']')) break
    if (openings.has(character)) depth += 1
    if (closings.has(character)) {
      if (depth === 0) break
      depth -= 1
    }
    if (character > '\u007f') {
      const host = inHost ? matchEnd(foreignHost, text, from) : end
      inHost = false
      if (host > end) {
        end = host - 1
        continue
      }
      // Letters of other scripts belong to it only as a name of its path: `/s/剧集`, not `/s/abc剧集`.
      inName ||= text.charAt(end - 1) === '/' && end > from
      if (!inName || !letter.test(character) || label.test(text.slice(end, end + 5))) break
    } else if (character === '/' || character === '?' || character === '#') {
      inHost = false
      inName = false
      const another = text.charAt(end + 1) === '/' ? schemeBefore(text, end, from) : undefined
      if (another !== undefined) {
        end = another
        break
      }
    }
  }
  while (end > from && '.,;:!?&#*([~'.includes(text.charAt(end - 1))) end -= 1
  return end
}

/** Where a sticky expression ends that begins at `from`; `from` when it does not match. */
function matchEnd(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from
  return expression.test(text) ? expression.lastIndex : from
}

/** `…abchttps://…` are two addresses; `…/https://…` and `…=https://…` are one that names another. */
function schemeBefore(text: string, slashes: number, from: number): number | undefined {
  const scheme = /https?:$/i.exec(text.slice(Math.max(from, slashes - 6), slashes))?.[0]
  if (scheme === undefined) return undefined
  const start = slashes - scheme.length
  return '/='.includes(text.charAt(start - 1)) ? undefined : start
}
