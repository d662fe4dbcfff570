import type { LogColors } from '../../model/logs/log-color.ts'
import { type Mask, noMask } from '../../model/secrets/mask.ts'
import { escape, LineColors } from './colored-line.ts'
import { LineDecoder } from './line-decoder.ts'
import { clipped, longestLine, marked } from './line-limit.ts'

// To the first column, as spinners have it.
const firstColumn = new RegExp(`${escape}\\[[01]?G`, 'g')

/** Cuts a stream of bytes into lines; a character or a line may come in any number of pieces. */
export class OutputLines {
  readonly #decoder: LineDecoder
  readonly #onLine: (text: string, colors: LogColors) => void
  readonly #mask: Mask
  readonly #colors = new LineColors()
  #held = ''
  #cut = 0

  constructor(
    onLine: (text: string, colors: LogColors) => void,
    mask = noMask,
    decoder = new LineDecoder(),
  ) {
    this.#decoder = decoder
    this.#onLine = onLine
    this.#mask = mask
  }

  push(bytes: Uint8Array): void {
    this.#take(this.#decoder.decode(bytes))
  }

  /** Gives out what is left without a line end. */
  end(): void {
    this.#take(this.#decoder.end())
    if (this.#held !== '') this.#giveOut()
  }

  #take(text: string): void {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#hold(text.slice(from, end))
      this.#giveOut()
      from = end + 1
    }
    this.#hold(text.slice(from))
  }

  #hold(piece: string): void {
    const room = longestLine + this.#mask.longest - this.#held.length
    const line = (this.#held + piece.slice(0, room)).replace(firstColumn, '\r')
    // A progress bar returns to the start of its line and writes over it: the last writing counts. Returns at the
    // end belong to the end of the line.
    const start = line.lastIndexOf('\r', withoutReturns(line).length - 1) + 1
    this.#held = line.slice(start)
    this.#cut = start > 0 ? 0 : this.#cut + Math.max(piece.length - room, 0)
  }

  #giveOut(): void {
    const { colors, text: plain } = this.#colors.read(withoutBackspaces(withoutReturns(this.#held)))
    // What was cut off may have begun with the rest of a secret, and colours make a line longer than it looks.
    const known = this.#cut > 0 ? Math.max(plain.length - this.#mask.longest, 0) : longestLine
    const { cut: more, text } = this.#mask.hide(plain, Math.min(known, longestLine))
    const cut = this.#cut + more
    this.#held = ''
    this.#cut = 0
    // What hides a secret is of another length.
    const isWhole = plain.startsWith(text)
    this.#onLine(cut > 0 ? marked(text, cut) : text, isWhole ? clipped(colors, text.length) : [])
  }
}

function withoutReturns(line: string): string {
  let end = line.length
  while (line[end - 1] === '\r') end -= 1
  return line.slice(0, end)
}

/** A backspace takes back the character before it: what is written then stands in its place. */
function withoutBackspaces(line: string): string {
  if (!line.includes('\b')) return line
  const left: string[] = []
  for (const character of line) {
    if (character === '\b') left.pop()
    else left.push(character)
  }
  return left.join('')
}
