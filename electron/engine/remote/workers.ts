import type { AskedRun, Asker, AskersElsewhere } from '../links/checks/asker.ts'
import { message } from '../model/engine-messages.ts'
import type { EngineLog } from '../model/log.ts'
import { version } from '../model/version.ts'
import { type Clock, sleep } from '../time/clock.ts'
import type { Coordinator } from './coordinator.ts'
import { openPatiently } from './patient-opening.ts'
import { queueAddress } from './queue-address.ts'

export type WorkersOptions = {
  /** Of the PostgreSQL database between machines. */
  readonly address: string
  readonly clock: Clock
  readonly log: EngineLog
}

// How long a run waits for the database before it asks from here alone.
const patienceMs = 10_000

/** The machines that ask for this engine. Connects by itself, and again whenever that fails. */
export class Workers implements AskersElsewhere {
  readonly #options: WorkersOptions
  readonly #stop = new AbortController()
  #coordinator: Coordinator | undefined
  #connecting: Promise<void> = Promise.resolve()
  #closing: Promise<void> = Promise.resolve()
  #isAway = false

  /** Throws a `Refusal`, `QUEUE_…`, for an address that cannot be used. */
  constructor(options: WorkersOptions) {
    queueAddress(options.address)
    this.#options = options
  }

  start(): void {
    this.#connecting = this.#connect()
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
    const { address, clock } = this.#options
    const { Coordinator } = await import('./coordinator.ts')
    const { signal } = this.#stop
    const failed = (error: unknown) => this.#failed(error)
    const heard = () => this.#heard()
    const open = () => Coordinator.open({ address, clock, release: version, failed, heard })
    const coordinator = await openPatiently(open, { clock, failed, signal })
    if (signal.aborted) await coordinator?.stop().catch(failed)
    else this.#coordinator = coordinator
  }

  /** Settles after `ms` milliseconds, or when the engine stops. */
  #pause(ms: number): Promise<void> {
    return sleep(this.#options.clock, ms, this.#stop.signal).catch(() => {})
  }

  #failed(error: unknown): void {
    if (this.#isAway || this.#stop.signal.aborted) return
    this.#isAway = true
    const reason = error instanceof Error ? error.message : String(error)
    this.#options.log.write('warn', 'workers', message('log.workers.away', { reason }))
  }

  #heard(): void {
    if (!this.#isAway) return
    this.#isAway = false
    this.#options.log.write('info', 'workers', message('log.workers.connected'))
  }
}
