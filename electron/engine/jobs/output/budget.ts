import type { LogColors } from '../../model/logs/log-color.ts'
import type { Level } from '../../model/run.ts'

const linesPerRun = 5000
const charactersPerRun = 2_000_000
const linesPerSecond = 200
// As fast as a program writes; the other half is kept for what it has to say later.
const burst = linesPerRun / 2

// The reason of a failure is mostly in the last lines.
const lastLines = 50

type Line = { readonly level: Level; readonly text: string; readonly colors: LogColors }

/** Where the lines go, and where those are counted that did not. */
export type OutputSink = {
  line(level: Level, text: string, colors: LogColors): void
  leftOut(count: number): void
}

/**
 * Lets through what a log can hold of a job's output: so much a second, so much a run, and in the end
 * the last lines. Whatever is left out is counted where it is missing.
 */
export class OutputBudget {
  readonly #sink: OutputSink
  readonly #now: () => number
  #lines = 0
  #characters = 0
  #tokens = burst
  #refilledAt: number
  #leftOut = 0
  #last: Line[] = []

  constructor(sink: OutputSink, now: () => number = () => performance.now()) {
    this.#sink = sink
    this.#now = now
    this.#refilledAt = now()
  }

  line(level: Level, text: string, colors: LogColors = []): void {
    if (!this.#affords(text)) return this.#leaveOut({ level, text, colors })
    if (this.#leftOut > 0) this.#sink.leftOut(this.#leftOut)
    this.#leftOut = 0
    this.#last = []
    this.#lines += 1
    this.#characters += text.length
    this.#tokens -= 1
    this.#sink.line(level, text, colors)
  }

  /** Counts what is missing at the end, and lets the last lines through all the same. */
  end(): void {
    const last = this.#last.slice(-lastLines)
    const missing = this.#leftOut - last.length
    if (missing > 0) this.#sink.leftOut(missing)
    for (const { level, text, colors } of last) this.#sink.line(level, text, colors)
    this.#leftOut = 0
    this.#last = []
  }

  #affords(text: string): boolean {
    const now = this.#now()
    const earned = ((now - this.#refilledAt) / 1000) * linesPerSecond
    this.#tokens = Math.min(burst, this.#tokens + earned)
    this.#refilledAt = now
    const full = this.#lines >= linesPerRun || this.#characters + text.length > charactersPerRun
    return this.#tokens >= 1 && !full
  }

  #leaveOut(line: Line): void {
    this.#leftOut += 1
    this.#last.push(line)
    // Trimmed now and then: dropping the first of an array at each line is expensive.
    if (this.#last.length > 20 * lastLines) this.#last = this.#last.slice(-lastLines)
  }
}
