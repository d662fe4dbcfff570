import { oneLine } from '../../engine/model/terms/one-line.ts'

// A menu is as wide as its longest entry.
const mostColumns = 44
// Enough for that many characters of several code points each, such as a family of emoji.
const longestRead = 1000

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
// Marks without a width that turn the direction of what follows, or make two equal texts differ.
const unseen = /[\u061C\u200B\u200E\u200F\u2060\uFEFF]/gu
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u

/** A name or a title from outside as it fits into a menu: one line, shortened at its end. */
export function menuText(text: string): string {
  const line = oneLine(text.slice(0, longestRead).replaceAll(unseen, ''))
    .replaceAll(/\s+/gu, ' ')
    .trim()
  let columns = 0
  let end = 0
  for (const { index, segment } of characters.segment(line)) {
    columns += wide.test(segment) ? 2 : 1
    if (columns > mostColumns) return `${line.slice(0, end).trimEnd()}…`
    // Room for the sign that something is missing.
    if (columns < mostColumns) end = index + segment.length
  }
  return line
}

/** The label of an entry: in one, `&` stands before the letter that chooses it. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&')
}
