import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { AskedRun } from '../links/checks/asker.ts'
import { type Provider, providers } from '../model/provider.ts'
import type { WorkerReport } from '../model/workers/worker.ts'
import type { Clock } from '../time/clock.ts'
import { openQueues } from './connection.ts'
import { batchSchema } from './protocol.ts'
import { declareQueue, queueNames, queuesOf } from './queues.ts'
import { type Delivery, deliveryOf, RemoteAsker } from './remote-asker.ts'
import { endLocking } from './worker-guard.ts'
import { databaseTime, isLive, liveOnes, readReports, type SeenReport } from './worker-reports.ts'
import { renewGrants } from './worker-roles.ts'

export type CoordinatorOptions = {
  readonly address: string
  readonly release: string
  readonly clock: Clock
  /** Told what PostgreSQL said when something did not work; it is tried again. */
  readonly failed: (error: unknown) => void
  /** Told whenever the database answers. */
  readonly heard: () => void
  /** Told when workers came, went, or stand otherwise than before. */
  readonly changed: () => void
}

const lookEveryMs = 2000

// How long a batch may be over before its last answers are there, and how often sessions that lock are looked for.
const guardEveryMs = 30_000

// How long workers are counted on while the database does not answer, and have time to tell again when it does.
const faithMs = 5 * 60_000
const graceMs = 15_000

const messagesAtOnce = 50

/** Hands links to workers and brings their answers home. One for each database: it alone declares the queues. */
export class Coordinator {
  readonly #options: CoordinatorOptions
  readonly #boss: PgBoss
  readonly #names: ReturnType<typeof queueNames>
  readonly #askers = new Map<string, RemoteAsker>()
  #reports: readonly SeenReport[] = []
  #heardAt: number
  #failedAt = Number.NEGATIVE_INFINITY
  #skewMs = 0
  #cancelLook: (() => void) | undefined
  #guardedAt: number
  #overBefore: ReadonlySet<string> = new Set()
  /** Whether a run left batches in the queues that nobody waits for, because the database was away. */
  #hasLeft = false
  #isStopped = false
  #seen = ''

  private constructor(boss: PgBoss, options: CoordinatorOptions) {
    this.#boss = boss
    this.#options = options
    this.#names = queueNames(options.release)
    this.#heardAt = options.clock.now()
    this.#guardedAt = this.#heardAt
  }

  /** Connects, declares the queues, and takes back what a coordinator that was killed had in its hands. */
  static async open(options: CoordinatorOptions): Promise<Coordinator> {
    const { address, failed, release } = options
    const boss = await openQueues(address, 'coordinator', 'coordinator', failed)
    try {
      const coordinator = new Coordinator(boss, options)
      for (const queue of queuesOf(release)) await declareQueue(boss, queue)
      await renewGrants(boss)
      await coordinator.#takeBack()
      await coordinator.#look()
      return coordinator
    } catch (error) {
      await boss.stop({ graceful: false }).catch(failed)
      throw error
    }
  }

  get queues(): PgBoss {
    return this.#boss
  }

  /** What workers last told, the silent and the refused ones too. */
  get reports(): readonly SeenReport[] {
    return this.#reports
  }

