import { cut } from './cut.ts'
import type { Numbers } from './numbers.ts'
import { numeral } from './numerals.ts'
import { readable } from './readable.ts'
import { isVideo } from './stem.ts'

type Span = { readonly from: number; readonly to: number }

/**
 * The files that lie beside each other. A number that stands at one place in most of them belongs to the title, to the
 * season or to the picture; the one that counts episodes varies.
 */
export class Siblings {
  readonly #names: readonly string[]
  /** By a name up to and with a number, from a number on, and up to but without one. */
  readonly #beginnings = new Map<string, number>()
  readonly #ends = new Map<string, number>()
  readonly #before = new Map<string, Set<string>>()
  /** The words that most have before an issue's number; undefined where none do. */
  readonly #usualTitle: string | undefined
  readonly #signs = new Map<string, boolean>()
  readonly #numbers = new Map<string, Numbers>()
  readonly #read: ReadonlyMap<string, string>

  /** `read` are the episodes that a person read in names, by the name. */
  constructor(names: readonly string[], read: ReadonlyMap<string, string> = new Map()) {
    this.#read = read
    const videos = names.filter(isVideo)
    // Subtitles, copies and other pictures of a file are no siblings of it.
    const distinct = new Map(
      (videos.length > 0 ? videos : names).map((name) => {
        const clean = cut(name)
        return [keyOf(clean), { name: readable(name), clean }]
      }),
    )
    this.#names = [...distinct.values()].map(({ name }) => name)
    const titles = new Map<string, number>()
    for (const { clean, name } of distinct.values()) {
      for (const { from, to } of runsIn(name)) {
        count(this.#beginnings, name.slice(0, to))
        count(this.#ends, name.slice(from))
        const before = this.#before.get(name.slice(0, from)) ?? new Set()
        this.#before.set(name.slice(0, from), before.add(name.slice(from, to)))
      }
      const title = issueTitle(clean)
      if (title !== null) count(titles, title)
    }
    const all = [...titles.values()].reduce((sum, each) => sum + each, 0)
    this.#usualTitle = [...titles].find(([, each]) => each > 1 && each * 2 > all)?.[0]
  }

  /** The episode that a person read in a name; undefined where nobody did. */
  episodeRead(name: string): string | undefined {
    return this.#read.get(name)
  }

  /** What was read in a name of theirs, read once. */
  numbers(name: string, read: () => Numbers): Numbers {
    if (this.#names.length === 0) return read()
    const known = this.#numbers.get(name) ?? read()
    this.#numbers.set(name, known)
    return known
  }

  /** The places in a name of the numbers that most have there, or all. */
  constants(name: string, who: 'most' | 'all' = 'most'): Span[] {
    const all = this.#names.length
    const least = who === 'all' ? all : Math.floor(all / 2) + 1
    const text = readable(name)
    return runsIn(text).filter(({ from, to }) => {
      const same = Math.max(
        this.#beginnings.get(text.slice(0, to)) ?? 0,
        this.#ends.get(text.slice(from)) ?? 0,
      )
      return same > 1 && same >= least
    })
  }

  /** Whether others are called alike up to a place, and have another number there. */
  areAlikeUpTo(name: string, place: number): boolean {
    return (this.#before.get(readable(name).slice(0, place))?.size ?? 0) > 1
  }

  /** Whether a word stands in most of the names. */
  areMostly(word: string): boolean {
    const known = this.#signs.get(word)
    if (known !== undefined) return known
    const having = this.#names.filter((name) => name.includes(word)).length
    const areMostly = having > 1 && having * 2 > this.#names.length
    this.#signs.set(word, areMostly)
    return areMostly
  }

  /** Whether a name, cut, says another show before its issue than most: 采访第1期 beside 第1期. */
  isOtherShow(clean: string): boolean {
    const title = this.#usualTitle === undefined ? null : issueTitle(clean)
    return title !== null && title !== this.#usualTitle
  }
}

/** A file of which nothing else is known. */
export const alone = new Siblings([])

const numbers = new RegExp(`\\d+|(?<=第\\s*)(?:${numeral})`, 'gu')
const runsIn = (name: string) =>
  [...name.matchAll(numbers)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }))

/** What copies and other pictures of a file have in common. */
const keyOf = (clean: string) =>
  clean
    .replace(/\(\d\)\s*$/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

const issue = new RegExp(`第?\\s*(?:${numeral})\\s*期`, 'u')

/** The words before an issue's number; null where a name counts no issues. */
function issueTitle(clean: string): string | null {
  const found = issue.exec(clean)
  return found && clean.slice(0, found.index).replaceAll(/[^\p{L}]|正片|期/gu, '')
}

function count(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1)
}
