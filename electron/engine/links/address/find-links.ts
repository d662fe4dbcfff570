import type { Candidate, Unreadable } from '../../model/import.ts'
import { fallbackTitle } from '../../model/link.ts'
import { cutOut, type LineLink, readLine, visible } from './line-links.ts'
import type { LinkReader } from './link.ts'
import { barePasscode, type LabelledPasscode, labelledPasscode } from './passcode.ts'
import { isLabelledTitle, isNamedTitle, labelPattern } from './title.ts'

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

/** A line without a link; its title is empty where nothing of it can be one. */
type Words = {
  readonly line: number
  readonly text: string
  readonly title: string
  readonly isLabelled: boolean
  isUsed: boolean
}

/** Links whose lines follow one another, with what stands above and below them. */
type Run = {
  readonly above: Words | undefined
  readonly links: (LineLink & { readonly line: number; readonly isBare: boolean })[]
  /** The words directly below, up to the next link or the end of the block. */
  readonly below: Words[]
  readonly codeAbove: Code | undefined
  codeBelow: Code | undefined
}

/** A passcode on a line of its own. */
type Code = { readonly passcode: LabelledPasscode; readonly words: Words }

// What of a line is looked at where no link stands on it.
const reach = 500
const textShown = 200
const metadata = labelPattern(
  '(?:描述|简介|介绍|大小|标签|分类|类型|来源|投稿人?|频道|群组|更新|时间|日期|集数|主演|演员|导演|编剧|作者|评分|格式|年份|地区|语言|画质|清晰度|字幕|版本)',
)
const boilerplate =
  /^\s*(?:复制(?:这段|本段|整段|链接)|无需下载在线播放|\/~\w+~?:\/|点击链接|长按|打开[「“【]?.{0,12}APP|[-—]{2}\s*来自|\[InternetShortcut\]|IDList=)/i
