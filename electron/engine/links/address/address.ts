import type { FormIndex } from './share-forms.ts'

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
const plainShareRun = /[\w.%=]+/y
const stops = new Set('<>"`\\')
const closings = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
const label =
  /^(?:提取|访问|訪問|解压|分享)?(?:密?码|密碼|碼)|^(?:提取|口令)[:：]|^复制|^複製|^链接|^鏈接/
// A host in other scripts; its last label is of one kind, so that `例子.com很好看` ends at `com`.
const foreignHost =
  /(?=[\w.-]*[^\0-\u007f])(?:[\p{L}\p{N}\p{M}-]{1,63}\.){1,8}(?:[a-z]{2,63}(?![\w-])|[^\0-\u007f\P{L}]{2,20}(?=[/?#:]|[^\p{L}\p{N}]|$))/iuy
const literalV6 = /\[[\da-f:.]+\]/iy
const hostSigns = /[\w.-]{1,253}(?=[/?#])/y
const picture = /^[\p{Extended_Pictographic}\ufe0f\u200d]$/u
const letter = /^[\p{L}\p{M}\p{N}]$/u
// Scripts written without blanks between words: a text goes on right behind an address.
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]$/u
// Words in the middle of a name: `v3用户手册.html`, `首页&oldid=3`, `a中文/b`, `北京_(城市)`.
const wordsInName =
  /[\p{L}\p{M}]{1,60}(?:\.[a-z]\w{1,4}(?![\w.])|\/(?![/?#])[\w%]|&\w+=|[_-][\w(]|%[\da-f]{2})/iuy

/** Full-width letters, digits and address signs as their ASCII twins; every other character as it is. */
export function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ：／．？＝＆＃％＿－＋～]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}

/** Finds the addresses of a text; one of a drive may lack its scheme. */
export function addressFinder(forms: FormIndex): (text: string) => Generator<Address> {
  const topLevel = [...new Set(forms.topLevelDomains)].join('|')
  // Copied without its first letters, an address begins `ttps://`; a program that cut it, with `//`.
  const beginning = new RegExp(
    String.raw`https?:\/\/(?!https?:)|(?<![\w@.-]|(?<!\/)\/)(?:[a-z0-9-]{1,63}\.){1,4}(?:${topLevel})(?=[/?#])`,
    'gi',
  )
  const isDrive = (host: string) => forms.of(host.toLowerCase()).length > 0

  /** Every stretch of the text that may be an address, in order; takes time in proportion to the text. */
  return function* addressesIn(text) {
    const plain = toHalfWidth(text)
    for (let from = 0; ; ) {
      // One expression serves every search under way: its place is set before each use.
      beginning.lastIndex = from
      const match = beginning.exec(plain)
      if (!match) return
      const start = match.index
      const hasScheme = match[0].includes('//')
      const hostStart = hasScheme ? start + match[0].length : start
      const hostEnd = matchEnd(hostSigns, plain, hostStart)
      const end = isDrive(plain.slice(hostStart, hostEnd))
        ? endOfShare(plain, hostEnd)
        : endOf(plain, start, hostStart)
      from = Math.max(end, start + match[0].length)
      // `&amp;` comes from copied page source.
      const text = plain.slice(start, end).replaceAll('&amp;', '&')
      yield { start, end, text: hasScheme ? text : `https://${text}`, hasScheme }
    }
  }
}

/** Where a drive's address ends: it is made of few signs, and whatever else follows was glued to it. */
function endOfShare(text: string, from: number): number {
  let part: 'path' | 'query' | 'fragment' = 'path'
  // Names of other scripts stand behind the id of a folder: `#/list/share/f00d-剧集`.
  let isFolder = false
  let inName = false
  let isValue = false
  let end = from
  for (; end < text.length; end += 1) {
    end = matchEnd(plainShareRun, text, end)
    const sign = text.charAt(end)
    if (sign === ':' && text.startsWith('://', end)) {
      return trimmedEnd(text, from, schemeBefore(text, end + 1, from) ?? end)
    }
    if (sign === '/') inName = false
    else if (sign === '?' || sign === '#') {
      part = sign === '#' ? 'fragment' : part === 'path' ? 'query' : part
      inName = false
    } else if (sign === '-') {
      // `…/s/abc----x1y2`: a passcode in the lists of resellers.
      if (text.startsWith('---', end)) break
      isFolder ||= part === 'fragment'
    } else if (sign === '&') {
      if (part === 'path' && !/^&\w{1,20}=/.test(text.slice(end, end + 22))) break
    } else if (sign > '\u007f') {
      const before = text.charAt(end - 1)
      isValue ||= before === '='
      inName ||= isFolder || isValue || before === '/'
      if (!inName || !letter.test(sign)) break
      if (!isValue && label.test(text.slice(end, end + 5))) break
    } else if (sign === '*') {
      if (part === 'path') break
      isFolder ||= part === 'fragment'
    } else if (part === 'path' || sign === '' || !'+:@!,;$'.includes(sign)) break
  }
  return trimmedEnd(text, from, end)
}

/** People and chat programs glue text to an address: finds where the address itself ends. */
function endOf(text: string, start: number, from: number): number {
  const open: string[] = []
  const quote = text.charAt(start - 1)
  let inHost = true
  let inQuery = false
  let inName = false
  let end = text.charAt(from) === '[' ? matchEnd(literalV6, text, from) : from
  for (; end < text.length; end += 1) {
    end = matchEnd(plainRun, text, end)
    const sign = text.charAt(end)
    if (sign <= ' ' || sign === '\u007f' || stops.has(sign)) break
    const closing = closings.get(sign)
    // In a user's name brackets would be written another way, and no longer stand in pairs.
    if (inHost && (closing !== undefined || sign === ']' || sign === '}')) break
    if (closing !== undefined) open.push(closing)
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (open.pop() !== sign) break
    } else if (sign === "'") {
      if (quote === sign || !/\w/.test(text.charAt(end + 1))) break
    } else if (sign === '|' || sign === '^') {
      if (inHost || quote === sign || !/\w/.test(text.charAt(end + 1))) break
      if (!inQuery && isColumn(text, start, end)) break
    } else if (sign === '/' || sign === '?' || sign === '#') {
      inHost = false
      inName = false
      inQuery ||= sign !== '/'
      const another = text.charAt(end + 1) === '/' ? schemeBefore(text, end, from) : undefined
      if (another !== undefined) return trimmedEnd(text, from, another)
    } else if (inHost) {
      const host = matchEnd(foreignHost, text, from)
      inHost = false
      if (host <= end) break
      end = host - 1
    } else {
      const character = String.fromCodePoint(text.codePointAt(end) ?? 0)
      const next = end + character.length
      // `弗拉基米尔·普京`, `1914–1918`
      const joins = /[·–]/.test(character) && /[\p{L}\p{N}]/u.test(text.charAt(next))
      const before = text.charAt(end - 1)
      const isPicture: boolean = picture.test(character) && (inName || '/=_-'.includes(before))
      if (!letter.test(character) && !joins && !isPicture) break
      inName ||= isPicture
      if (unspaced.test(character) && !inName) {
        inName = '/=#_-(+%'.includes(before) || matchEnd(wordsInName, text, end) > end
        if (!inName || label.test(text.slice(end, end + 5))) break
      }
      end = next - 1
    }
  }
  const trimmed = trimmedEnd(text, from, end)
  // _https://…_ is emphasis.
  return quote === '_' && text.charAt(trimmed - 1) === '_'
    ? trimmedEnd(text, from, trimmed - 1)
    : trimmed
}

/** Whether a sign parts columns: others follow, or it stands behind the first of a line. */
function isColumn(text: string, start: number, at: number): boolean {
  const next = text.slice(at + 1, at + 300)
  if (/^https?:|^[^\s|]*\|/i.test(next)) return true
  return text.slice(0, start).trim() === '' && /^\S*\s+\S/.test(next)
}

/** Where an address ends without the signs of the sentence around it. */
function trimmedEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && ".,;:!?&#*([{~'|^".includes(text.charAt(end - 1))) end -= 1
  return end
}

/** Where a sticky expression ends that begins at `from`; `from` when it does not match. */
function matchEnd(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from
  return expression.test(text) ? expression.lastIndex : from
}

/** `…abchttps://…` are two addresses; `…/https://…` and `…=https://…` are one that names another. */
function schemeBefore(text: string, slashes: number, from: number): number | undefined {
  if (text.charAt(slashes + 1) !== '/') return undefined
  const scheme = /https?:$/i.exec(text.slice(Math.max(from, slashes - 6), slashes))?.[0]
  if (scheme === undefined) return undefined
  const start = slashes - scheme.length
  return '/='.includes(text.charAt(start - 1)) ? undefined : start
}
