import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'
import { styleText } from 'node:util'
import { textOf } from '../engine/library/files/encoding.ts'
import { visible } from '../engine/model/terms/one-line.ts'
import type { Tone } from '../words/tone.ts'
import { boundedBytes, largestText } from './input/bounded-bytes.ts'

/** The page's tones, and two of its own. */
export type Ink = Tone | 'dim' | 'strong'

/** Where a command is heard, and where it listens. */
export type Terminal = {
  /** Standard output: what was asked for, with a line break. */
  readonly out: (text: string) => void
  /** Standard output, as it is: a piece of a file. */
  readonly write: (text: string) => void
  /** Standard error: all else. */
  readonly say: (text: string) => void
  /** Whether a person looks at standard output. */
  readonly isWatched: boolean
  /** Columns of the terminal; infinite in a pipe, where nothing is cut. */
  readonly width: number
  readonly paint: (ink: Ink, text: string) => string
  /** Replaces the line at the foot of a watched terminal; nothing in a pipe. */
  readonly status: (text: string) => void
  /** Asks for a yes; false without a person to ask. */
  readonly confirm: (question: string) => Promise<boolean>
  /** What a person types or pastes and nobody sees; without a person all of standard input. */
  readonly secret: (question: string) => Promise<string>
  /** All of standard input; throws when that is more than `most` bytes. */
  readonly input: (most: number) => Promise<Uint8Array<ArrayBuffer>>
}

const styles = {
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  idle: 'dim',
  dim: 'dim',
  strong: 'bold',
  live: 'cyan',
} as const

/** The standard streams of a process; those of a pipe say nothing of a terminal. */
export type StandardStreams = {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
}

/** What stands at the ends of a process's streams; `color` false leaves all colour out. */
export function terminalOf(
  { stdin, stdout, stderr }: StandardStreams,
  { color }: { readonly color: boolean },
): Terminal {
  const input = (most: number) => boundedBytes(stdin, most)
  const isWatched = stdout.isTTY ?? false
  const isColored = color && wantsColor(isWatched)
  let hasStatus = false
  // The foot must be gone before anything else is written.
  const clear = () => {
    if (hasStatus) stderr.write('\r\u001B[2K')
    hasStatus = false
  }
  return {
    isWatched,
    width: (isWatched && stdout.columns) || Number.POSITIVE_INFINITY,
    out(line) {
      clear()
      stdout.write(`${shown(line)}\n`)
    },
    write(text) {
      clear()
      stdout.write(text)
    },
    say(line) {
      clear()
      stderr.write(`${shown(line)}\n`)
    },
    paint: (tone, words) =>
      isColored ? styleText(styles[tone], words, { validateStream: false }) : words,
    status(line) {
      if (!isWatched || !stderr.isTTY) return
      clear()
      stderr.write(shown(line))
      hasStatus = line !== ''
    },
    async confirm(question) {
      if (!stdin.isTTY) return false
      const lines = createInterface({ input: stdin, output: stderr })
      try {
        return /^\s*(?:y|yes|是|好)\s*$/i.test(await lines.question(`${question} [y/N] `))
      } finally {
        lines.close()
      }
    },
    async secret(question) {
      if (!stdin.isTTY) return textOf(await input(largestText))
      stderr.write(`${question} `)
      // Line by line, as it is read here, the system would cut a pasted cookie at 4096 bytes and show it.
      const unseen = new Writable({ write: (_, __, done) => done() })
      const lines = createInterface({ input: stdin, output: unseen, terminal: true })
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
      try {
        return await lines.question('')
      } finally {
        lines.close()
        stderr.write('\n')
      }
    },
    input,
  }
}

const escape = '\u001B'
const paints = new RegExp(`(${escape}\\[\\d+m)`)

/** A text as it may be written: of what commands a terminal only `paint` gets through. */
function shown(text: string): string {
  return text
    .split(paints)
    .map((part, index) => (index % 2 === 0 ? visible(part) : part))
    .join('')
}

// https://no-color.org and https://force-color.org
function wantsColor(isWatched: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0'
  return isWatched && TERM !== 'dumb'
}
