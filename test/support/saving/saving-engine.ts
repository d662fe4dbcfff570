import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Engine } from '../../../electron/engine/engine.ts'
import type { Run } from '../../../electron/engine/model/run.ts'
import type { SavingTaskDraft } from '../../../electron/engine/model/saving/saving-task.ts'
import { savingTaskDraftSchema } from '../../../electron/engine/model/saving/saving-task.ts'
import { saveJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { accountAnswer, accountHosts, cookieOf, type Member } from '../drives/account-answers.ts'
import { openEngine } from '../engine.ts'
import { ManualClock } from '../manual-clock.ts'
import { heldSecrets } from '../secrets/held-secrets.ts'
import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { SimulatedSavingDrive } from './simulated-saving-drive.ts'

/** A whole engine with an account at a simulated drive, into which it saves. */
export class SavingEngine implements AsyncDisposable {
  readonly clock = new ManualClock('2026-03-11T12:00:00Z')
  readonly drive = new SimulatedSavingDrive()
  readonly member: Member = { nickname: '北' }
  /** Answers in the place of the drive, where it gives one. */
  answering: (exchange: Exchange) => SimulatedAnswer | undefined = () => undefined
  /** The member is signed out. */
  isSignedOut = false
  readonly #folder = temporaryFolder()
  readonly #secrets = heldSecrets()
  readonly #drives: SimulatedDrives
  engine: Engine

  private constructor(drives: SimulatedDrives) {
    this.#drives = drives
    this.engine = this.#opened()
  }

  /** With an account at Quark, unless it is not wanted. */
  static async start(): Promise<SavingEngine> {
    let made: SavingEngine | undefined
    const drives = await SimulatedDrives.start(
      (exchange) => made?.answer(exchange) ?? { status: 404, text: '' },
      accountHosts,
    )
    made = new SavingEngine(drives)
    await made.engine.accounts.add({ drive: 'quark', name: '', secret: cookieOf('u1') })
    return made
  }

  get databaseFile(): string {
    return databaseFile(this.#folder.path)
  }

  get exchanges(): readonly Exchange[] {
    return this.#drives.exchanges
  }

  answer(exchange: Exchange): SimulatedAnswer | undefined {
    const member = () => (this.isSignedOut ? undefined : this.member)
    return (
      this.answering(exchange) ?? accountAnswer(exchange, member) ?? this.drive.answer(exchange)
    )
  }

  /** A task that saves a share into `/影视/<name>`. */
  add(name: string, shareId: string, change: Partial<SavingTaskDraft> = {}): number {
    const share = `https://pan.quark.cn/s/${shareId}`
    const draft = { name, share, folder: `/影视/${name}`, ...change }
    return this.engine.saving.tasks.add(savingTaskDraftSchema.parse(draft)).id
  }

  /** Lets time pass until a run has ended. */
  async ended(runId: number): Promise<Run> {
    for (;;) {
      const run = this.engine.runs.get(runId)
      if (run.outcome !== null) return run
      await this.clock.pass(2000)
      await nextTurn()
    }
  }

  /** The last run of the job that saves, once it has ended. */
  async lastEnded(): Promise<Run> {
    const [last] = this.engine.runs.list({ jobId: saveJobId, limit: 1 })
    if (!last) throw new Error('Nothing ran.')
    return this.ended(last.id)
  }

  /** Runs a task, and once more after a yes to what its plan asks. */
  async saved(id: number): Promise<Run> {
    const { saving } = this.engine
    const first = await this.ended(saving.run(id).runId)
    const question = this.state(id)?.question
    const again = question ? saving.answer(question.planId, { kind: 'yes' }) : null
    return again === null ? first : this.ended(again)
  }

  state(id: number) {
    return this.engine.saving.states().find(({ taskId }) => taskId === id)
  }

  /** The lines of a run’s log. */
  lines(runId: number): string[] {
    return this.engine.runs.lines(runId, 0, 1000).map(({ text }) => JSON.stringify(text))
  }

  /** Another process takes the data folder over. */
  async reopen(): Promise<void> {
    await this.engine.stop()
    this.engine = this.#opened()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine.stop()
    await this.#drives[Symbol.asyncDispose]()
    this.#folder[Symbol.dispose]()
  }

  #opened(): Engine {
    const { engine } = openEngine({
      dataFolder: this.#folder.path,
      origins: this.#drives.origins,
      secrets: this.#secrets,
      clock: this.clock,
      random: () => 0,
    })
    engine.settings.update({ timeZone: 'UTC' })
    return engine
  }
}
