import type { PgBoss } from 'pg-boss'
import type { LinkAnswer } from '../links/checks/asker.ts'
import type { Provider } from '../model/provider.ts'
import type { Clock } from '../time/clock.ts'
import type { Answers, RemoteAnswer } from './protocol.ts'

// Answers of all drives that come within this time are one message: at 2 s a link, one each would be many.
const gatherMs = 2000

// Kept while the database is away; the coordinator has given up on older ones by then.
const mostKept = 20_000

// More could be more than the database takes of a worker at once.
const mostAtOnce = 200

const minuteMs = 60_000

type Kept = Omit<RemoteAnswer, 'agoMs'> & { readonly at: number }

export type OutboxOptions = {
  readonly boss: Pick<PgBoss, 'send'>
  readonly queue: string
  readonly worker: string
  readonly clock: Clock
  readonly failed: (error: unknown) => void
}

/** What a worker found, on its way home. Nothing leaves it before the database has it. */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #answers = new Map<string, Kept[]>()
  readonly #ended = new Map<string, string[]>()
  #recent: number[] = []
  #cancel: (() => void) | undefined
  #sending: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** Links answered in the last minute. */
  get perMinute(): number {
    const since = this.#options.clock.now() - minuteMs
    this.#recent = this.#recent.filter((at) => at > since)
    return this.#recent.length
  }

  add(
    { batch, campaign, provider }: { campaign: string; batch: string; provider: Provider },
    { id, verdict, latencyMs, pauseMs }: LinkAnswer,
  ): void {
    const at = this.#options.clock.now()
    this.#recent.push(at)
    const kept = this.#answers.get(campaign) ?? []
    if (kept.length === mostKept) kept.shift()
    kept.push({ batch, provider, id, verdict, latencyMs, pauseMs, at })
    this.#answers.set(campaign, kept)
    this.#sendIn(gatherMs)
  }

  /** A batch is over; settles when the database knows, or could not be told. */
  async end(campaign: string, batch: string): Promise<void> {
    this.#ended.set(campaign, [...(this.#ended.get(campaign) ?? []), batch])
    await this.flush()
  }

  flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#sending = this.#sending.then(() => this.#send())
    return this.#sending
  }

  /** Sends what there is a last time; what cannot be sent is lost, and asked by others. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.flush()
  }

  #sendIn(ms: number): void {
    if (this.#isClosed) return
    this.#cancel ??= this.#options.clock.after(ms, () => void this.flush())
  }

  async #send(): Promise<void> {
    const { boss, clock, failed, queue, worker } = this.#options
    for (;;) {
      const [campaign] = [...this.#answers.keys(), ...this.#ended.keys()]
      if (campaign === undefined) return
      const waiting = this.#answers.get(campaign) ?? []
      const answers = waiting.splice(0, mostAtOnce)
      // A batch is over once all of its answers are there.
      const ended = waiting.length > 0 ? [] : (this.#ended.get(campaign) ?? [])
      if (waiting.length === 0) {
        this.#answers.delete(campaign)
        this.#ended.delete(campaign)
      }
      const now = clock.now()
      const message: Answers = {
        campaign,
        worker,
        ended,
        answers: answers.map(({ at, ...answer }) => ({ ...answer, agoMs: Math.max(now - at, 0) })),
      }
      try {
        await boss.send(queue, message)
      } catch (error) {
        failed(error)
        this.#answers.set(campaign, [...answers, ...(this.#answers.get(campaign) ?? [])])
        this.#ended.set(campaign, [...ended, ...(this.#ended.get(campaign) ?? [])])
        this.#sendIn(gatherMs)
        return
      }
    }
  }
}
