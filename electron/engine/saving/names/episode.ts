import { cut } from './cut.ts'
import { bare, glued, marked, paired, weak } from './forms.ts'
import { isExtra } from './kinds.ts'
import { withoutMarks } from './marks.ts'
import type { Numbers } from './numbers.ts'
import { numberOf, numeral } from './numerals.ts'
import { partIn } from './part.ts'
import { blankedAt, readable } from './readable.ts'
import { alone as noSiblings, type Siblings } from './siblings.ts'

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

// What has more is all of a series in one file.
const longestRange = 30

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
    const [, episode = '', last = ''] = number
    // 01-02 is a range, 1-23 is not.
    const isRange =
      last.length === episode.length && Math.abs(Number(last) - Number(episode) - 5) < 5
    const whole = blankedAt(cut(name), siblings.constants(name, 'all'))
    const isUnsure = !isRange && isDoubtful(text, number, whole)
    return { episode, last: isRange ? last : '', isUnsure }
  }
  const other = matchOf(weak, text)
  if (other) return { ...rangeOf(other.slice(1)), isUnsure: (text.match(/\d+/g) ?? []).length > 1 }
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
  const to = from + episode.length
  const around = text.slice(0, from) + text.slice(to).replace(/^[ ._]?v\d/iu, '')
  const isPoint = /\d\.$/.test(name.slice(0, from)) || /^\.\d/.test(name.slice(to))
  const isDay = /^0[1-9](?:0[1-9]|[12]\d|3[01])$/.test(episode)
  return /\d/.test(around) || isPoint || isDay
}

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
  if (length > longestRange) return { episode: '', last: '' }
  return { episode, last: length > 0 ? last : '' }
}

const digitsOf = (text: string) => (/^[\d.]*$/.test(text) ? text : String(numberOf(text) ?? ''))
