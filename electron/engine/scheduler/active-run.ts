import { message, word } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import type { EngineLog } from '../model/log.ts'
import type { LogColors } from '../model/logs/log-color.ts'
import { marked } from '../model/marked.ts'
import type { Message, Translatable } from '../model/message.ts'
import type { Cause, Level, Outcome, RunError, RunLine, Summary } from '../model/run.ts'
import type { Occurrence } from '../model/triggers/event-trigger.ts'
import { occurrenceMessage } from '../model/triggers/occurrence-message.ts'
import { type Clock, sleep } from '../time/clock.ts'
import { Digest } from './digest.ts'
import { failureText, failureTrace } from './job-failure.ts'
import { type RunEnd, RunRecord, type RunRecordDependencies } from './run-record.ts'
import type { UnwrittenRuns } from './unwritten-runs.ts'

/** What a job's function is given. */
export type RunContext = {
  readonly runId: number
  readonly cause: Cause
  /** Aborted by cancel, time limit or quit; work must then stop within a second. */
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly log: (level: Level, text: Translatable, colors?: LogColors) => void
  /** The same for one of many like it: `app.log` has it only as a warning or an error, which it would push out. */
  readonly logDetail: (level: Level, text: Translatable) => void
  readonly progress: (done: number, total: number) => void
  /** Waits, and rejects at once when the run is stopped. */
  readonly sleep: (ms: number) => Promise<void>
}

/** Why a run was stopped from outside. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped'
  readonly outcome: Extract<Outcome, 'cancelled' | 'timed-out' | 'interrupted'>
  /** Why, where the outcome does not say it. */
  readonly text: RunError

  constructor(outcome: RunStopped['outcome'], text: RunError = '') {
    super(outcome)
    this.outcome = outcome
    this.text = text
  }
}

/** A person stopped the run for a while: it goes on when they or its schedule say so. */
export class RunPaused extends RunStopped {
  constructor() {
    super('interrupted')
  }
}

export type RunDependencies = RunRecordDependencies & {
  readonly events: EngineEvents
  readonly log: EngineLog
  readonly clock: Clock
  readonly unwritten: UnwrittenRuns
}

type OwnEnd = RunEnd & { readonly outcome: Exclude<Outcome, 'missed' | 'skipped'> }

/** How the last line of a run stands out. */
const outcomeMarks = {
  succeeded: { level: 'info', tone: 'good' },
  failed: { level: 'error', tone: 'bad' },
  'timed-out': { level: 'error', tone: 'bad' },
  cancelled: { level: 'info', tone: 'warn' },
  interrupted: { level: 'info', tone: 'warn' },
} as const

// How long a stopped job may take to put its things away before its run is closed over its head.
const graceMs = 900

// What people see moves ten times a second; more would only cost.
const announceMs = 100

/** One execution of a job, from its first line to its outcome. */
export class ActiveRun {
  readonly id: number
  readonly jobId: string
  readonly canPause: boolean
  readonly startedAt: number
  /** Settles when the run has its outcome, whether or not it could be written; never rejects. */
  readonly ended: Promise<void>
  readonly #dependencies: RunDependencies
  readonly #stop = new AbortController()
  readonly #announce: Digest
  readonly #record: RunRecord
  /** What started it, in words. */
  readonly #why: Message
  /** Those that were not announced yet. */
  #lines: RunLine[] = []
  #seq = 0
  #done = 0
  #total = 0
  #closed = false
  #cancelTimeLimit: (() => void) | undefined

