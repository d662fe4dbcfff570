import { isAscii, isUtf8 } from 'node:buffer'
import { wideEncodingOf } from '../../library/files/encoding.ts'
import { encodingOfLine, type LocalEncoding, localEncoding } from './line-encoding.ts'

// A longer line is told by its beginning.
const mostHeld = 16 * 1024

const utf8Mark = Buffer.from('\uFEFF')

/**
 * Decodes what a program writes, line by line: a script may write UTF-8 and a tool that it calls the system's code
 * page. UTF-16, as PowerShell has it, is told at the beginning.
 */
export class LineDecoder {
  readonly #local: LocalEncoding
  /** Of the last line with letters beyond ASCII. */
  #last: LocalEncoding = 'utf-8'
  #hasBegun = false
  #wide: TextDecoder | undefined
  /** Of a line that is too long to be held. */
  #long: TextDecoder | undefined
  #held: Buffer = Buffer.alloc(0)

  constructor(local = localEncoding()) {
    this.#local = local
  }

  /** The text of the bytes so far, but for the last line as long as it is short. */
  decode(bytes: Uint8Array): string {
    const held = Buffer.concat([this.#held, bytes])
    if (!this.#hasBegun && held.length <= mostHeld && endOfLines(held) === 0) {
      this.#held = held
      return ''
    }
    this.#held = Buffer.alloc(0)
    return this.#read(this.#begun(held))
  }

  /** The text of what is left. */
  end(): string {
    const rest = this.#begun(this.#held)
    this.#held = Buffer.alloc(0)
    const decoder = this.#wide ?? this.#long
    return decoder ? decoder.decode(rest) : this.#line(rest)
  }

  #begun(bytes: Buffer): Buffer {
    if (this.#hasBegun) return bytes
    this.#hasBegun = true
    const wide = wideEncodingOf(bytes)
    if (wide) this.#wide = new TextDecoder(wide)
    return bytes.subarray(0, utf8Mark.length).equals(utf8Mark)
      ? bytes.subarray(utf8Mark.length)
      : bytes
  }

  #read(bytes: Buffer): string {
    if (this.#wide) return this.#wide.decode(bytes, { stream: true })
    const { text, rest } = this.#endLong(bytes)
    const end = endOfLines(rest)
    return text + this.#lines(rest.subarray(0, end)) + this.#hold(rest.subarray(end))
  }

  #endLong(bytes: Buffer): { text: string; rest: Buffer } {
    if (!this.#long) return { text: '', rest: bytes }
    const end = bytes.findIndex(isEnd)
    if (end === -1) {
      return {
        text: this.#long.decode(bytes, { stream: true }),
        rest: bytes.subarray(bytes.length),
      }
    }
    const text = this.#long.decode(bytes.subarray(0, end))
    this.#long = undefined
    return { text, rest: bytes.subarray(end) }
  }

  #hold(bytes: Buffer): string {
    if (bytes.length <= mostHeld) {
      // A copy, for whoever reads a stream may use its bytes again.
      this.#held = Buffer.from(bytes)
      return ''
    }
    this.#long = this.#decoderOf(bytes)
    return this.#long.decode(bytes, { stream: true })
  }

  #lines(bytes: Buffer): string {
    const isPlain = isAscii(bytes) || (this.#last === 'utf-8' && isUtf8(bytes))
    if (isPlain) return bytes.toString()
    let text = ''
    let start = 0
    for (const [index, byte] of bytes.entries()) {
      if (!isEnd(byte)) continue
      text += this.#line(bytes.subarray(start, index + 1))
      start = index + 1
    }
    return text
  }

  #line(bytes: Buffer): string {
    return this.#decoderOf(bytes).decode(bytes)
  }

  #decoderOf(line: Uint8Array): TextDecoder {
    const encoding = encodingOfLine(line, this.#local, this.#last)
    if (!isAscii(line)) this.#last = encoding
    return new TextDecoder(encoding, { ignoreBOM: true })
  }
}

// In none of the encodings that a line may have are these bytes a part of a letter.
const isEnd = (byte: number) => byte === 0x0a || byte === 0x0d

/** How many bytes belong to lines that have ended. */
function endOfLines(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1
}
