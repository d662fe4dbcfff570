import type { Job, PgBoss } from 'pg-boss'
import { type Connectivity, probeConnectivity } from '../links/checks/connectivity.ts'
import { LocalAsker } from '../links/checks/local-asker.ts'
import { OutageGuard } from '../links/checks/outage.ts'
import type { Requester } from '../links/requests/request.ts'
import { type Provider, providers } from '../model/provider.ts'
import { type WorkerReport, workerNameSchema } from '../model/workers/worker.ts'
import type { Clock } from '../time/clock.ts'
import { Outbox } from './outbox.ts'
import { batchSchema } from './protocol.ts'
import { queueNames } from './queues.ts'
import { WorkerLaneRun } from './worker-lane.ts'
import {
  databaseTime,
  readReports,
  reportEveryMs,
  silentAfterMs,
  writeReport,
} from './worker-reports.ts'

export type WorkerOptions = {
  readonly boss: PgBoss
  readonly name: string
  /** What it is called where it leaves for the internet; undefined for its address as the database sees it. */
  readonly exit: string | undefined
  readonly release: string
  /** The drives it asks. */
  readonly lanes: readonly Provider[]
  readonly request: Requester
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly connectivity?: (signal: AbortSignal) => Promise<Connectivity>
  readonly log: WorkerLog
}

/** What a worker tells the person at its terminal. */
export type WorkerLog = {
  readonly batch: (provider: Provider, links: number) => void
  readonly closed: (provider: Provider, closure: string, until: number) => void
  readonly network: (connectivity: Connectivity) => void
  readonly failed: (error: unknown) => void
}

/** Why a worker may not ask: no coordinator of its release has ever been there. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused'
}

// A drive that has answered nothing by then has been asked in vain. Supervisors end a process after ten seconds or more.
const lastAnswersMs = 3000

// Who holds a batch that is not theirs any more is told within this time.
const heartbeatRefreshSeconds = 5

/** Asks links that a coordinator elsewhere hands out: each drive at its own pace, from this machine's address. */
export class Worker {
  readonly #options: WorkerOptions
  readonly #names: ReturnType<typeof queueNames>
  /** Nothing more is asked, and what is under way may be answered still. */
  readonly #ending = new AbortController()
  readonly #stop = new AbortController()
  readonly #outbox: Outbox
  readonly #lanes = new Map<Provider, WorkerLaneRun>()
  /** The drives it takes links of now, and what pg-boss calls that. */
  readonly #working = new Map<Provider, string>()
  readonly #outage: OutageGuard
  #exit = ''
  #startedAt = 0
  #shared: ReadonlySet<Provider> = new Set()
  #cancelReport: (() => void) | undefined
  #reporting: Promise<void> = Promise.resolve()

