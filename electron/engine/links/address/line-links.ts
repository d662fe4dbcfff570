import type { Unreadable } from '../../model/import.ts'
import type { Link } from '../../model/link.ts'
import type { Address } from './address.ts'
import type { LinkReader } from './link.ts'
import { barePasscode, type LabelledPasscode, labelledPasscode } from './passcode.ts'
import { behindTag, isPicture, linkedWords } from './title.ts'

/** A link of a line; its title is empty when the line gives none. */
export type LineLink = { readonly link: Link; readonly title: string }

export type LineReading = {
  readonly links: readonly LineLink[]
  /** A passcode that opens all links of the text. */
  readonly shared: LabelledPasscode | undefined
  /** The addresses of the line that are no links, and why. */
  readonly refused: readonly Omit<Unreadable, 'line'>[]
}

type Placed = { readonly link: Link; readonly start: number; readonly end: number }
type Gap = { readonly title: string; readonly passcode: LabelledPasscode | undefined }

// How far beside a link its title or passcode is looked for.
const reach = 500
// Signs that nobody sees: zero-width blanks, marks of direction, soft hyphens. Joiners belong to emoji.
const invisible =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=[!-~])[\u200c\u200d]|[\u200c\u200d](?=[!-~])/g
// They name a file or a server, but no page that could be asked whether it is still there.
const uncheckable =
  /(?<![\w+.-])(?:ed2k:\/\/(?:\|[^|\r\n]{0,500}){1,8}\|?\/?|(?:magnet:\?|thunder:\/\/|flashget:\/\/|qqdl:\/\/|ftps?:\/\/|sftp:\/\/)[^\s<>"'`，。；、]+)/gi

/** A line without the signs that nobody sees, and those by which Markdown and JSON keep others from meaning more. */
export function visible(text: string): string {
  const line = text.replace(invisible, '')
  return line.includes('\\') ? line.replace(/\\([/_*#&~()[\]])/g, '$1') : line
}

/** The links of one line, each with the title and the passcode that stand beside it. */
export function readLine(line: string, reader: LinkReader): LineReading {
  const refused: Omit<Unreadable, 'line'>[] = []
  // A magnet may name trackers, which are no links.
  const text = line.replace(uncheckable, (address, at: number) => {
    // `https://…/magnet:?xt=…` is an address that names one.
    if (/https?:\/\/[^\s，。；、]*$/i.test(line.slice(Math.max(0, at - reach), at))) return address
    refused.push({ text: address, why: 'not_checkable' })
    return ' '.repeat(address.length)
  })
  const placed: Placed[] = []
  const addresses = [...reader.addressesIn(text)]
  for (const address of addresses) {
    const found = reader.linkAt(address)
    if (found === undefined) continue
    if (typeof found === 'string') refused.push({ text: address.text, why: found })
    else if (addresses.length === 1 || !isBeside(address, addresses, text)) {
      join(placed, { link: found, start: address.start, end: address.end })
    }
  }
  return { ...withWords(text, placed, reader), refused }
}

/** Adds a link; `[https://…](https://…)` is one. */
function join(placed: Placed[], next: Placed): void {
  const last = placed.at(-1)
  const isSame =
    last?.link.shareId === next.link.shareId && last.link.provider === next.link.provider
  if (!last || !isSame) placed.push(next)
  else {
    const link = last.link.passcode === '' ? next.link : last.link
    placed[placed.length - 1] = { link, start: last.start, end: next.end }
  }
}

/** Whether an address only stands beside another: a picture, or one that was shortened to be shown. */
function isBeside(address: Address, all: readonly Address[], text: string): boolean {
  if (isPicture(text.slice(Math.max(0, address.start - reach), address.start))) return true
  if (!/^(?:…|\.{3})/.test(text.slice(address.end, address.end + 3))) return false
  return all.some((other) => other !== address && other.text.startsWith(address.text))
}

function withWords(
  line: string,
  placed: readonly Placed[],
  reader: LinkReader,
): Pick<LineReading, 'links' | 'shared'> {
  if (placed.length === 0) return { links: [], shared: undefined }
  const between = Array.from({ length: placed.length + 1 }, (_, index) => {
    const start = placed[index - 1]?.end ?? 0
    const end = placed[index]?.start ?? line.length
    // Before the first link its end is near, elsewhere its beginning.
    return index === 0
      ? line.slice(Math.max(start, end - reach), end)
      : line.slice(start, Math.min(end, start + reach))
  })
  const gaps = between.map((words, index): Gap => {
    const before = placed[index - 1]
    const text = before ? behindTag(between[index - 1] ?? '', words) : words
    const takesCode = before && before.link.provider !== 'web' && before.link.passcode === ''
    const passcode = labelledPasscode(text) ?? (takesCode ? barePasscode(text) : undefined)
    return { title: reader.titleIn(cutOut(passcode, text)), passcode }
  })
  const titles = titlesOf(gaps)
  let last = ''
  const links = placed.map(({ link }, index) => {
    const passcode = gaps[index + 1]?.passcode ?? (index === 0 ? gaps[0]?.passcode : undefined)
    const own = linkedWords(between[index] ?? '', between[index + 1] ?? '')
    last = (own && reader.titleIn(own)) || titles[index] || last
    return { link: reader.opened(link, passcode), title: last }
  })
  return { links, shared: gaps.find(({ passcode }) => passcode?.isShared)?.passcode }
}

/** A line's titles stand before its links or, when nothing stands before the first, after them. */
function titlesOf(gaps: readonly Gap[]): string[] {
  return gaps[0]?.title === ''
    ? carried(gaps.slice(1).toReversed()).toReversed()
    : carried(gaps.slice(0, -1))
}

/** Each title, or the one before it where there is none. */
function carried(gaps: readonly Gap[]): string[] {
  let last = ''
  return gaps.map(({ title }) => (last = title || last))
}

/** A text without its labelled passcode, and the brackets that stood around it. */
export function cutOut(labelled: LabelledPasscode | undefined, text: string): string {
  if (!labelled) return text
  const left = `${text.slice(0, labelled.start)} ${text.slice(labelled.end)}`
  return left.replace(/[(（【[「『“"]\s*[)）】\]」』”"]/, ' ')
}
