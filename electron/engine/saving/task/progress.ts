import type { Progress } from '../../model/saving/progress.ts'
import { numbersIn } from '../names/episode.ts'
import { numberOf, numeral } from '../names/numerals.ts'
import { Siblings } from '../names/siblings.ts'

export type ProgressInput = {
  /** The names of the files that are there. */
  readonly files: readonly string[]
  /** Names that may tell more: of the share, its folders, and its newest file. */
  readonly titles: readonly string[]
  /** What the owner says; null for nothing. */
  readonly total: number | null
  /** The first episode that is wanted; null for the first there is. */
  readonly from: number | null
}

// A folder that lacks more than this lacks a beginning, not episodes.
const mostMissing = 2000

const wholeForms = [
  new RegExp(`全\\s*(${numeral})\\s*[集话話期回]`, 'u'),
  new RegExp(`(${numeral})\\s*[集话話期回]\\s*全`, 'u'),
  new RegExp(`共\\s*(${numeral})\\s*[集话話期回]`, 'u'),
]
const ended = /完结|完結|大结局|大結局|全集(?!锦)|(?<![a-z])(?:end|fin|complete)(?![a-z])/iu
const notEnded = /未完结|未完結|更新至|更至|连载|連載/u

/** Reads how far a series is. It needs no key and asks nobody. */
export function progressOf({ files, from, titles, total }: ProgressInput): Progress {
  const siblings = new Siblings(files)
  const numbers = new Set(
    files.flatMap((name) => {
      const { episode, last } = numbersIn(name, siblings)
      // 25.5 stands between two, and is none of them.
      const [first, end] = [Number(episode), Number(last || episode)]
      return /^\d+$/.test(episode) && first > 0
        ? Array.from({ length: end - first + 1 }, (_, index) => first + index)
        : []
    }),
  )
  const highest = Math.max(0, ...numbers)
  const ofNames = total === null ? totalIn(titles) : null
  const isGoingOn = titles.some((title) => notEnded.test(title))
  const all = total ?? ofNames
  const last = all ?? highest
  const missing = holesIn(numbers, from ?? 1, highest)
  const isWhole = highest > 0 && missing.length === 0 && highest >= last
  const isSaid = all !== null || [...titles, ...files].some((name) => ended.test(name))
  return {
    have: numbers.size,
    total: all,
    totalFrom: total !== null ? 'person' : ofNames !== null ? 'names' : null,
    highest,
    missing,
    isComplete: isWhole && isSaid && (total !== null || !isGoingOn),
    isGoingOn,
  }
}

/** 全24集 is how many the series has, even where the share has fewer so far. */
function totalIn(titles: readonly string[]): number | null {
  for (const title of titles) {
    for (const form of wholeForms) {
      const number = numberOf(form.exec(title)?.[1] ?? '')
      if (number !== null && number > 0) return number
    }
  }
  return null
}

function holesIn(numbers: ReadonlySet<number>, from: number, highest: number): number[] {
  const first = Math.max(1, Math.ceil(from), highest - mostMissing)
  const range = Array.from({ length: Math.max(0, highest - first) }, (_, index) => first + index)
  return range.filter((number) => !numbers.has(number))
}

const day = 24 * 3_600_000

/**
 * Whether nothing has come for so long that a person should be asked whether the series is over: two weeks, or three
 * times the usual time between two files; the same again after a person said that it goes on. Times are milliseconds since 1970, in any order.
 */
export function isQuiet(arrivals: readonly number[], now: number, heardAt = 0): boolean {
  const times = arrivals.toSorted((a, b) => a - b)
  const last = times.at(-1)
  if (last === undefined) return false
  const gaps = times
    .flatMap((time, index) => (index === 0 ? [] : time - (times[index - 1] ?? time)))
    // What came together is one.
    .filter((gap) => gap > day / 2)
    .toSorted((a, b) => a - b)
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0
  return now - Math.max(last, heardAt) > Math.max(14 * day, 3 * usual)
}