  private constructor(options: WorkerOptions) {
    const { boss, clock, log, name, release, request } = options
    this.#options = options
    this.#names = queueNames(release)
    this.#outbox = new Outbox({
      boss,
      clock,
      queue: this.#names.answers,
      worker: name,
      failed: log.failed,
    })
    this.#outage = new OutageGuard({
      clock,
      signal: this.#stop.signal,
      probe: options.connectivity ?? ((signal) => probeConnectivity(request, signal)),
      report: log.network,
    })
  }

  /** Rejects with `ReleaseRefused` where the coordinator is of another release; that is seen there. */
  static async start(options: WorkerOptions): Promise<Worker> {
    const worker = new Worker(options)
    await worker.#start()
    return worker
  }

  /** Hands back at once what is not asked yet, and waits a moment for the answers to what is. */
  async stop(): Promise<void> {
    this.#cancelReport?.()
    this.#ending.abort()
    const { boss, clock, log } = this.#options
    const cut = () => this.#stop.abort(new Error('The worker ends.'))
    const cancel = clock.after(lastAnswersMs, cut)
    await Promise.all(
      [...this.#working.keys()].map((provider) => boss.offWork(this.#names.ask(provider))),
    ).catch(log.failed)
    cancel()
    cut()
    await this.#outbox.close()
    await this.#reporting
    await this.#write(false, { isLeaving: true }).catch(log.failed)
  }

  async #start(): Promise<void> {
    const { boss, clock, exit, lanes, name, random, release, request } = this.#options
    this.#startedAt = await databaseTime(boss)
    this.#exit = exit ?? (await ownAddress(boss))
    const isRefused = (await boss.getQueue(this.#names.answers)) === null
    if (isRefused) {
      await this.#write(isRefused).catch(this.#options.log.failed)
      throw new ReleaseRefused(release)
    }
    const before = (await readReports(boss, release)).find(
      ({ report }) => report.name === name,
    )?.report
    const outage = this.#outage
    for (const provider of lanes) {
      const lane = new WorkerLaneRun({
        provider,
        clock,
        outbox: this.#outbox,
        remembered: before?.lanes[provider],
        askerFor: (states) => new LocalAsker({ request, clock, random, outage, states }),
        ending: this.#ending.signal,
        stop: this.#stop.signal,
      })
      this.#lanes.set(provider, lane)
    }
    await this.#tell()
  }

  async #tell(): Promise<void> {
    const { clock, log } = this.#options
    try {
      await this.#lookAround()
      await this.#openAndClose()
      await this.#write(false)
    } catch (error) {
      log.failed(error)
    }
    if (this.#ending.signal.aborted) return
    this.#cancelReport = clock.after(reportEveryMs, () => {
      this.#reporting = this.#tell()
    })
  }

  /** Two workers behind one address would be twice as fast as a drive bears: the one that came first asks it. */
  async #lookAround(): Promise<void> {
    const { boss, name, release } = this.#options
    const shared = new Set<Provider>()
    for (const { ageMs, report } of await readReports(boss, release)) {
      if (report.name === name || report.isRefused || ageMs > silentAfterMs) continue
      const isEarlier =
        report.startedAt < this.#startedAt ||
        (report.startedAt === this.#startedAt && report.name < name)
      if (report.exit !== this.#exit || !isEarlier) continue
      for (const provider of providers) {
        const lane = report.lanes[provider]
        if (lane && lane.closure !== 'same-address') shared.add(provider)
      }
    }
    this.#shared = shared
  }

  async #openAndClose(): Promise<void> {
    const { boss, log } = this.#options
    for (const [provider, lane] of this.#lanes) {
      const isOpen = lane.closedUntil === 0 && !this.#shared.has(provider)
      const isWorking = this.#working.has(provider)
      const queue = this.#names.ask(provider)
      if (isOpen && !isWorking) {
        const options = { heartbeatRefreshSeconds, batchSize: 1 } as const
        // Failing a batch is its coordinator's: what is not told of it is asked again.
        const id = await boss.work<object>(queue, options, ([job]) =>
          this.#take(provider, lane, job).catch(log.failed),
        )
        this.#working.set(provider, id)
      } else if (!isOpen && isWorking) {
        this.#working.delete(provider)
        await boss.offWork(queue, { wait: false })
        const { closure, closedUntil } = this.#standingOf(provider, lane)
        if (closure !== null) log.closed(provider, closure, closedUntil)
      }
    }
  }

  async #take(provider: Provider, lane: WorkerLaneRun, job: Job | undefined): Promise<void> {
    const { data: batch } = batchSchema.safeParse(job?.data)
    if (!job || !batch || batch.provider !== provider) throw new Error('No batch of this release.')
    // Closed a moment ago: the batch goes back as it came.
    if (lane.closedUntil > 0 || this.#shared.has(provider)) {
      return this.#outbox.end(batch.campaign, job.id)
    }
    this.#options.log.batch(provider, batch.links.length)
    await lane.run(job.id, batch, job.signal)
    if (lane.closedUntil > 0) await this.#tell()
    // Or it would sleep until its next poll, though more waits.
    const id = this.#working.get(provider)
    if (id !== undefined) setImmediate(() => this.#options.boss.notifyWorker(id))
  }

  #write(isRefused: boolean, how?: { readonly isLeaving: boolean }): Promise<void> {
    const { boss, clock } = this.#options
    return writeReport(boss, this.#report(isRefused), clock.now(), how)
  }

  #report(isRefused: boolean): WorkerReport {
    const { name, release } = this.#options
    const lanes = [...this.#lanes].map(([provider, lane]) => [
      provider,
      this.#standingOf(provider, lane),
    ])
    return {
      name: workerNameSchema.parse(name),
      release,
      isRefused,
      exit: this.#exit,
      startedAt: this.#startedAt,
      perMinute: this.#outbox.perMinute,
      batches: [...this.#lanes.values()].filter((lane) => lane.isAsking).length,
      lanes: Object.fromEntries(lanes),
    }
  }

  #standingOf(provider: Provider, lane: WorkerLaneRun) {
    const { standing } = lane
    return this.#shared.has(provider) ? { ...standing, closure: 'same-address' as const } : standing
  }
}

async function ownAddress(boss: PgBoss): Promise<string> {
  const { rows } = await boss.getDb().executeSql('SELECT host(inet_client_addr()) AS address')
  return String(rows[0]?.address ?? '')
}
