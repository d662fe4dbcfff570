import type { PgBoss } from 'pg-boss'
import { allowanceInAll } from '../links/checks/allowance.ts'
import type { AskedRun, Asker, AskersElsewhere, Reach } from '../links/checks/asker.ts'
import type { EngineEvents } from '../model/events.ts'
import type { EngineLog } from '../model/log.ts'
import type { Message } from '../model/message.ts'
import type { CheckParams } from '../model/params/check-params.ts'
import { type Pace, paceOf } from '../model/params/pace.ts'
import { type Provider, providers } from '../model/provider.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import type { Secrets } from '../model/secrets.ts'
import { version } from '../model/version.ts'
import type {
  AddedWorker,
  DriveTotal,
  SeenWorker,
  WorkersState,
} from '../model/workers/seen-worker.ts'
import type { RemovalStore } from '../store/removals.ts'
import type { Clock } from '../time/clock.ts'
import { queueAddress } from './queue-address.ts'
import { QueueLink } from './queue-link.ts'
import { queueNames } from './queues.ts'
import { type SeenWorkersOptions, seenWorkers } from './seen-workers.ts'
import { isLocal, shownAddress, workerAddress } from './worker-address.ts'
import { reachOf } from './worker-reports.ts'

export type WorkersOptions = {
  /** The database between machines that was set from outside: it goes before the one that is kept. */
  readonly address: string | undefined
  readonly secrets: Secrets
  readonly events: EngineEvents
  readonly clock: Clock
  readonly log: EngineLog
  /** How links are asked. */
  readonly params: () => CheckParams
  /** How many links of a drive were asked today, by whichever machine. */
  readonly askedToday: (drive: Provider) => number
  /** Where it is noted who was removed and can come back. */
  readonly removals: () => RemovalStore
}

const secretName = 'queue'

/** The machines that ask for this engine, if there is a database to reach them over; without one nothing of it loads. */
export class Workers implements AskersElsewhere {
  readonly #options: WorkersOptions
  #link: QueueLink | undefined
  #isStarted = false

  /** Throws a `Refusal`, `QUEUE_…`, for an address from outside that cannot be used. */
  constructor(options: WorkersOptions) {
    if (options.address !== undefined) queueAddress(options.address)
    this.#options = options
  }

  start(): void {
    this.#isStarted = true
    this.#follow()
  }

  async stop(): Promise<void> {
    this.#isStarted = false
    await this.#link?.stop()
  }

  /** Whether there is a database to reach workers over. */
  get isOn(): boolean {
    return this.#address() !== undefined
  }

  /** Those that told something lately; undefined while there is no telling. */
  get seen(): readonly SeenWorker[] | undefined {
    if (!this.#link?.queues || this.#link.problem !== null) return undefined
    const { reports } = this.#link
    return seenWorkers({ ...this.#about(), reports, roles: [] })
  }

  reach(provider: Provider, pace: Pace): Reach {
    return reachOf(this.#link?.workers ?? [], provider, pace, this.#options.clock.now())
  }

  leftInAll(provider: Provider): number {
    const { askedToday, params } = this.#options
    return allowanceInAll(params().lanes, provider, askedToday(provider))
  }

  async open(run: AskedRun): Promise<Asker | undefined> {
    return this.#link?.open(run)
  }

  close(run: AskedRun, isOver: boolean): void {
    this.#link?.close(run, isOver)
  }

  async list(): Promise<WorkersState> {
    const address = this.#address()
    const totals = this.#totals()
    if (address === undefined) return { queue: null, problem: null, workers: [], totals }
    const from = this.#options.address === undefined ? 'settings' : 'environment'
    const queue = { address: shownAddress(address), from, isLocal: isLocal(address) } as const
    const about = this.#about()
    const asLastSeen = (problem: Message): WorkersState => {
      const reports = this.#link?.reports ?? []
      const workers = seenWorkers({ ...about, reports, roles: [] })
      return { queue, problem, workers, totals }
    }
    const known = this.#link?.problem ?? null
    if (known !== null) return asLastSeen(known)
    try {
      const workers = await this.#withQueues(async (boss) => {
        const { readReports } = await import('./worker-reports.ts')
        const { rolesIn } = await import('./worker-roles.ts')
        const wasUsed = (await boss.getQueue(queueNames(version).reports)) !== null
        const reports = wasUsed ? await readReports(boss, version) : []
        return seenWorkers({ ...about, reports, roles: await rolesIn(boss) })
      })
      return { queue, problem: null, workers, totals }
    } catch (error) {
      return asLastSeen(systemReason(error).because)
    }
  }

  /**
   * Makes the role of a new worker, which reaches the database at `host` where that is called otherwise there. Throws
   * `WORKER_EXISTS` or a refusal `QUEUE_…`.
   */
  async add(name: string, host?: string): Promise<AddedWorker> {
    const own = this.#address() ?? ''
    // Refused before anything is made.
    if (own !== '') workerAddress(own, { role: 'role', password: 'password' }, host)
    const { addRole } = await import('./worker-roles.ts')
    const role = await this.#changing((boss) => addRole(boss, name))
    this.#options.removals().restore('worker', name)
    return { name, role: role.role, ...workerAddress(own, role, host) }
  }

  /** Lets a worker in no more and ends its sessions. Throws `WORKER_NOT_FOUND` or a refusal `QUEUE_…`. */
  async remove(name: string): Promise<void> {
    const { banRole } = await import('./worker-roles.ts')
    const { forgetReport } = await import('./worker-reports.ts')
    await this.#changing(async (boss) => {
      await banRole(boss, name)
      await forgetReport(boss, name)
    })
    const { clock, removals } = this.#options
    removals().remove('worker', name, clock.now())
  }

