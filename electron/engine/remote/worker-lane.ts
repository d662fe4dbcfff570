import type { LaneStates, LocalAsker } from '../links/checks/local-asker.ts'
import { dayEndsAt, type LaneState } from '../model/lane.ts'
import type { Provider } from '../model/provider.ts'
import type { LaneClosure, WorkerLane } from '../model/workers/worker.ts'
import type { Clock } from '../time/clock.ts'
import type { Outbox } from './outbox.ts'
import type { Batch } from './protocol.ts'

export type WorkerLaneOptions = {
  readonly provider: Provider
  readonly clock: Clock
  readonly outbox: Outbox
  /** What was remembered of it when the worker last ran. */
  readonly remembered: LaneState | undefined
  /** Someone to ask, for as long as one run lasts; the states are this lane's. */
  readonly askerFor: (states: LaneStates) => LocalAsker
  /** Aborted when the worker ends: the answers under way are waited for. */
  readonly ending: AbortSignal
  /** Aborted when it waits no longer. */
  readonly stop: AbortSignal
}

const nothing: LaneState = { failures: 0, openings: 0, openUntil: 0, day: 0, asked: 0 }

// Who has given up for a run looks again after this time at the earliest.
const leastRestMs = 60_000

/** One drive as one worker asks it: batches come one after the other and keep its pace. */
export class WorkerLaneRun {
  readonly #options: WorkerLaneOptions
  readonly #states: LaneStates
  #state: LaneState
  #asker: { readonly key: string; readonly asker: LocalAsker } | undefined
  #closure: Exclude<LaneClosure, 'same-address'> | null = null
  #closedUntil = 0
  #isAsking = false

  constructor(options: WorkerLaneOptions) {
    this.#options = options
    this.#state = options.remembered ?? nothing
    this.#states = {
      get: () => this.#state,
      set: (_, state) => {
        this.#state = state
      },
    }
  }

  /** Until when it takes nothing, in milliseconds since 1970; 0 while it does. */
  get closedUntil(): number {
    if (this.#closedUntil <= this.#options.clock.now()) this.#reopen()
    return this.#closedUntil
  }

  /** Whether it has a batch. */
  get isAsking(): boolean {
    return this.#isAsking
  }

  get standing(): WorkerLane {
    const { closedUntil } = this
    return { ...this.#state, closure: this.#closure, closedUntil }
  }

  /** Asks the links of a batch as far as it gets; settles when its answers are on their way home. */
  async run(id: string, batch: Batch, lost: AbortSignal): Promise<void> {
    const { clock, ending, outbox, provider, stop } = this.#options
    const { campaign, links, ...rules } = batch
    const waiting = [...links]
    const signal = AbortSignal.any([stop, lost])
    this.#isAsking = true
    try {
      const end = await this.#askerFor(batch).ask({
        ...rules,
        // What it gives back is what the end of the batch leaves unanswered.
        links: { take: (limit) => waiting.splice(0, limit), giveBack() {} },
        deadline: Number.POSITIVE_INFINITY,
        signal,
        ending,
        answered: (answer) => outbox.add({ batch: id, campaign, provider }, answer),
        rests() {},
      })
      if (end === 'gave-up') {
        this.#close(end, Math.max(this.#state.openUntil, clock.now() + leastRestMs))
      } else if (end === 'day-is-full') {
        this.#close(end, dayEndsAt(clock.now()))
      }
    } catch (error) {
      // Whoever took the batch away has its links; whoever stops hands back the rest.
      if (!signal.aborted) throw error
    } finally {
      this.#isAsking = false
      await outbox.end(campaign, id)
    }
  }

  #askerFor({
    campaign,
    runId,
    pace,
    attempts,
    backOffSeconds,
    timeoutSeconds,
  }: Batch): LocalAsker {
    const key = JSON.stringify([campaign, runId, pace, attempts, backOffSeconds, timeoutSeconds])
    if (this.#asker?.key !== key) {
      this.#asker = { key, asker: this.#options.askerFor(this.#states) }
    }
    return this.#asker.asker
  }

  #close(closure: 'gave-up' | 'day-is-full', until: number): void {
    this.#closure = closure
    this.#closedUntil = until
  }

  #reopen(): void {
    if (this.#closure !== null) this.#asker = undefined
    this.#closure = null
    this.#closedUntil = 0
  }
}
