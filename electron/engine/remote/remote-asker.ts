import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { AskedRun, Asker, LaneEnd, SharedWork } from '../links/checks/asker.ts'
import type { Pace } from '../model/params/pace.ts'
import type { Provider } from '../model/provider.ts'
import type { WorkerReport } from '../model/workers/worker.ts'
import type { Clock } from '../time/clock.ts'
import { type Answers, answersSchema } from './protocol.ts'
import type { queueNames } from './queues.ts'
import { RemoteLane } from './remote-lane.ts'
import { reachOf, standingOf } from './worker-reports.ts'

/** A message of a worker, and when it was sent by this machine's clock, in milliseconds since 1970. */
export type Delivery = { readonly answers: Answers; readonly sentAt: number }

export type RemoteAskerOptions = AskedRun & {
  readonly boss: PgBoss
  readonly names: ReturnType<typeof queueNames>
  readonly clock: Clock
  /** Those that may be asked now. */
  readonly workers: () => readonly WorkerReport[]
  /** Of an earlier start: batches that workers still have, by drive, with the ids of their links. */
  readonly out: ReadonlyMap<Provider, ReadonlyMap<string, readonly number[]>>
  /** What came in while nobody was there to write it down. */
  readonly early: readonly Delivery[]
}

/** Has the links of one run asked by workers; knows nothing of how they are asked. */
export class RemoteAsker implements Asker {
  readonly #options: RemoteAskerOptions
  readonly #lanes = new Map<Provider, RemoteLane>()
  #isClosed = false

  constructor(options: RemoteAskerOptions) {
    this.#options = options
  }

  allowance(provider: Provider, pace: Pace): number {
    const { clock, workers } = this.#options
    if (pace.perDay === null) return Number.POSITIVE_INFINITY
    return reachOf(workers(), provider, pace, clock.now()).allowance
  }

  ask(work: SharedWork): Promise<LaneEnd> {
    const { provider } = work
    const known = this.#lanes.get(provider)
    if (known) return known.run()
    const { boss, campaign, clock, early, names, out, runId, workers } = this.#options
    const queue = names.ask(provider)
    const lane = new RemoteLane({
      work,
      campaign,
      runId,
      clock,
      out: out.get(provider) ?? new Map(),
      standing: () => standingOf(workers(), provider),
      publish: async (id, batch) => void (await boss.send(queue, batch, { id })),
      recall: async (ids) => void (await boss.cancel(queue, [...ids])),
    })
    this.#lanes.set(provider, lane)
    const answered = early.flatMap(({ answers }) => answers.answers)
    lane.claim(answered.flatMap((each) => (each.provider === provider ? each.id : [])))
    return lane.run()
  }

  /** Settles when what a message tells is written. Rejects once the run is over: the next one shall have it. */
  async take({ answers: { answers, ended, worker }, sentAt }: Delivery): Promise<void> {
    if (this.#isClosed) throw new Error('The run is over.')
    await Promise.all(
      [...this.#lanes].map(([provider, lane]) => {
        const own = answers.filter((each) => each.provider === provider)
        const timed = own.map((each) => ({ ...each, at: Math.round(sentAt - each.agoMs) }))
        return lane.take(timed, { ended, worker })
      }),
    )
  }

  /** The batches that are out, by their queues. */
  get out(): readonly (readonly [queue: string, batches: readonly string[]])[] {
    const { ask } = this.#options.names
    return [...this.#lanes].map(([provider, { batches }]) => [ask(provider), batches])
  }

  /** A worker that had the batch is gone. */
  lost(batch: string): void {
    for (const lane of this.#lanes.values()) lane.end(batch)
  }

  /** Hands out no more; `isOver`: nobody will go on with it, so workers need not either. */
  async close(isOver: boolean): Promise<void> {
    this.#isClosed = true
    const { boss, names } = this.#options
    for (const [provider, lane] of this.#lanes) {
      const queue = names.ask(provider)
      // Those that wait are handed out again by whoever goes on; those under way are his to find.
      if (isOver && lane.batches.length > 0) await boss.cancel(queue, [...lane.batches])
      else await boss.deleteQueuedJobs(queue)
    }
  }
}

/** Reads a message; undefined for one that no worker of this release can have written. */
export function deliveryOf(
  job: Pick<JobWithMetadata, 'createdOn'> & { data: unknown },
  skewMs: number,
) {
  const { data: answers } = answersSchema.safeParse(job.data)
  return answers && { answers, sentAt: job.createdOn.getTime() - skewMs }
}
