import type { EngineEvents } from '../model/events.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'

// The system tells of what a run wrote a little after it was written.
const echoMs = 1000

// What a run writes last it writes soon before its end.
const endingMs = 5000

// That something changed in the middle of a run may well be chance: so many such runs weigh like one that ended with it.
const chances = 10

// What is only found by looking may have been written so long ago.
const rememberedMs = 60_000

export type RunChainsOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
}

/** A run, and how long the chain is that it ends. */
type Link = { readonly jobId: string; readonly length: number; endedAt: number | undefined }

/** When a change was noticed, and the runs that may have made it. */
export type FileChange = { readonly at: number; readonly runs: readonly Readonly<Link>[] }

/**
 * Which runs may have started one another by the files they changed. A run that begins because of what changed as another
 * one ended makes the chain of that one longer by one, and a little longer where that went on: nobody can tell who wrote.
 * A run with any other cause begins a new one.
 */
export class RunChains {
  readonly #options: RunChainsOptions
  /** By run: those under way, and those that ended lately. */
  readonly #links = new Map<number, Link>()
  /** By job, how many runs led to its next one, where files start it. */
  readonly #before = new Map<string, number>()
  #unfollow: (() => void) | undefined

  constructor(options: RunChainsOptions) {
    this.#options = options
  }

  start(): void {
    this.#unfollow = this.#options.events.on((event) => {
      if (event.type !== 'run') return
      if (event.ended) this.#end(event.runId)
      else if (!this.#links.has(event.runId)) this.#begin(event.runId)
    })
  }

  stop(): void {
    this.#unfollow?.()
  }

  /** So many runs in a row lead to the next one of a job that files start. */
  expect(jobId: string, before: number): void {
    this.#before.set(jobId, before)
  }

  /** Whether a job runs, or did a moment ago. */
  isAtWork(jobId: string): boolean {
    return this.#since(this.#options.clock.now()).some((link) => link.jobId === jobId)
  }

  /** What changed since a time. */
  changeSince(time: number): FileChange {
    return { at: this.#options.clock.now(), runs: this.#since(time) }
  }

  #since(time: number): Link[] {
    const now = this.#options.clock.now()
    // By a clock that was set back it would end in times to come.
    return [...this.#links.values()].filter(
      ({ endedAt }) => endedAt === undefined || (endedAt <= now && time - endedAt < echoMs),
    )
  }

  #begin(runId: number): void {
    const run = this.#options.store.runs.get(runId)
    if (run?.outcome !== null) return
    const { jobId, occurrence } = run
    let before = 0
    if (occurrence?.kind === 'file') before = this.#before.get(jobId) ?? 0
    if (occurrence?.kind === 'job') before = this.#links.get(occurrence.runId)?.length ?? 0
    this.#links.set(runId, { jobId, length: before + 1, endedAt: undefined })
  }

  #end(runId: number): void {
    const now = this.#options.clock.now()
    const ended = this.#links.get(runId)
    if (ended) ended.endedAt = now
    for (const [id, { endedAt }] of this.#links) {
      if (endedAt !== undefined && Math.abs(now - endedAt) > rememberedMs) this.#links.delete(id)
    }
  }
}

/** How many runs in a row may have led to a change; 0 where none was under way. */
export function mostBefore({ runs }: FileChange): number {
  return Math.max(0, ...runs.map(({ length }) => length))
}

/** How many of at most so many runs in a row count as having led to what came to rest with a last change. */
export function evidence(most: number, { at, runs }: FileChange): number {
  if (most === 0) return 0
  const ended = runs.filter(({ endedAt }) => endedAt !== undefined && endedAt - at <= endingMs)
  return Math.min(most, Math.max(mostBefore({ at, runs: ended }), most - 1 + 1 / chances))
}
