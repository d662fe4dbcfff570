import { message } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import { isHeld, isReadable } from '../model/job.ts'
import type { Message } from '../model/message.ts'
import { eventsOf } from '../model/trigger.ts'
import {
  type EventTriggerOf,
  type Occurrence,
  usualSettleSeconds,
} from '../model/triggers/event-trigger.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { Brake, mostInARow } from './brake.ts'
import { OwnFiles } from './own-files.ts'
import { RunChains } from './run-chains.ts'
import { WatchedPath } from './watched-path.ts'

export type FileWatchesOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
  readonly dataFolder: string
  /** The names of the folders in the data folder that are a person's. */
  readonly jobFolders: readonly string[]
  readonly happened: (occurrence: Occurrence, jobId: string) => void
}

type Watch = { readonly path: WatchedPath; readonly brake: Brake }
/** What a job wants watched, and whether what its own runs change is none of its business. */
type Wanted = { readonly files: EventTriggerOf<'file'>[]; readonly ignoresOwnWork: boolean }

/** The files and folders that jobs wait for. */
export class FileWatches {
  readonly #options: FileWatchesOptions
  readonly #own: OwnFiles
  readonly #chains: RunChains
  /** By job, and what each was made for. */
  readonly #watches = new Map<string, { readonly made: string; readonly all: readonly Watch[] }>()
  readonly #closing = new Set<Promise<void>>()
  #unfollow: (() => void) | undefined

  constructor(options: FileWatchesOptions) {
    this.#options = options
    this.#own = new OwnFiles(options.dataFolder, options.jobFolders)
    this.#chains = new RunChains(options)
  }

  start(): void {
    const { events, store } = this.#options
    this.#chains.start()
    for (const { id } of store.jobs.listening()) this.#follow(id)
    this.#unfollow = events.on((event) => {
      if (event.type === 'job') this.#follow(event.jobId)
    })
  }

  /** Why something that a job waits for cannot be watched, or does not start it; undefined where all is well. */
  problem(jobId: string): Message | undefined {
    const all = this.#watches.get(jobId)?.all ?? []
    const held = all.find(({ brake }) => brake.isHeld)
    return held
      ? message('log.watch.circle', { path: held.path.path, times: mostInARow })
      : all.find(({ path }) => path.problem)?.path.problem
  }

  /** Settles when nothing is watched any longer. */
  async stop(): Promise<void> {
    this.#unfollow?.()
    this.#chains.stop()
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
    const chains = this.#chains
    const problemChanged = () => events.emit({ type: 'job', jobId })
    const brake = new Brake({
      clock,
      settleMs: settleSeconds * 1000,
      start: (before) => {
        chains.expect(jobId, before)
        happened({ kind: 'file', path }, jobId)
      },
      heldChanged: problemChanged,
    })
    const changed = (since: number) => {
      if (!(ignoresOwnWork && chains.isAtWork(jobId))) brake.mark(chains.lengthSince(since))
    }
    return {
      brake,
      path: new WatchedPath({ path, own: this.#own, clock, changed, problemChanged }),
    }
  }

  #close(jobId: string): void {
    for (const { path, brake } of this.#watches.get(jobId)?.all ?? []) {
      brake.stop()
      const closed = path.close().finally(() => this.#closing.delete(closed))
      this.#closing.add(closed)
    }
    this.#watches.delete(jobId)
  }
}
