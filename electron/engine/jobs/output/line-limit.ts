// Read by the thread of a job file too, which begins the sooner the less it loads: nothing of the engine comes along.
import type { LogColors } from '../../model/logs/log-color.ts'
import { type ColoredLine, LineColors } from './colored-line.ts'

/** Characters of a line that a log can bear. */
export const longestLine = 4000

/** A line no longer than a log can bear; what is missing is counted at its end. */
export function shortLine(text: string): string {
  const cut = text.length - longestLine
  return cut > 0 ? marked(text.slice(0, longestLine), cut) : text
}

/** A text that was cut, with what is missing counted at its end. */
export function marked(text: string, cut: number): string {
  // The cut may have gone through a surrogate pair.
  return `${text.toWellFormed()} … [+${cut}]`
}

/** What a job file writes in one call, of any number of lines. */
export function coloredText(written: string): ColoredLine {
  const { colors, text } = new LineColors().read(written)
  return { text: shortLine(text), colors: clipped(colors, longestLine) }
}

/** The colours of what is left of a text. */
export function clipped(colors: LogColors, length: number): LogColors {
  return colors.filter(({ to }) => to <= length)
}
