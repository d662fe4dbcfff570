import { cut } from './cut.ts'
import { bare, glued, marked, paired, weak } from './forms.ts'
import { isExtra } from './kinds.ts'
import { withoutMarks } from './marks.ts'
import { numberOf, numeral } from './numerals.ts'
import { partIn } from './part.ts'
import { blankedAt, readable } from './readable.ts'
import { alone as noSiblings, type Siblings } from './siblings.ts'

/** What a name says of its place in a series. Numbers stand as they are written, Chinese numerals in digits. */
export type Numbers = {
  /** Empty where the name gives none. */
  readonly season: string
  /** Empty where the name gives none; `25.5` stands between two. */
  readonly episode: string
  /** The last of several episodes in one file; empty where it is one. */
  readonly last: string
  /** The part of an issue: 上, 中, 下 or a numeral; empty where there is none. */
  readonly part: string
  /** Whether season and episode stand together, as in S01E02. */
  readonly isPaired: boolean
  /** A trailer, a special or another piece that is no episode. */
  readonly isSpecial: boolean
  /** Whether the episode is a number beside which others could be meant. */
  readonly isUnsure: boolean
}

type Episode = Pick<Numbers, 'episode' | 'last' | 'isUnsure'>

const seasons = [
  /(?<![a-z])s(\d{1,4})(?=e|x|sp|\b|_)/iu,
  /(?<![a-z])se(\d{1,2})(?=\b|_)/iu,
  new RegExp(`第\\s*(${numeral})\\s*季`, 'u'),
] as const
// Alone it is a title.
const inEnglish = [
  /(?<![a-z])seasons?[ ._-]{0,2}(\d{1,2})(?!\d)/iu,
  /(?<![a-z\d])(\d{1,2})(?:st|nd|rd|th)[ ._-]season/iu,
] as const

// No file has more.
const longestRange = 50

/** Reads season, episode and part of a file's name; what lies beside it tells which of its numbers counts. */
export function numbersIn(name: string, siblings: Siblings = noSiblings): Numbers {
  return siblings.numbers(name, () => readNumbers(name, siblings))
}

function readNumbers(name: string, siblings: Siblings): Numbers {
  const text = withoutMarks(readable(name))
  const clean = cut(name)
  const both = matchOf(paired, text)
  const isPaired = both !== null
  const isEpisode = isPaired || /[集话話]|(?<![a-z])ep?[ .]?\d/iu.test(clean)
  const isSpecial = isExtra(name, clean, { isEpisode, isPaired }, siblings)
  const found = isSpecial
    ? null
    : both
      ? { ...rangeOf(both.slice(2)), isUnsure: false }
      : episodeOf(name, clean, siblings)
  return {
    ...(found ?? { episode: '', last: '', isUnsure: false }),
    season: both?.[1] ?? seasonIn(text, found !== null),
    part: partIn(text),
    isPaired,
    isSpecial,
  }
}

function seasonIn(text: string, hasEpisode: boolean): string {
  return digitsOf(matchOf(hasEpisode ? [...seasons, ...inEnglish] : seasons, text)?.[1] ?? '')
}

function episodeOf(name: string, clean: string, siblings: Siblings): Episode | null {
  const read = siblings.episodeRead(name)
  if (read !== undefined) return { episode: read, last: '', isUnsure: false }
  const constants = siblings.constants(name)
  const found = episodeIn(blankedAt(clean, constants), name, siblings)
  if (found || constants.length === 0) return found
  // What most have in its place counts the episodes only where it says so.
  const constant = episodeIn(clean, name, siblings)
  return constant && { ...constant, isUnsure: constant.isUnsure || !matchOf(marked, clean) }
}

function episodeIn(text: string, name: string, siblings: Siblings): Episode | null {
  const sign = matchOf(marked, text)
  if (sign) {
    const isUnsure = sign[0].includes('期') && siblings.isOtherShow(cut(name))
    return { ...rangeOf(sign.slice(1)), isUnsure }
  }
  const number = matchOf(bare, text)
  if (number) {
    const { episode, last } = rangeOf(number.slice(1))
    // 01-02 is a range, 1-23 is not.
    const isRange = last.length === episode.length && Number(last) - Number(episode) < 10
    const isUnsure = !isRange && isDoubtful(text, number, readable(name))
    return { episode, last: isRange ? last : '', isUnsure }
  }
  const other = matchOf(weak, text)
  if (other) return { ...rangeOf(other.slice(1)), isUnsure: countIn(text) > 1 }
  return atEndOfWord(text, name, siblings)
}

/** Whether a bare number stands beside another one, or may be a day or the second of two as in 1.2. */
function isDoubtful(
  text: string,
  { 1: episode = '', index, 0: found }: RegExpExecArray,
  name: string,
): boolean {
  if (episode.includes('.')) return false
  const from = index + found.indexOf(episode)
  const isPoint =
    /\d\.$/.test(name.slice(0, from)) || /^\.\d/.test(name.slice(from + episode.length))
  return countIn(text) > 1 || isPoint || /^0[1-9](?:0[1-9]|[12]\d|3[01])$/.test(episode)
}

const countIn = (text: string) => (text.match(/\d+/g) ?? []).length

/** 三体01 beside 三体02; alone it could be the second of two films. */
function atEndOfWord(text: string, name: string, siblings: Siblings): Episode | null {
  const all = [...text.matchAll(glued)]
  const alike = all.find(({ index }) => siblings.areAlikeUpTo(name, index))
  const [, episode] =
    alike ??
    all.findLast(
      ({ 1: digits = '', index }) =>
        /[\u4E00-\u9FFF]/u.test(text.charAt(index - 1)) || /^0\d{1,2}$/.test(digits),
    ) ??
    []
  return episode === undefined ? null : { episode, last: '', isUnsure: alike === undefined }
}

function matchOf(forms: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const form of forms) {
    const found = form.exec(text)
    if (found) return found
  }
  return null
}

function rangeOf([first = '', ...rest]: readonly (string | undefined)[]) {
  const episode = digitsOf(first)
  const last = digitsOf(rest.find((each) => each !== undefined) ?? '')
  const length = Number(last) - Number(episode)
  return { episode, last: length > 0 && length <= longestRange ? last : '' }
}

const digitsOf = (text: string) => (/^[\d.]*$/.test(text) ? text : String(numberOf(text) ?? ''))
