import type { EngineEvents } from '../model/events.ts'
import { isHeld, isReadable } from '../model/job.ts'
import type { Message } from '../model/message.ts'
import { eventsOf } from '../model/trigger.ts'
import {
  type EventTriggerOf,
  type Occurrence,
  usualSettleSeconds,
} from '../model/triggers/event-trigger.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { Settling } from './settling.ts'
import { WatchedPath } from './watched-path.ts'

// The system tells of what a run wrote a little after it was written.
const echoMs = 1000

export type FileWatchesOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
  readonly runs: Pick<Runs, 'running'>
  readonly happened: (occurrence: Occurrence, jobId: string) => void
}

type Watch = { readonly path: WatchedPath; readonly settling: Settling }
/** What a job wants watched, and whether what its own runs change is none of its business. */
type Wanted = { readonly files: EventTriggerOf<'file'>[]; readonly ignoresOwnWork: boolean }

/** The files and folders that jobs wait for. */
export class FileWatches {
  readonly #options: FileWatchesOptions
  /** By job, and what each was made for. */
  readonly #watches = new Map<string, { readonly made: string; readonly all: readonly Watch[] }>()
  readonly #endedAt = new Map<string, number>()
  readonly #closing = new Set<Promise<void>>()
  #unfollow: (() => void) | undefined

  constructor(options: FileWatchesOptions) {
    this.#options = options
  }

  start(): void {
    const { clock, events, store } = this.#options
    for (const { id } of store.jobs.listening()) this.#follow(id)
    this.#unfollow = events.on((event) => {
      if (event.type === 'job') this.#follow(event.jobId)
      if (event.type !== 'run' || !event.ended || !this.#watches.has(event.jobId)) return
      this.#endedAt.set(event.jobId, clock.now())
    })
  }

  /** Why something that a job waits for cannot be watched; undefined where all is. */
  problem(jobId: string): Message | undefined {
    return this.#watches.get(jobId)?.all.find(({ path }) => path.problem)?.path.problem
  }

  /** Settles when nothing is watched any longer. */
  async stop(): Promise<void> {
    this.#unfollow?.()
    for (const jobId of this.#watches.keys()) this.#close(jobId)
    await Promise.all(this.#closing)
  }

  #follow(jobId: string): void {
    const wanted = this.#wanted(jobId)
    const made = wanted === undefined ? '' : JSON.stringify(wanted)
    if (made === (this.#watches.get(jobId)?.made ?? '')) return
    this.#close(jobId)
    if (wanted === undefined) return
    const { files, ignoresOwnWork } = wanted
    const all = files.map((file) => this.#watch(jobId, file, ignoresOwnWork))
    this.#watches.set(jobId, { made, all })
  }

  #wanted(jobId: string): Wanted | undefined {
    const record = this.#options.store.jobs.get(jobId)
    if (!record || !isReadable(record) || isHeld(record)) return undefined
    const files = eventsOf(record.trigger).filter((event) => event.kind === 'file')
    // Else a job that writes where it watches would start itself for ever.
    return files.length === 0
      ? undefined
      : { files, ignoresOwnWork: record.policy.overlap === 'skip' }
  }

  #watch(jobId: string, file: EventTriggerOf<'file'>, ignoresOwnWork: boolean): Watch {
    const { clock, events, happened } = this.#options
    const { path, settleSeconds = usualSettleSeconds } = file
    const settling = new Settling(clock, settleSeconds * 1000, () =>
      happened({ kind: 'file', path }, jobId),
    )
    const changed = () => {
      if (!(ignoresOwnWork && this.#isAtWork(jobId))) settling.mark()
    }
    const problemChanged = () => events.emit({ type: 'job', jobId })
    return { settling, path: new WatchedPath({ path, clock, changed, problemChanged }) }
  }

  /** Whether a job runs, or did a moment ago. */
  #isAtWork(jobId: string): boolean {
    const { clock, runs } = this.#options
    if (runs.running(jobId).count > 0) return true
    const sinceEnd = clock.now() - (this.#endedAt.get(jobId) ?? Number.NEGATIVE_INFINITY)
    return sinceEnd >= 0 && sinceEnd < echoMs
  }

  #close(jobId: string): void {
    for (const { path, settling } of this.#watches.get(jobId)?.all ?? []) {
      settling.stop()
      const closed = path.close().finally(() => this.#closing.delete(closed))
      this.#closing.add(closed)
    }
    this.#watches.delete(jobId)
    this.#endedAt.delete(jobId)
  }
}
