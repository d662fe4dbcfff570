import type { PgBoss } from 'pg-boss'
import type { AskedRun, Asker } from '../links/checks/asker.ts'
import { message } from '../model/engine-messages.ts'
import type { EngineLog } from '../model/log.ts'
import type { Message } from '../model/message.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import { version } from '../model/version.ts'
import type { WorkerReport } from '../model/workers/worker.ts'
import { type Clock, sleep } from '../time/clock.ts'
import type { Coordinator } from './coordinator.ts'
import { openPatiently } from './patient-opening.ts'
import type { SeenReport } from './worker-reports.ts'

export type QueueLinkOptions = {
  /** Of the PostgreSQL database between machines. */
  readonly address: string
  readonly clock: Clock
  readonly log: EngineLog
  /** Told when workers, or the way to them, are otherwise than before. */
  readonly changed: () => void
}

// How long a run waits for the database before it asks from here alone.
const patienceMs = 10_000

/** The way to the workers of one database. Connects by itself, and again whenever that fails. */
export class QueueLink {
  readonly #options: QueueLinkOptions
  readonly #stop = new AbortController()
  #coordinator: Coordinator | undefined
  readonly #connecting: Promise<void>
  #closing: Promise<void> = Promise.resolve()
  #problem: Message | null = null

  constructor(options: QueueLinkOptions) {
    this.#options = options
    this.#connecting = this.#connect()
  }

  /** Why the database does not answer; null while it does, or was not asked yet. */
  get problem(): Message | null {
    return this.#problem
  }

  /** Undefined while it has never answered. */
  get queues(): PgBoss | undefined {
    return this.#coordinator?.queues
  }

  get reports(): readonly SeenReport[] {
    return this.#coordinator?.reports ?? []
  }

  /** Those that may be asked now; none while the database does not answer. */
  get workers(): readonly WorkerReport[] {
    return this.#coordinator?.workers ?? []
  }

  async open(run: AskedRun): Promise<Asker | undefined> {
    await Promise.race([Promise.all([this.#connecting, this.#closing]), this.#pause(patienceMs)])
    try {
      return await this.#coordinator?.open(run)
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }

  close(run: AskedRun, isOver: boolean): void {
    this.#closing = this.#close(this.#closing, run, isOver)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#closing
    await this.#coordinator?.stop()
  }

  /** Never rejects: what could not be taken back is left to the next run. */
  async #close(before: Promise<void>, run: AskedRun, isOver: boolean): Promise<void> {
    await before
    try {
      await this.#coordinator?.close(run, isOver)
    } catch (error) {
      this.#failed(error)
    }
  }

  async #connect(): Promise<void> {
    const { address, changed, clock } = this.#options
    const { Coordinator } = await import('./coordinator.ts')
    const { signal } = this.#stop
    const failed = (error: unknown) => this.#failed(error)
    const heard = () => this.#heard()
    const told = { failed, heard, changed }
    const open = () => Coordinator.open({ address, clock, release: version, ...told })
    const coordinator = await openPatiently(open, { clock, failed, signal })
    if (signal.aborted) await coordinator?.stop().catch(failed)
    else this.#coordinator = coordinator
  }

  /** Settles after `ms` milliseconds, or when the engine stops. */
  #pause(ms: number): Promise<void> {
    return sleep(this.#options.clock, ms, this.#stop.signal).catch(() => {})
  }

  #failed(error: unknown): void {
    if (this.#problem !== null || this.#stop.signal.aborted) return
    const { changed, log } = this.#options
    const reason = systemReason(error).because
    this.#problem = reason
    log.write('warn', 'workers', message('log.workers.away', { reason }))
    changed()
  }

  #heard(): void {
    if (this.#problem === null) return
    const { changed, log } = this.#options
    this.#problem = null
    log.write('info', 'workers', message('log.workers.connected'))
    changed()
  }
}