// Hashtags, or when it was posted.
const onlyTags =
  /^\s*(?:#[^\s#]+\s*)+$|^\s*\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*$/
// What WeChat puts above each message that is copied out of a chat. Without seconds it may be the title of a recording.
const messageAbove = /^\s*\S.{0,60}?\s+\d{4}[-./]\d{1,2}[-./]\d{1,2}\s+\d{1,2}:\d{2}:\d{2}\s*$/
const codeAlone = /^\s*([A-Za-z0-9]{2,16})\s*$/

/** Reads a text line by line; a title or a passcode on a line of its own goes to the link beside it. */
export class LinkFinder {
  readonly #reader: LinkReader
  readonly #runs: Run[] = []
  readonly #words: Words[] = []
  readonly #unreadable: Unreadable[] = []
  #line = 0
  /** The links directly above; undefined once other words or the end of a block came between. */
  #run: Run | undefined
  /** Whether the block of the last links goes on. */
  #isBlock = false
  /** The last line that may be a title. */
  #above: Words | undefined
  /** Set when a label names it as one: then it holds past blank lines, until links have taken it. */
  #isNamed = false
  /** A passcode that stands before its link. */
  #code: Code | undefined
  /** Whether the line above was the label of a passcode and nothing else. */
  #isLabelled = false
  /** The passcode that opens all links of the text. */
  #shared: LabelledPasscode | undefined

  constructor(reader: LinkReader) {
    this.#reader = reader
  }

  read(text: string): void {
    this.#line += 1
    const line = visible(text)
    if (!/[\p{L}\p{N}]/u.test(line)) return this.#endBlock()
    const { links, refused, shared } = readLine(line, this.#reader)
    this.#shared ??= shared
    for (const { text, why } of refused) this.#refuse(text, why)
    if (links.length > 0) this.#readLinks(links, /^\s*https?:\/\/\S+\s*$/i.test(line))
    else if (refused.length > 0) this.#passOver()
    else this.#readWords(line)
  }

  end(): Findings {
    const isBelow = this.#isBelow()
    const found = this.#runs.flatMap((run) => {
      const { above, below, links, codeAbove, codeBelow } = run
      this.#openWith(run, isBelow ? links.length - 1 : 0, isBelow ? codeBelow : codeAbove)
      for (const index of links.keys()) this.#open(run, index, this.#shared)
      const words = isBelow ? below[0] : above
      const isTitled = titled(links, words)
      if (words && links.some((link) => link.title === '' && isTitled(link))) words.isUsed = true
      return links.map((each) => {
        const { line, link, title } = each
        const common = isTitled(each) ? words?.title : ''
        return { line, link, title: title || common || fallbackTitle(link) }
      })
    })
    for (const { isUsed, line, text } of this.#words) {
      if (!isUsed) this.#refuse(text, 'no_link', line)
    }
    return { found, unreadable: this.#unreadable.toSorted((a, b) => a.line - b.line) }
  }

  /** Whether the text puts each title below its link, as 115 does: one line of words behind every one. */
  #isBelow(): boolean {
    const titles = this.#words.filter(({ title }) => title !== '')
    return (
      titles.length === this.#runs.length &&
      this.#runs.every(({ below, links }, index) => {
        return below[0] === titles[index] && links.every(({ title }) => title === '')
      })
    )
  }

  #readLinks(links: readonly LineLink[], isBare: boolean): void {
    const code = this.#code
    // Below a title that stands below a link, it may be either's.
    const isDoubtful = code !== undefined && this.#runs.at(-1)?.codeBelow === code
    const run = this.#run ?? this.#newRun(isDoubtful ? code : undefined)
    const first = run.links.length
    for (const { link, title } of links) run.links.push({ line: this.#line, link, title, isBare })
    if (!isDoubtful) this.#openWith(run, first, code)
    this.#code = undefined
    this.#isLabelled = false
    this.#isBlock = true
  }

  #newRun(codeAbove: Code | undefined): Run {
    const run: Run = { above: this.#above, links: [], below: [], codeAbove, codeBelow: undefined }
    this.#runs.push(run)
    this.#run = run
    this.#isNamed = false
    return run
  }

  #readWords(line: string): void {
    const near = line.slice(0, reach)
    const passcode = this.#passcodeOf(near)
    this.#isLabelled = passcode !== undefined && passcode.passcode === undefined
    if (this.#isLabelled) return
    if (passcode?.isShared) this.#shared ??= passcode
    const last = this.#isBlock ? this.#runs.at(-1) : undefined
    if (passcode && last && this.#isOf(last, passcode)) return
    if (metadata.test(line) || boilerplate.test(line) || onlyTags.test(line)) return
    if (messageAbove.test(line)) return this.#endBlock()
    const title = this.#reader.titleIn(cutOut(passcode, near))
    // A label without what it labels: `链接：`
    if (!passcode && title === '') return
    const isLabelled = isLabelledTitle(near)
    const shown = line.trim().slice(0, textShown)
    const words = { line: this.#line, text: shown, title, isLabelled, isUsed: false }
    this.#words.push(words)
    if (passcode) {
      this.#code = { passcode, words }
      if (last && last.below.length > 0) last.codeBelow ??= this.#code
    }
    if (title !== '') this.#readTitle(words, isNamedTitle(near))
  }

  #readTitle(words: Words, isNamed: boolean): void {
    if (this.#isBlock) this.#runs.at(-1)?.below.push(words)
    this.#run = undefined
    if (this.#isNamed && !isNamed) return
    this.#above = words
    this.#isNamed = isNamed
  }

  /** Whether a passcode below links is that of the last of them: it opens it, or says again what does. */
  #isOf(run: Run, passcode: LabelledPasscode): boolean {
    if (run === this.#run && this.#open(run, run.links.length - 1, passcode)) return true
    return run.links.some(({ link }) => link.passcode === passcode.passcode)
  }

  #passcodeOf(line: string): LabelledPasscode | undefined {
    const last = this.#run?.links.at(-1)
    const isDirectlyAbove = last?.line === this.#line - 1
    const [, alone] = this.#isLabelled ? (codeAlone.exec(line) ?? []) : []
    if (alone !== undefined) {
      const end = line.length
      return { passcode: alone, isPhrase: false, isShared: false, start: 0, end }
    }
    const labelled = labelledPasscode(line)
    if (labelled || !isDirectlyAbove) return labelled
    const isOpen = last.link.provider === 'web' || last.link.passcode !== ''
    const bare = isOpen ? undefined : barePasscode(line)
    return bare && this.#reader.titleIn(cutOut(bare, line)) === '' ? bare : undefined
  }

  #openWith(run: Run, index: number, code: Code | undefined): void {
    if (code && this.#open(run, index, code.passcode)) code.words.isUsed = true
  }

  /** Gives a link a passcode if it has none; whether it did. */
  #open(run: Run, index: number, passcode: LabelledPasscode | undefined): boolean {
    const found = run.links[index]
    if (!found || !passcode || found.link.passcode !== '') return false
    run.links[index] = { ...found, link: this.#reader.opened(found.link, passcode) }
    return true
  }

  /** What is above an address that is no link is its title, and no other’s. */
  #passOver(): void {
    if (this.#above) this.#above.isUsed = true
    this.#above = undefined
    this.#isNamed = false
    this.#endBlock()
  }

  #endBlock(): void {
    this.#run = undefined
    this.#isBlock = false
    this.#isLabelled = false
    this.#code = undefined
    if (!this.#isNamed) this.#above = undefined
  }

  #refuse(text: string, why: Unreadable['why'], line = this.#line): void {
    this.#unreadable.push({ line, text: text.trim().slice(0, textShown), why })
  }
}

/**
 * Which of the links below some words they are the title of: each where no drive comes twice. Several links of one
 * drive have a heading, but no title in common; what a label names is that of those written like the first.
 */
function titled(
  links: Run['links'],
  words: Words | undefined,
): (link: Run['links'][number]) => boolean {
  const drives = new Set(links.map(({ link }) => link.provider))
  if (words === undefined || drives.size === links.length) return () => words !== undefined
  return ({ isBare }) => words.isLabelled && isBare === links[0]?.isBare
}