  constructor(
    run: {
      id: number
      jobId: string
      cause: Cause
      /** What happened, for the cause `event`. */
      occurrence: Occurrence | null
      canPause: boolean
      timeLimitSeconds: number | null
    },
    work: (context: RunContext) => Promise<Summary>,
    dependencies: RunDependencies,
  ) {
    this.id = run.id
    this.jobId = run.jobId
    this.canPause = run.canPause
    this.#dependencies = dependencies
    const { clock } = dependencies
    this.startedAt = clock.now()
    this.#record = new RunRecord(run.id, dependencies)
    this.#announce = new Digest(clock, announceMs, () => this.#flush(false))
    if (run.timeLimitSeconds !== null) {
      const limitMs = run.timeLimitSeconds * 1000
      this.#cancelTimeLimit = clock.after(limitMs, () => this.stop('timed-out'))
    }
    const { signal } = this.#stop
    const { occurrence } = run
    this.#why = occurrence ? occurrenceMessage(occurrence) : word(`cause.${run.cause}`)
    this.ended = this.#execute(work, {
      runId: run.id,
      cause: run.cause,
      signal,
      clock,
      log: (level, text, colors) => this.#write(level, text, colors),
      logDetail: (level, text) => this.#writeDetail(level, text),
      progress: (done, total) => this.#progress(done, total),
      sleep: (ms) => sleep(clock, ms, signal),
    })
  }

  stop(outcome: RunStopped['outcome']): void {
    this.#stop.abort(new RunStopped(outcome))
  }

  /** Another run of the job takes the place of this one. */
  replace(): void {
    this.#stop.abort(new RunStopped('cancelled', message('log.run.replaced')))
  }

  get isStopping(): boolean {
    return this.#stop.signal.aborted
  }

  pause(): void {
    this.#stop.abort(new RunPaused())
  }

  async #execute(
    work: (context: RunContext) => Promise<Summary>,
    context: RunContext,
  ): Promise<void> {
    // Everything the caller does after starting a run happens before its first line.
    await Promise.resolve()
    this.#write('info', message('log.run.started', { cause: this.#why }))
    let end: OwnEnd
    try {
      const summary = await Promise.race([work(context), this.#overdue()])
      end = { outcome: 'succeeded', error: '', summary }
    } catch (error) {
      end = { ...this.#readError(error), summary: null }
    }
    this.#cancelTimeLimit?.()
    this.#close(end)
  }

  #readError(error: unknown): Omit<OwnEnd, 'summary'> {
    const stopped = this.#stop.signal.reason
    if (stopped instanceof RunStopped) return { outcome: stopped.outcome, error: stopped.text }
    this.#write('error', marked('bad', failureTrace(error)))
    return { outcome: 'failed', error: failureText(error) }
  }

  /** Rejects some time after a stop, so that a job which does not listen cannot hang its run. */
  #overdue(): Promise<never> {
    const { signal } = this.#stop
    return new Promise((_, reject) => {
      signal.addEventListener(
        'abort',
        () => this.#dependencies.clock.after(graceMs, () => reject(signal.reason)),
        { once: true },
      )
    })
  }

  #close(end: OwnEnd): void {
    const { level, tone } = outcomeMarks[end.outcome]
    const ended = message('log.run.ended', { outcome: word(`outcome.${end.outcome}`) })
    this.#write(level, marked(tone, ended))
    this.#closed = true
    this.#announce.flush()
    this.#record.end(end, this.#dependencies.clock.now())
    this.#flush(true)
  }

  #write(level: Level, text: Translatable, colors: LogColors = []): void {
    if (this.#closed) return
    this.#note(level, text, colors)
    this.#dependencies.log.write(level, this.jobId, text)
  }

  #writeDetail(level: Level, text: Translatable): void {
    if (level === 'warn' || level === 'error') this.#write(level, text)
    else this.#note(level, text)
  }

  // A job that did not listen to its stop may still talk: nobody hears it.
  #note(level: Level, text: Translatable, colors: LogColors = []): void {
    if (this.#closed) return
    const line = { seq: ++this.#seq, at: this.#dependencies.clock.now(), level, text }
    this.#lines.push(colors.length > 0 ? { ...line, colors } : line)
    this.#announce.mark()
  }

  #progress(done: number, total: number): void {
    if (this.#closed) return
    // A program counts as it likes: what is beyond its total is all of it, and nothing is less than nothing.
    this.#total = Math.max(total, 0)
    this.#done = Math.max(total > 0 ? Math.min(done, total) : done, 0)
    this.#announce.mark()
  }

  #flush(ended: boolean): void {
    const { events, unwritten } = this.#dependencies
    const lines = this.#lines
    this.#lines = []
    this.#record.note(lines, { done: this.#done, total: this.#total })
    unwritten.save(this.#record)
    if (lines.length > 0) events.emit({ type: 'lines', runId: this.id, jobId: this.jobId, lines })
    events.emit({ type: 'run', runId: this.id, jobId: this.jobId, ended })
  }
}
