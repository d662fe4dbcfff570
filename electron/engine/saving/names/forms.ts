import { numeral } from './numerals.ts'

// How names write seasons and episodes. A form's groups are the episode, and the last one where a file has several.
const number = String.raw`(\d{1,4}(?:\.5)?)(?!\d)`
const to = String.raw`\s*[-~～—至到、&+]\s*`
const counter = '[集话話回期]'
const ending = String.raw`(?:[ ._]?v\d|[ .]?end|[ .]?fin|完|终|終|大结局)?`

/** Season and episode together; their first group is the season. */
export const paired = [
  new RegExp(
    `(?<![a-z])s[e ]?(\\d{1,4})[ ._-]{0,3}(?:ep?|episode)[ ._]?${number}(?:(?:${to})?ep?(\\d{1,4})(?!\\d)|${to}(?!19|20)(\\d{2,4})(?![\\d.]))?`,
    'iu',
  ),
  // Glued to the title.
  /S(\d{1,2})EP?(\d{1,4})(?!\d)/u,
  /(?<![a-z\d])(\d{1,2})[x×](\d{1,4})(?!\d)/iu,
  /(?<![a-z])se(\d{1,2})[ ._-](\d{1,4})(?!\d)/iu,
] as const

/** A sign or brackets tell that it is an episode. */
export const marked = [
  new RegExp(
    `(?<![a-z])(?:e[ .]?|(?:ep|episode)[ ._-]{0,2})${number}(?:${to}(?:ep?)?(\\d{1,4})(?![\\d.]))?`,
    'iu',
  ),
  /(?<![a-z\d])(?:[px]|no|vol)[ .]?(\d{1,4})(?![\da-z])/iu,
  new RegExp(`第\\s*(\\d{1,4})${to}(\\d{1,4})(?![\\d.])`, 'u'),
  new RegExp(
    `第\\s*(\\d{1,4}\\.5|${numeral})\\s*${counter}?(?:${to}第?\\s*(${numeral}))?\\s*${counter}`,
    'u',
  ),
  new RegExp(`(\\d{1,4})(?:${to}(\\d{1,4}))?\\s*${counter}`, 'u'),
  new RegExp(`[[【]\\s*(\\d{1,4}(?:\\.5)?)(?:-(\\d{1,4}))?\\s*${ending}\\s*[\\]】]`, 'iu'),
  new RegExp(`[\\s_]-[\\s_]${number}${ending}(?:${to}(\\d{1,4}))?(?=[\\s_]*(?:[[(（【]|$))`, 'iu'),
  /#(\d{1,4})(?!\d)/u,
] as const

/** A number alone: it depends on what stands around it. */
export const bare = [
  new RegExp(
    `(?<![\\p{L}\\p{N}])${number}${ending}(?![\\p{L}\\p{N}])(?:${to}(\\d{1,4})(?![\\p{L}\\p{N}]))?`,
    'iu',
  ),
  /(?:^|[\])）】」》])\s*(\d{1,4})(?![\da-z])/iu,
] as const

/** What counts something else, as long as nothing counts episodes. */
export const weak = [
  new RegExp(`第\\s*(${numeral})\\s*[部篇课課讲講弹彈场場卷章节節局堂关關夜轮輪幕辑輯]`, 'u'),
  /第\s*(\d{1,4})(?=[\s._-]|$)/u,
  /(\d{1,4})\s*[部篇]/u,
] as const

/** At the end of a word. */
export const glued = /(?<=\p{L})(\d{1,4})(?![\da-z])/giu
