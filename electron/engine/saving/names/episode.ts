import { fullDateIn } from './dates.ts'
import { withoutMarks } from './marks.ts'
import { numberOf, numeral } from './numerals.ts'
import { alone as noSiblings, type Siblings } from './siblings.ts'

/** What a name says of its place in a series. Numbers stand as they are written, Chinese numerals in digits. */
export type Numbers = {
  /** Empty where the name gives none. */
  readonly season: string
  /** Empty where the name gives none; `25.5` stands between two. */
  readonly episode: string
  /** The part of an issue: 上, 中, 下 or a numeral; empty where there is none. */
  readonly part: string
  /** Whether season and episode stand together, as in S01E02. */
  readonly isPaired: boolean
  /** A trailer, a special or another piece that is no episode. */
  readonly isSpecial: boolean
  /** Whether the episode is a bare number beside which others could be meant. */
  readonly isUnsure: boolean
}

const counter = '[集期话話回部篇]'
const paired = /(?<![a-z])s(\d{1,4})[ ._-]?(?:e|ep)[ .]?(\d{1,4}(?:\.5)?)(?!\d)/iu
const crossed = /(?<![a-z\d])(\d{1,2})x(\d{1,4})(?!\d)/iu
const alone = /(?<![a-z])s(\d{1,4})(?=e|x|\b|_)/iu
const inChinese = new RegExp(`第\\s*(${numeral})\\s*季`, 'u')
const special =
  /(?<![a-z])(?:sp|ova|oad|ncop|nced|pv|cm)[ .]?\d*(?![a-z])|特别篇|番外|花絮|片花|彩蛋|先导/iu

// A sign or brackets tell that it is an episode.
const marked = [
  /(?<![a-z])(?:ep?|p|x)[ .]?(\d{1,4}(?:\.5)?)(?!\d)/iu,
  new RegExp(`第\\s*(${numeral})\\s*${counter}`, 'u'),
  new RegExp(`(\\d{1,4})\\s*${counter}`, 'u'),
  /[[【](\d{1,4}(?:\.5)?)(?:v\d)?[\]】]/iu,
] as const

// A number alone: it depends on what stands around it.
const bare = [
  /(?:^|[\s._\-~(（\]】])(\d{1,4}(?:\.5)?)(?:v\d)?(?=$|[\s._\-~()（）[【])/iu,
  /^(\d{1,4})(?![\da-z])/iu,
  /\p{Script=Han}(\d{1,4})(?=$|[\s._\-~[【])/iu,
] as const

const part = new RegExp(
  `(?:第\\s*(?:${numeral})|\\d)\\s*${counter}\\s*[(（]?([上中下一二三四五六七八九十])`,
  'u',
)

/** Reads season, episode and part of a file's name; what lies beside it tells which of its numbers counts. */
export function numbersIn(name: string, siblings: Siblings = noSiblings): Numbers {
  const text = withoutMarks(name)
  const both = paired.exec(text) ?? crossed.exec(text)
  const isSpecial = both === null && special.test(text)
  return {
    season: both?.[1] ?? seasonIn(text),
    ...(both || isSpecial
      ? { episode: both?.[2] ?? '', isUnsure: false }
      : episodeOf(name, text, siblings)),
    part: part.exec(text)?.[1] ?? '',
    isPaired: both !== null,
    isSpecial,
  }
}

type Episode = Pick<Numbers, 'episode' | 'isUnsure'>

function episodeOf(name: string, text: string, siblings: Siblings): Episode {
  const read = siblings.episodeRead(name)
  if (read !== undefined) return { episode: read, isUnsure: false }
  const varying = siblings.varying(name)
  const found = varying === name ? null : episodeIn(withoutMarks(varying))
  return found ?? episodeIn(text) ?? { episode: '', isUnsure: false }
}

function seasonIn(text: string): string {
  const written = alone.exec(text)?.[1]
  if (written !== undefined) return written
  const [, chinese = ''] = inChinese.exec(text) ?? []
  return chinese === '' ? '' : digitsOf(chinese)
}

function episodeIn(text: string): Episode | null {
  const date = fullDateIn(text)
  const undated = date
    ? text.slice(0, date.at) + ' '.repeat(date.length) + text.slice(date.at + date.length)
    : text
  // A year is no episode, however it stands; nor is the number of a season, nor how far a share is.
  const clean = undated
    .replaceAll(/更新?[至到]\s*第?\s*\d+/gu, (found) => ' '.repeat(found.length))
    .replaceAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu, '    ')
    .replaceAll(new RegExp(`第\\s*(?:${numeral})\\s*季`, 'gu'), (found) => ' '.repeat(found.length))
  const stem = clean.replace(/\.[a-z][a-z\d]{1,4}$/iu, '')
  for (const form of marked) {
    const found = form.exec(stem)?.[1]
    if (found !== undefined) return { episode: digitsOf(found), isUnsure: false }
  }
  const isUnsure = (stem.match(/\d+/g) ?? []).length > 1
  for (const form of bare) {
    const found = form.exec(stem)?.[1]
    if (found !== undefined) return { episode: digitsOf(found), isUnsure }
  }
  return null
}

const digitsOf = (text: string) => (/^[\d.]+$/.test(text) ? text : String(numberOf(text) ?? ''))
