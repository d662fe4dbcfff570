import type { Connectivity } from '../links/checks/connectivity.ts'
import type { EngineEvents } from '../model/events.ts'
import { defaultNotifyOn } from '../model/job.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { NoticeStore } from '../store/notices/notice-store.ts'
import type { Clock } from '../time/clock.ts'
import type { ChannelBook } from './channel-book.ts'
import { Facts, type FactsOptions } from './facts.ts'
import { type Findings, type IsMuted, notable } from './notable.ts'
import { parcelsFor } from './routes.ts'

// What lasts is looked at so often.
const lookMs = 10 * 60_000
// Not in the rush of a start.
const firstLookMs = 60_000

export type WatchOptions = Pick<
  FactsOptions,
  'dataFolder' | 'databaseBytes' | 'jobOf' | 'connectivity' | 'savingEnds' | 'update' | 'workers'
> & {
  readonly store: NoticeStore
  readonly book: ChannelBook
  readonly runs: Pick<Runs, 'get'>
  readonly events: EngineEvents
  readonly clock: Clock
  /** The IANA zone of quiet hours and digests. */
  readonly zone: () => string
  /** There is something to send. */
  readonly enqueued: () => void
  readonly failed: (error: unknown) => void
}

/** Looks what is worth telling, and puts it into the outbox: when a run ends, and from time to time. */
export class Watch {
  readonly #options: WatchOptions
  readonly #facts: Facts
  readonly #stopped = new AbortController()
  /** One look after the other: each goes on from what the last has told. */
  #looking: Promise<void> = Promise.resolve()
  /** A slow disk or network may still be looked at when it is time again. */
  #isLooking = false
  #cancel: (() => void) | undefined

  constructor(options: WatchOptions) {
    const { clock, store } = options
    this.#options = options
    this.#facts = new Facts({ ...options, runNews: store.runNews, now: () => clock.now() })
  }

  start(): void {
    this.#options.events.on((event) => {
      if (event.type === 'run') this.#onRun(event.runId)
    })
    this.#lookIn(firstLookMs)
  }

  /** Takes note of what a check found of the network. */
  noteConnectivity(found: Connectivity): void {
    this.#facts.noteConnectivity(found)
  }

  /** Settles when nothing is written any more. */
  async stop(): Promise<void> {
    this.#cancel?.()
    this.#stopped.abort()
    await this.#looking
  }

  #onRun(runId: number): void {
    const { book, runs } = this.#options
    // Without anybody to tell nothing is looked at.
    if (this.#stopped.signal.aborted || book.usable().length === 0) return
    const run = runs.get(runId)
    if (run.outcome === null) return
    this.#enqueue(async () => this.#report(await this.#facts.ofRun(run)))
  }

  #lookIn(ms: number): void {
    this.#cancel = this.#options.clock.after(ms, () => {
      this.#lookIn(lookMs)
      if (this.#isLooking || this.#options.book.usable().length === 0) return
      this.#isLooking = true
      this.#enqueue(() => this.#lookAtMachine())
    })
  }

  async #lookAtMachine(): Promise<void> {
    try {
      const known = this.#options.store.conditions.all()
      this.#report(await this.#facts.ofMachine(known, this.#stopped.signal))
    } finally {
      this.#isLooking = false
    }
  }

  #enqueue(look: () => Promise<void>): void {
    this.#looking = this.#looking.then(look).catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) this.#options.failed(error)
    })
  }

  /** What a person has muted, and what a job's own choice leaves out. */
  #mutes(at: number): IsMuted {
    const { jobOf, store } = this.#options
    return (what, id) => {
      if (what === 'job') return store.conditions.muted('job', id, at) !== null
      const job = jobOf(id)
      // Of one that is gone there is no choice.
      return !(job?.isAvailable ? job.notifyOn : defaultNotifyOn).includes(what)
    }
  }

  #report(findings: Findings): void {
    const { book, enqueued, store, zone } = this.#options
    const before = store.conditions.all()
    const { known, notices } = notable(before, findings, this.#mutes(findings.at))
    const { at } = findings
    const channels = book.usable().map(({ id }) => id)
    const parcels = parcelsFor(notices, channels, store.conditions.rules(), at, zone())
    store.conditions.replace(known.values())
    for (const { channelId, dueAt, notices } of parcels) {
      store.outbox.add(channelId, notices, at, dueAt)
    }
    if (parcels.length > 0) enqueued()
  }
}
