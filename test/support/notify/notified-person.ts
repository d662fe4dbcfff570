import type { Engine, EngineOptions } from '../../../electron/engine/engine.ts'
import type { Channel, ChannelDraft } from '../../../electron/engine/model/notices/channel.ts'
import { SealedSecrets } from '../../../electron/machine/secrets/sealed-secrets.ts'
import { openEngine, runEnded } from '../engine.ts'
import { scheduledJob } from '../jobs/scheduled-job.ts'
import { ManualClock } from '../manual-clock.ts'
import { type Answering, type Exchange, SimulatedDrives } from '../simulated-drives.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const awakeMs = 2 * 60_000

const services = ['hooks.example', 'other.example', 'qyapi.weixin.qq.com', 'api.telegram.org']
const drives = ['drive-pc.quark.cn', '115cdn.com']

/** Someone who is told over channels at simulated services what a real engine does, over restarts too. */
export class NotifiedPerson implements AsyncDisposable {
  readonly clock = new ManualClock('2026-11-25T20:00:00+08:00')
  /** How services answer from now on. */
  answering: Answering = () => ({ status: 200 })
  /** Why the job `nightly` fails; undefined while it succeeds. */
  failure: string | undefined = 'it is broken'
  readonly #folder = temporaryFolder()
  readonly #options: Partial<EngineOptions>
  #services: SimulatedDrives | undefined
  #opened: ReturnType<typeof openEngine> | undefined

  private constructor(options: Partial<EngineOptions>) {
    this.#options = options
  }

  static async start(options: Partial<EngineOptions> = {}): Promise<NotifiedPerson> {
    const person = new NotifiedPerson(options)
    person.#services = await SimulatedDrives.start(
      (sent) => person.answering(sent),
      [...services, ...drives],
    )
    person.open()
    return person
  }

  get dataFolder(): string {
    return this.#folder.path
  }

  get engine(): Engine {
    if (!this.#opened) throw new Error('The engine is not open.')
    return this.#opened.engine
  }

  get logged() {
    return this.#opened?.logged ?? []
  }

  get notifications(): Engine['notifications'] {
    return this.engine.notifications
  }

  /** What reached the services, in the order of arrival. */
  get arrived(): Exchange[] {
    return this.#services?.exchanges ?? []
  }

  /** The titles of what reached webhooks. */
  get titles(): string[] {
    return this.arrived
      .filter(({ host, method }) => host.endsWith('.example') && method === 'POST')
      .map(({ body }) => (JSON.parse(body) as { title: string }).title)
  }

  open(): void {
    const nightly = scheduledJob('nightly', { kind: 'date', runAt: '2099-01-01' }, {}, () =>
      this.failure === undefined ? Promise.resolve() : Promise.reject(new Error(this.failure)),
    )
    this.#opened = openEngine({
      dataFolder: this.dataFolder,
      clock: this.clock,
      origins: new Map(this.#services?.origins),
      jobs: [nightly],
      secrets: new SealedSecrets({ dataFolder: this.dataFolder, environment: {} }),
      ...this.#options,
    })
    this.engine.settings.update({ timeZone: 'Asia/Shanghai', paused: true })
    this.engine.start()
  }

  async reopen(): Promise<void> {
    await this.engine.stop()
    this.open()
  }

  addChannel(draft: Partial<ChannelDraft> = {}): Channel {
    const settings = { url: 'https://hooks.example/a-secret-hook' }
    return this.notifications.addChannel({ kind: 'webhook', name: '', settings, ...draft })
  }

  /** Runs the job once, to its end. */
  async run(): Promise<void> {
    const { runId } = this.engine.run('nightly')
    await runEnded(this.engine, runId)
    await this.clock.pass(0)
  }

  /** Lets time pass as on a machine that sleeps nearly all of it: a day in a moment. */
  async later(ms: number): Promise<void> {
    this.clock.jump(Math.max(ms - awakeMs, 0))
    await this.clock.pass(Math.min(ms, awakeMs))
  }

  /** How it stands with each message, the oldest first. */
  get states(): string[] {
    return this.notifications
      .messages(undefined, 100)
      .map(({ state }) => state)
      .toReversed()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine.stop()
    await this.#services?.[Symbol.asyncDispose]()
    this.#folder[Symbol.dispose]()
  }
}
