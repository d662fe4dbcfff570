import type { Candidate, Unreadable } from '../../model/import.ts'
import { type Link, longestAddress } from '../../model/link.ts'
import type { Address } from './address.ts'
import type { LinkReader } from './link.ts'
import { type LabelledPasscode, labelledPasscode } from './passcode.ts'
import { fallbackTitle } from './title.ts'

/** A link of a text; lines count from 1. */
export type FoundLink = Pick<Candidate, 'line' | 'title' | 'link'>

export type Findings = {
  readonly found: readonly FoundLink[]
  readonly unreadable: readonly Unreadable[]
}

/** The lines of a text, one at a time, so that a large one is never held twice. */
export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    yield text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
    start = end + 1
  }
}

type Words = { readonly line: number; readonly text: string; used: boolean }
type Gap = { readonly title: string; readonly passcode: string | undefined }
type Placed = { readonly address: Address; readonly link: Link }

// How far beside a link its title or passcode is looked for.
const reach = 500
const metadata =
  /^[\s\p{So}\p{Cf}\uFE0F]*(?:描述|简介|介绍|大小|标签|分类|类型|来源|投稿人?|频道|群组|更新|时间|日期|集数|主演|导演|评分|格式)\s*[:：]/u
const boilerplate = /^\s*(?:复制(?:这段|本段|链接)|点击链接|打开[「“【]?.{0,12}APP|[-—]{2}\s*来自)/i

/** Reads a text line by line; a title or a passcode on a line of its own goes to the link beside it. */
export class LinkFinder {
  readonly #reader: LinkReader
  readonly #found: FoundLink[] = []
  readonly #unreadable: Unreadable[] = []
  #line = 0
  /** The last line that may be a title. */
  #title: Words | undefined
  /** A passcode that stood before any link of its block. */
  #passcode: Words | undefined
  /** Whether a passcode on the next line belongs to the last link. */
  #open = false

  constructor(reader: LinkReader) {
    this.#reader = reader
  }

  read(line: string): void {
    this.#line += 1
    if (line.trim() === '') return this.#endBlock()
    const placed: Placed[] = []
    let tooLong = false
    for (const address of this.#reader.addressesIn(line)) {
      const link = this.#reader.linkAt(address)
      if (link) placed.push({ address, link })
      else if (address.hasScheme) tooLong ||= address.text.length > longestAddress
    }
    if (tooLong) this.#unreadable.push(this.#unread(line, 'too_long'))
    if (placed.length > 0) this.#readLinks(line, placed)
    else if (!tooLong) this.#readWords(line)
  }

  end(): Findings {
    this.#endBlock()
    this.#giveUp(this.#title)
    this.#title = undefined
    return {
      found: this.#found,
      unreadable: this.#unreadable.toSorted((a, b) => a.line - b.line),
    }
  }

  #readLinks(line: string, placed: readonly Placed[]): void {
    const gaps = this.#gapsOf(line, placed)
    const before = this.#passcode ? labelledPasscode(this.#passcode.text)?.passcode : undefined
    const titles = titlesOf(gaps)
    for (const [index, { link }] of placed.entries()) {
      if (placed.length > 1 && repeats(placed, index)) continue
      const own = gaps[index + 1]?.passcode ?? (index === 0 ? gaps[0]?.passcode : undefined)
      const passcode = link.passcode || own || (index === 0 && before) || ''
      const title = titles[index] || this.#titleAbove() || fallbackTitle(link)
      this.#found.push({ line: this.#line, title, link: this.#reader.withPasscode(link, passcode) })
    }
    this.#passcode = undefined
    this.#open = true
  }

  #readWords(line: string): void {
    const labelled = labelledPasscode(line)
    const passcode = labelled?.passcode
    const last = this.#open ? this.#found.at(-1) : undefined
    if (passcode !== undefined && last) {
      if (last.link.passcode === '') {
        const link = this.#reader.withPasscode(last.link, passcode)
        this.#found[this.#found.length - 1] = { ...last, link }
      }
      return
    }
    if (isDecoration(line)) return
    const words = { line: this.#line, text: line, used: false }
    if (passcode !== undefined && this.#reader.titleIn(cutOut(labelled, line)) === '') {
      this.#giveUp(this.#passcode)
      this.#passcode = words
      return
    }
    this.#giveUp(this.#title)
    this.#title = words
    this.#open = false
  }

  #titleAbove(): string {
    if (!this.#title) return ''
    this.#title.used = true
    const text = this.#title.text.slice(0, reach)
    return this.#reader.titleIn(cutOut(labelledPasscode(text), text))
  }

  /** A title may stand above a blank line, but serves the links of one block only. */
  #endBlock(): void {
    this.#open = false
    this.#giveUp(this.#passcode)
    this.#passcode = undefined
    if (this.#title?.used === true) this.#title = undefined
  }

  #giveUp(words: Words | undefined): void {
    if (words && !words.used) this.#unreadable.push(this.#unread(words.text, 'no_link', words.line))
  }

  #unread(text: string, why: Unreadable['why'], line = this.#line): Unreadable {
    return { line, text: text.trim().slice(0, 200), why }
  }

  /** The words before, between and after the links of a line. */
  #gapsOf(line: string, placed: readonly Placed[]): Gap[] {
    const gaps: Gap[] = []
    for (let index = 0; index <= placed.length; index += 1) {
      const start = placed[index - 1]?.address.end ?? 0
      const end = placed[index]?.address.start ?? line.length
      // Before the first link its end is near, elsewhere its beginning.
      const words =
        index === 0
          ? line.slice(Math.max(start, end - reach), end)
          : line.slice(start, Math.min(end, start + reach))
      const labelled = labelledPasscode(words)
      gaps.push({
        title: this.#reader.titleIn(cutOut(labelled, words)),
        passcode: labelled?.passcode,
      })
    }
    return gaps
  }
}

/** `[https://…](https://…)` is one link. */
function repeats(placed: readonly Placed[], index: number): boolean {
  const link = placed[index]?.link
  const before = placed[index - 1]?.link
  return link?.shareId === before?.shareId && link?.provider === before?.provider
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
function cutOut(labelled: LabelledPasscode | undefined, text: string): string {
  if (!labelled) return text
  const left = `${text.slice(0, labelled.start)} ${text.slice(labelled.end)}`
  return left.replace(/[(（【[]\s*[)）】\]]/, ' ')
}

function isDecoration(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line) || metadata.test(line) || boilerplate.test(line)
}
