import { stripVTControlCharacters } from 'node:util'
import Anser from 'anser'
import type { LogColor, LogColors } from '../../model/logs/log-color.ts'
import { shownLine } from '../../model/terms/one-line.ts'

/** A line as it is read, and what of it has a colour. */
export type ColoredLine = { readonly text: string; readonly colors: LogColors }

/** Begins what a terminal obeys and does not show. */
export const escape = '\u001B'
// The same and its bracket, in one character.
const escapeAndBracket = '\u009B'
// What moves or erases, and gives no colour. https://ecma-international.org/publications-and-standards/standards/ecma-48/
const movement = new RegExp(`${escape}\\[[\\d;?]*[A-Za-ln-z]`, 'g')
// Below this a colour is a shade of grey.
const leastChroma = 40
// Darker or brighter ones are what a terminal writes everything in.
const greys = { from: 60, to: 170 }

// Where on the circle of hues each begins, in degrees.
const hues: readonly (readonly [from: number, color: LogColor])[] = [
  [345, 'red'],
  [255, 'magenta'],
  [200, 'blue'],
  [165, 'cyan'],
  [75, 'green'],
  [20, 'yellow'],
  [0, 'red'],
]

const none: LogColors = []

/** Reads the colours that a program writes for a terminal, line by line: a colour holds until it is put back. */
export class LineColors {
  #current: string | null = null

  read(line: string): ColoredLine {
    const isPlain = !line.includes(escape) && !line.includes(escapeAndBracket)
    if (isPlain && this.#current === null) return { text: shownLine(line), colors: none }
    const begun = this.#current === null ? '' : `${escape}[38;2;${this.#current}m`
    const entries = Anser.ansiToJson(begun + line.replace(movement, ''), { json: true })
    this.#current = entries.at(-1)?.fg?.replaceAll(', ', ';') ?? null
    const plain = shownLine(stripVTControlCharacters(line))
    let text = ''
    const colors: LogColors[number][] = []
    for (const { content, fg, decorations } of entries) {
      const piece = shownLine(stripVTControlCharacters(content))
      const color = fg ? colorOf(fg) : decorations.includes('dim') ? 'gray' : null
      const from = text.length
      text += piece
      if (color && piece.trim() !== '') colors.push({ from, to: text.length, color })
    }
    // A form that is not known in full leaves no rest of itself.
    return text === plain ? { text, colors } : { text: plain, colors: [] }
  }
}

/** The nearest colour that is readable on every surface; null for what is black or white. */
function colorOf(written: string): LogColor | null {
  const [red = 0, green = 0, blue = 0] = written.split(', ').map(Number)
  const most = Math.max(red, green, blue)
  const chroma = most - Math.min(red, green, blue)
  if (chroma < leastChroma) return most >= greys.from && most <= greys.to ? 'gray' : null
  // https://en.wikipedia.org/wiki/Hue#Defining_hue_in_terms_of_RGB
  const sixth =
    most === red
      ? (green - blue) / chroma
      : most === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma
  const hue = (sixth * 60 + 360) % 360
  return hues.find(([from]) => hue >= from)?.[1] ?? 'red'
}
