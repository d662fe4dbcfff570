import { randomUUID } from 'node:crypto'
import type { LaneEnd, OpenLink, SharedWork } from '../links/checks/asker.ts'
import { Waker } from '../links/checks/waker.ts'
import { minuteOf } from '../model/params/pace.ts'
import type { Clock } from '../time/clock.ts'
import type { Answers, Batch, RemoteAnswer } from './protocol.ts'
import type { standingOf } from './worker-reports.ts'

export type RemoteLaneOptions = {
  readonly work: SharedWork
  readonly campaign: string
  readonly runId: number
  readonly clock: Clock
  /** Batches of an earlier start that workers still have, with the ids of their links. */
  readonly out: ReadonlyMap<string, readonly number[]>
  /** How the workers stand to this drive. */
  readonly standing: () => ReturnType<typeof standingOf>
  readonly publish: (id: string, batch: Batch) => Promise<void>
  /** Takes batches back, those under way included. */
  readonly recall: (ids: readonly string[]) => Promise<void>
}

// How often it is looked whether workers came or went.
const lookMs = 1000

// A batch under way, and one that waits for its end.
const batchesEach = 2

/** One lane of a campaign as far as workers ask it: hands out batches, and takes what comes back. */
export class RemoteLane {
  readonly #options: RemoteLaneOptions
  readonly #waker: Waker
  /** The links of each batch that is out and have no answer yet, by their ids. */
  readonly #batches = new Map<string, Map<number, OpenLink>>()
  #failure: { readonly error: unknown } | undefined

  /** Takes over at once what workers still have, before another asker can. */
  constructor(options: RemoteLaneOptions) {
    this.#options = options
    this.#waker = new Waker(options.clock)
    for (const [id, ids] of options.out) {
      const links = options.work.links.claim(ids)
      if (links.length > 0) this.#batches.set(id, byId(links))
    }
  }

  async run(): Promise<LaneEnd> {
    const { clock, work } = this.#options
    const wake = () => this.#waker.wake()
    work.signal.addEventListener('abort', wake)
    try {
      for (;;) {
        work.signal.throwIfAborted()
        if (this.#failure) throw this.#failure.error
        const isOver = clock.now() >= work.deadline
        const { closures, open } = this.#options.standing()
        if (isOver || open === 0) await this.#recall()
        else await this.#fill(open * batchesEach)
        if (this.#batches.size === 0) {
          if (isOver) return 'out-of-time'
          if (work.links.left === 0) return 'done'
          if (open === 0 && work.isAlone()) {
            return closures.length > 0 && closures.every((why) => why === 'day-is-full')
              ? 'day-is-full'
              : 'gave-up'
          }
        }
        await this.#waker.wait(Math.min(lookMs, Math.max(work.deadline - clock.now(), 0)))
      }
    } finally {
      work.signal.removeEventListener('abort', wake)
    }
  }

  /** Settles when the answers are written; those to links that are not out are dropped. */
  async take(
    answers: readonly (RemoteAnswer & { readonly at: number })[],
    { ended, worker }: Pick<Answers, 'ended' | 'worker'>,
  ): Promise<void> {
    const { work } = this.#options
    try {
      for (const { at, id, latencyMs, pauseMs, verdict } of answers) {
        work.answered({ id, at, latencyMs, pauseMs, verdict, worker })
        for (const links of this.#batches.values()) links.delete(id)
      }
      await work.written()
    } catch (error) {
      this.#failure ??= { error }
      throw error
    } finally {
      for (const id of ended) this.end(id)
      this.#waker.wake()
    }
  }

  /** A batch is over, or lost: what of it has no answer is open again. */
  end(id: string): void {
    const links = this.#batches.get(id)
    if (!links) return
    this.#batches.delete(id)
    this.#options.work.links.giveBack([...links.values()])
    this.#waker.wake()
  }

  /** Claims what is answered in a message that came before the run began. */
  claim(ids: readonly number[]): void {
    this.#options.work.links.claim(ids)
  }

  get batches(): readonly string[] {
    return [...this.#batches.keys()]
  }

  async #fill(most: number): Promise<void> {
    const { campaign, runId, work } = this.#options
    const { attempts, backOffSeconds, pace, provider, timeoutSeconds } = work
    while (this.#batches.size < most) {
      const links = work.links.take(minuteOf(pace))
      if (links.length === 0) return
      const id = randomUUID()
      this.#batches.set(id, byId(links))
      const rules = { pace, attempts, backOffSeconds, timeoutSeconds }
      try {
        await this.#options.publish(id, { campaign, runId, provider, ...rules, links: [...links] })
      } catch {
        // It may be there all the same; whoever answers first counts.
        this.end(id)
        return
      }
    }
  }

  async #recall(): Promise<void> {
    const ids = this.batches
    if (ids.length === 0) return
    await this.#options.recall(ids).catch(() => {})
    for (const id of ids) this.end(id)
  }
}

function byId(links: readonly OpenLink[]): Map<number, OpenLink> {
  return new Map(links.map((link) => [link.id, link]))
}
