import { message } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import type { Message } from '../model/message.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import { eventsOf } from '../model/trigger.ts'
import {
  type EventTriggerOf,
  type Occurrence,
  usualSettleSeconds,
} from '../model/triggers/event-trigger.ts'
import { type Listener, listenersOf, listenersOfJob } from '../scheduler/listeners.ts'
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
  readonly happened: (occurrence: Occurrence, listenerId: string) => void
}

type Watch = { readonly path: WatchedPath; readonly brake: Brake }
type Watches = { readonly jobId: string; readonly made: string; readonly all: readonly Watch[] }

/** The files and folders that jobs and tasks wait for. */
export class FileWatches {
  readonly #options: FileWatchesOptions
  readonly #own: OwnFiles
  readonly #chains: RunChains
  /** By who waits, and what each was made for. */
  readonly #watches = new Map<string, Watches>()
  readonly #closing = new Set<Promise<void>>()
  #unfollow: (() => void) | undefined

  constructor(options: FileWatchesOptions) {
    this.#options = options
    this.#own = new OwnFiles(options.dataFolder, options.jobFolders)
    this.#chains = new RunChains(options)
  }

  start(): void {
    this.#chains.start()
    for (const listener of listenersOf(this.#options.store)) this.#followOne(listener)
    this.#unfollow = this.#options.events.on((event) => {
      if (event.type === 'job') this.#follow(event.jobId)
      if (event.type === 'saving') this.#follow(saveJobId)
    })
  }

  /** Why something that a job waits for cannot be watched, or does not start it; undefined where all is well. */
  problem(jobId: string): Message | undefined {
    const all = [...this.#watches.values()].flatMap((each) =>
      each.jobId === jobId ? each.all : [],
    )
    const held = all.find(({ brake }) => brake.isHeld)
    return held
      ? message('log.watch.circle', { path: held.path.path, times: mostInARow })
      : all.find(({ path }) => path.problem)?.path.problem
  }

  /** Settles when nothing is watched any longer. */
  async stop(): Promise<void> {
    this.#unfollow?.()
    this.#chains.stop()
    for (const id of this.#watches.keys()) this.#close(id)
    await Promise.all(this.#closing)
  }

  #follow(jobId: string): void {
    const listeners = listenersOfJob(this.#options.store, jobId)
    const left = new Set(listeners.map(({ id }) => id))
    for (const [id, watches] of this.#watches) {
      if (watches.jobId === jobId && !left.has(id)) this.#close(id)
    }
    for (const listener of listeners) this.#followOne(listener)
  }

  #followOne(listener: Listener): void {
    const { id, ignoresOwnWork, jobId, trigger } = listener
    const files = eventsOf(trigger).filter((event) => event.kind === 'file')
    const made = files.length === 0 ? '' : JSON.stringify({ files, ignoresOwnWork })
    if (made === (this.#watches.get(id)?.made ?? '')) return
    this.#close(id)
    if (files.length === 0) return
    const all = files.map((file) => this.#watch(listener, file))
    this.#watches.set(id, { jobId, made, all })
  }

  #watch({ id, ignoresOwnWork, jobId }: Listener, file: EventTriggerOf<'file'>): Watch {
    const { clock, events, happened } = this.#options
    const { path, settleSeconds = usualSettleSeconds } = file
    const chains = this.#chains
    const problemChanged = () => events.emit({ type: 'job', jobId })
    const brake = new Brake({
      clock,
      settleMs: settleSeconds * 1000,
      start: (before) => {
        chains.expect(jobId, before)
        happened({ kind: 'file', path }, id)
      },
      heldChanged: problemChanged,
    })
    const changed = (since: number) => {
      if (!(ignoresOwnWork && chains.isAtWork(jobId))) brake.mark(chains.changeSince(since))
    }
    return {
      brake,
      path: new WatchedPath({ path, own: this.#own, clock, changed, problemChanged }),
    }
  }

  #close(id: string): void {
    for (const { path, brake } of this.#watches.get(id)?.all ?? []) {
      brake.stop()
      const closed = path.close().finally(() => this.#closing.delete(closed))
      this.#closing.add(closed)
    }
    this.#watches.delete(id)
  }
}