  /** Lets it in again, with its password. Throws `WORKER_NOT_FOUND`, `WORKER_EXISTS` or a refusal `QUEUE_…`. */
  async restore(name: string): Promise<void> {
    const { readmitRole } = await import('./worker-roles.ts')
    await this.#changing((boss) => readmitRole(boss, name))
    this.#options.removals().restore('worker', name)
  }

  /** Takes the role of one that was removed away for good. Throws a refusal `QUEUE_…`. */
  async purge(name: string): Promise<void> {
    const { dropRole } = await import('./worker-roles.ts')
    await this.#changing((boss) => dropRole(boss, name))
  }

  /** Keeps the address of another database, or of none. Throws a refusal `QUEUE_…` or `SECRETS_UNKEPT`. */
  async connect(address: string | null): Promise<WorkersState> {
    const { events, secrets } = this.#options
    if (this.#options.address !== undefined) throw new Refusal('QUEUE_FIXED', {})
    if (address === null) secrets.forget(secretName)
    else {
      queueAddress(address)
      await secrets.open()
      secrets.keep(secretName, address)
    }
    await this.#link?.stop()
    this.#link = undefined
    if (this.#isStarted) this.#follow()
    events.emit({ type: 'settings' })
    events.emit({ type: 'workers' })
    return this.list()
  }

  #about(): Pick<SeenWorkersOptions, 'now' | 'perDay'> {
    const { clock } = this.#options
    const params = this.#options.params()
    const perDay = (drive: Provider) => paceOf(params, params.lanes, drive).perDay
    return { now: clock.now(), perDay }
  }

  #totals(): DriveTotal[] {
    const { askedToday, params } = this.#options
    const { lanes } = params()
    return providers.flatMap((provider) => {
      const perDay = lanes[provider]?.perDayInAll ?? null
      return perDay === null ? [] : [{ provider, asked: askedToday(provider), perDay }]
    })
  }

  #follow(): void {
    const address = this.#address()
    if (address === undefined) return
    const { clock, events, log } = this.#options
    const changed = () => events.emit({ type: 'workers' })
    this.#link = new QueueLink({ address, clock, log, changed })
  }

  #address(): string | undefined {
    return this.#options.address ?? this.#options.secrets.read(secretName)
  }

  async #changing<T>(change: (boss: PgBoss) => Promise<T>): Promise<T> {
    try {
      return await this.#withQueues(change)
    } catch (error) {
      throw isRefusal(error)
        ? error
        : new Refusal('QUEUE_FAILED', systemReason(error), { cause: error })
    } finally {
      this.#options.events.emit({ type: 'workers' })
    }
  }

  /** With the connection that is there, or one of its own. */
  async #withQueues<T>(work: (boss: PgBoss) => Promise<T>): Promise<T> {
    const address = this.#address()
    if (address === undefined) throw new Refusal('QUEUE_MISSING', {})
    const open = this.#link?.queues
    if (open) return work(open)
    const { openQueues } = await import('./connection.ts')
    const boss = await openQueues(address, 'owner', 'owner', () => {})
    try {
      return await work(boss)
    } finally {
      await boss.stop({ graceful: false })
    }
  }
}
