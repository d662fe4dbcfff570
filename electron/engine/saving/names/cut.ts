import { fullDateIn } from './dates.ts'
import { withoutMarks } from './marks.ts'
import { numeral } from './numerals.ts'
import { blanked, blankedAt, oneOf, readable } from './readable.ts'

const undated = oneOf([
  // A day without its year, also as the issue of that day.
  /(?<![\d.a-z])\d{1,2}月(?:\d{1,2}[日号]?)?/giu,
  /(?<!\d)(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])\s*期/gu,
  /^(?:0[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])(?![\d.])|^(?:0[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])(?=\.\D)/gu,
  /(?<!\d)0[1-9](?:0[1-9]|[12]\d|3[01])\s*期/gu,
  /(?<!\d)(?:19|20)\d{2}[_ ]\d{1,2}[_ ]\d{1,2}(?!\d)/gu,
  // A year is no episode, however it stands; nor is the number of a season or of a disc.
  /(?<!\d)(?:19|20)\d{2}(?!\d)/gu,
  new RegExp(`第\\s*(?:${numeral})\\s*季`, 'gu'),
  /(?<![a-z])seasons?[ ._-]{0,2}\d{1,2}(?!\d)|(?<![a-z\d])\d{1,2}(?:st|nd|rd|th)[ ._-]season/giu,
  /(?<![a-z])se?\d{1,2}(?![\dex])/giu,
  /(?<![a-z])(?:part|disc|cd|dvd)[ ._-]?\d{1,2}(?!\d)/giu,
  // How many there are, or came so far.
  new RegExp(
    `(?:更新?[至到]|已更新?[至到]?|总第|[全共])\\s*第?\\s*(?:${numeral})\\s*[集期话話回]`,
    'gu',
  ),
  // A copy of a file.
  /(?<=\d.*\S)\(\d\)$/giu,
  /\d{1,4}-\d{1,4}\s*[集期话話回]?\s*(?:合集|全集|fin(?![a-z]))/giu,
])

/** The name without its suffix and with spaces for what is no episode wherever it stands; places stay as they are. */
export function cut(name: string): string {
  let text = withoutMarks(readable(name).replace(/\.[a-z][a-z\d]{1,4}$/iu, ''))
  for (let date = fullDateIn(text); date; date = fullDateIn(text)) {
    text = blankedAt(text, [{ from: date.at, to: date.at + date.length }])
  }
  return blanked(text, undated)
}
