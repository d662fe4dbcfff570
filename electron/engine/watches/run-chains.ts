import type { EngineEvents } from '../model/events.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'

// The system tells of what a run wrote a little after it was written.
const echoMs = 1000

// What is only found by looking may have been written so long ago.
const rememberedMs = 60_000

export type RunChainsOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
}

type Link = { readonly jobId: string; readonly length: number; endedAt: number | undefined }

/**
 * Which runs may have started one another by the files they changed: a run that begins because of what changed during
 * another one makes the chain of that one longer, and a run with any other cause begins a new one.
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

  /** How many runs in a row lead to what changed since a time; 0 where none was under way. */
  lengthSince(time: number): number {
    return Math.max(0, ...this.#since(time).map(({ length }) => length))
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