  /** Those that may be asked now. */
  get workers(): readonly WorkerReport[] {
    const { clock } = this.#options
    const isLost = this.#isStopped || clock.now() - this.#heardAt > faithMs
    return isLost ? [] : liveOnes(this.#reports)
  }

  /** An asker for one run, which goes on with what an earlier start of its campaign left out there. */
  async open(run: AskedRun): Promise<RemoteAsker> {
    const boss = this.#boss
    await this.#sweep()
    this.#skewMs = (await databaseTime(boss)) - this.#options.clock.now()
    // What the lanes may ask today is counted once, with the workers that are there now.
    await this.#read()
    // In this order: what is still out is looked for before what has come in is read, so that nothing falls between.
    const out = await this.#stillOut(run.campaign)
    const early = await this.#readEarly(run.campaign)
    const asker = new RemoteAsker({
      ...run,
      boss,
      out,
      names: this.#names,
      clock: this.#options.clock,
      workers: () => this.workers,
      early: early.map(({ delivery }) => delivery),
    })
    this.#askers.set(run.campaign, asker)
    // The run takes up its lanes first; nothing of it waits for this.
    setImmediate(() => void this.#begin(asker, early).catch(this.#options.failed))
    return asker
  }

  async close(run: AskedRun, isOver: boolean): Promise<void> {
    const asker = this.#askers.get(run.campaign)
    if (!asker) return
    try {
      await asker.close(isOver)
      if (this.#askers.size === 1) await this.#boss.offWork(this.#names.answers)
      if (this.#askers.size === 1) await this.#boss.offWork(this.#names.lost)
    } catch (error) {
      this.#hasLeft = true
      this.#options.failed(error)
    }
    this.#askers.delete(run.campaign)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancelLook?.()
    await this.#boss.stop({ timeout: 2000 }).catch(this.#options.failed)
  }

  async #takeBack(): Promise<void> {
    const { answers, lost } = this.#names
    for (const queue of [answers, lost]) {
      const held = await this.#boss.findJobs(queue)
      const ids = held.flatMap(({ id, state }) => (state === 'active' ? id : []))
      if (ids.length > 0) await this.#boss.fail(queue, ids)
    }
    this.#hasLeft = true
    await this.#sweep()
  }

  /** Takes batches out of the queues that nobody waits for, or workers would ask them in vain. */
  async #sweep(): Promise<void> {
    if (!this.#hasLeft) return
    for (const provider of providers) {
      if (this.#askers.size > 0) return
      await this.#boss.deleteQueuedJobs(this.#names.ask(provider))
    }
    this.#hasLeft = false
  }

  async #stillOut(campaign: string) {
    const out = new Map<Provider, Map<string, number[]>>()
    for (const provider of providers) {
      const jobs = await this.#boss.findJobs(this.#names.ask(provider), { data: { campaign } })
      for (const { data, id, state } of jobs) {
        const { data: batch } = batchSchema.safeParse(data)
        if (state !== 'active' || !batch) continue
        const batches = out.get(provider) ?? new Map<string, number[]>()
        out.set(
          provider,
          batches.set(
            id,
            batch.links.map((link) => link.id),
          ),
        )
      }
    }
    return out
  }

  async #readEarly(campaign: string): Promise<{ job: JobWithMetadata; delivery: Delivery }[]> {
    const early = []
    for (;;) {
      const jobs = await this.#boss.fetch<object>(this.#names.answers, {
        includeMetadata: true,
        batchSize: messagesAtOnce,
      })
      if (jobs.length === 0) return early
      for (const job of jobs) {
        const delivery = deliveryOf(job, this.#skewMs)
        if (delivery?.answers.campaign === campaign) early.push({ job, delivery })
        else {
          await this.#deliver(job)
          await this.#boss.complete(this.#names.answers, job)
        }
      }
    }
  }

  async #begin(
    asker: RemoteAsker,
    early: readonly { job: JobWithMetadata; delivery: Delivery }[],
  ): Promise<void> {
    for (const { delivery, job } of early) {
      await asker.take(delivery)
      await this.#boss.complete(this.#names.answers, job)
    }
    if (this.#askers.size !== 1) return
    const often = { batchSize: messagesAtOnce, includeMetadata: true } as const
    const { answers, lost } = this.#names
    await this.#boss.work(answers, { ...often, burstWhenBatchFull: true }, (jobs) =>
      Promise.all(jobs.map((job) => this.#deliver(job))),
    )
    await this.#boss.work(lost, often, async (jobs) => {
      for (const { data, sourceId } of jobs) {
        const { data: batch } = batchSchema.safeParse(data)
        if (batch && sourceId !== null) this.#askers.get(batch.campaign)?.lost(sourceId)
      }
    })
  }

  /** First written, then done with: a message whose answers are not written comes again. */
  async #deliver(job: JobWithMetadata<unknown>): Promise<void> {
    const delivery = deliveryOf(job, this.#skewMs)
    if (!delivery) return
    await this.#askers.get(delivery.answers.campaign)?.take(delivery)
  }

  async #look(): Promise<void> {
    const { clock } = this.#options
    await this.#read()
    if (clock.now() - this.#guardedAt > guardEveryMs) await this.#guard()
    if (!this.#isStopped) this.#cancelLook = clock.after(lookEveryMs, () => void this.#look())
  }

  /** Never rejects. A batch that is over and whose worker never said so is lost. */
  async #guard(): Promise<void> {
    this.#guardedAt = this.#options.clock.now()
    const over = new Set<string>()
    try {
      await endLocking(this.#boss)
      for (const asker of this.#askers.values()) {
        for (const [queue, batches] of asker.out) {
          const there = await unfinished(this.#boss, queue, batches)
          for (const batch of batches) if (!there.has(batch)) over.add(batch)
        }
        for (const batch of over) if (this.#overBefore.has(batch)) asker.lost(batch)
      }
      this.#overBefore = over
    } catch (error) {
      this.#options.failed(error)
    }
  }

  /** Never rejects: while the database is away, what was read last holds. */
  async #read(): Promise<void> {
    const { changed, clock, failed, heard, release } = this.#options
    try {
      const reports = await readReports(this.#boss, release)
      await this.#sweep()
      this.#heardAt = clock.now()
      // Nobody could tell anything while the database was away.
      if (clock.now() - this.#failedAt > graceMs) this.#reports = reports
      heard()
      const seen = JSON.stringify(this.#reports.map((each) => [each.report, isLive(each)]))
      if (seen !== this.#seen) changed()
      this.#seen = seen
    } catch (error) {
      this.#failedAt = clock.now()
      failed(error)
    }
  }
}

async function unfinished(
  boss: PgBoss,
  queue: string,
  batches: readonly string[],
): Promise<ReadonlySet<unknown>> {
  const { rows } = await boss
    .getDb()
    .executeSql(
      `SELECT id FROM pgboss.job_common WHERE name = $1 AND id = ANY($2::uuid[]) AND state <= 'active'`,
      [queue, batches],
    )
  return new Set(rows.map(({ id }) => id))
}
