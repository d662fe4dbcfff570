import { type Clock, sleep } from '../../time/clock.ts'
import type { LaneWork } from './asker.ts'
import type { Lane } from './lane.ts'
import type { Entry, LaneQueue } from './lane-queue.ts'
import type { OutageGuard } from './outage.ts'
import { Waker } from './waker.ts'

export type LaneDrainOptions = {
  readonly work: Pick<LaneWork, 'deadline' | 'ending' | 'pace' | 'signal'>
  readonly lane: Lane
  readonly queue: LaneQueue
  readonly outage: OutageGuard
  readonly clock: Clock
  /** Asks one link; puts it back into the queue if it is to be asked again. */
  readonly ask: (entry: Entry) => Promise<void>
}

const breatheEvery = 50

/** Empties the queue of a lane, as many links at a time as its pace says, while the network is there. */
export class LaneDrain {
  readonly #options: LaneDrainOptions
  readonly #waker: Waker
  #inFlight = 0
  #launched = 0
  #failure: { readonly error: unknown } | undefined

  constructor(options: LaneDrainOptions) {
    this.#options = options
    this.#waker = new Waker(options.clock)
  }

  /**
   * Settles when the queue is empty, the lane has given up or its time is over, and no answer is under way.
   * Rejects with the reason of an abort, or with what asking a link threw.
   */
  async run(): Promise<void> {
    const { ending, signal } = this.#options.work
    const ends = [signal, ...(ending ? [ending] : [])]
    for (const end of ends) end.addEventListener('abort', this.#wake)
    try {
      await this.#drain()
    } finally {
      for (const end of ends) end.removeEventListener('abort', this.#wake)
    }
  }

  async #drain(): Promise<void> {
    const { clock, lane, outage, queue, work } = this.#options
    const { deadline, ending, pace, signal } = work
    for (;;) {
      signal.throwIfAborted()
      if (this.#failure) throw this.#failure.error
      const isOver = lane.hasGivenUp || ending?.aborted === true || clock.now() >= deadline
      const { over } = outage
      void over?.then(this.#wake, this.#wake)
      const isHeld = isOver || over !== undefined || this.#inFlight >= pace.concurrency
      const turn = isHeld ? undefined : queue.next(clock.now())
      if (turn?.kind === 'link') {
        this.#launch(turn.entry)
        // Links that need no request would otherwise never let anything else happen.
        if (this.#launched % breatheEvery === 0) await sleep(clock, 0, signal)
        continue
      }
      if (this.#inFlight === 0 && (isOver || turn?.kind === 'end')) return
      const ms = turn?.kind === 'wait' ? turn.ms : Number.POSITIVE_INFINITY
      await this.#waker.wait(isOver ? ms : Math.min(ms, deadline - clock.now()))
    }
  }

  #launch(entry: Entry): void {
    this.#inFlight += 1
    this.#launched += 1
    this.#options
      .ask(entry)
      .catch((error: unknown) => {
        this.#failure = { error }
      })
      .finally(() => {
        this.#inFlight -= 1
        this.#wake()
      })
  }

  readonly #wake = (): void => this.#waker.wake()
}
