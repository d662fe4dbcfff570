import { join } from 'node:path'
import { createRequester } from '../../../electron/engine/links/requests/http-requester.ts'
import type { Requester } from '../../../electron/engine/links/requests/request.ts'
import type { AccountDrive } from '../../../electron/engine/model/account/account.ts'
import type { TaskEnd } from '../../../electron/engine/model/saving/task-end.ts'
import { savingDrives } from '../../../electron/engine/saving/drive/index.ts'
import type { SavingDrive } from '../../../electron/engine/saving/drive/saving-drive.ts'
import type { PlanTask } from '../../../electron/engine/saving/plan/plan-task.ts'
import { runTasks } from '../../../electron/engine/saving/run/tasks-run.ts'
import { Store } from '../../../electron/engine/store/store.ts'
import { accountHosts } from '../drives/account-answers.ts'
import { type Exchange, type SimulatedAnswer, SimulatedDrives } from '../simulated-drives.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { LeapingClock } from './leaping-clock.ts'
import type { SharedNode } from './simulated-nodes.ts'
import { SimulatedSavingDrive } from './simulated-saving-drive.ts'

/** A store, a clock and a simulated drive between which tasks run. */
export class SavingHarness implements AsyncDisposable {
  readonly clock = new LeapingClock('2026-03-11T12:00:00Z')
  readonly drive = new SimulatedSavingDrive()
  /** Answers in the place of the drive, where it gives one. */
  answering: (exchange: Exchange) => SimulatedAnswer | undefined = () => undefined
  readonly cookies = new Map([
    ['__uid', 'u1'],
    ['__pus', 'p1'],
  ])
  /** Cookies as the drive has renewed them, the newest last. */
  readonly renewed: string[] = []
  readonly #folder = temporaryFolder()
  #opened: Store | undefined
  #server: SimulatedDrives | undefined
  #requester: ReturnType<typeof createRequester> | undefined

  static async start(): Promise<SavingHarness> {
    const harness = new SavingHarness()
    harness.#server = await SimulatedDrives.start(
      (exchange) =>
        harness.answering(exchange) ?? harness.drive.answer(exchange) ?? { status: 404, text: '' },
      accountHosts,
    )
    harness.#requester = createRequester({ origins: harness.#server.origins })
    return harness
  }

  get exchanges(): Exchange[] {
    if (!this.#server) throw new Error('The drive was not started.')
    return this.#server.exchanges
  }

  get request(): Requester {
    if (!this.#requester) throw new Error('The drive was not started.')
    return this.#requester.request
  }

  get store(): Store['saves'] {
    this.#opened ??= new Store(join(this.#folder.path, 'pansentry.db'))
    return this.#opened.saves
  }

  /** What was kept is read anew, as after a crash. */
  reopen(): void {
    this.#opened?.close()
    this.#opened = undefined
  }

  port(id: AccountDrive = 'quark', request = this.request): SavingDrive {
    return savingDrives[id]({
      cookies: this.cookies,
      renew: (cookies) => this.renewed.push([...cookies.values()].join(' ')),
      request,
      turn: async () => {},
      clock: this.clock,
      signal: new AbortController().signal,
    })
  }

  /** Works out what a run would do. */
  preview(task: PlanTask): Promise<TaskEnd> {
    return this.#once(task, this.request, { preview: 'plan' })
  }

  /** A run after a person said yes to a plan. */
  approve(task: PlanTask, approved: number): Promise<TaskEnd> {
    return this.#once(task, this.request, { approved })
  }

  /** One run of a task; a person says yes to a plan that waits. */
  async run(
    task: PlanTask,
    request = this.request,
    wish: { readonly isWished?: boolean } = {},
  ): Promise<TaskEnd> {
    const end = await this.#once(task, request, wish)
    return end.kind === 'question'
      ? this.#once(task, request, { ...wish, approved: end.planId })
      : end
  }

  async #once(
    task: PlanTask,
    request: Requester,
    wish: {
      readonly approved?: number
      readonly preview?: 'plan'
      readonly isWished?: boolean
    } = {},
  ): Promise<TaskEnd> {
    this.clock.leap(10 * 60_000)
    const signal = new AbortController().signal
    const { clock, store } = this
    const about = { clock, store, signal, today: '2026-03-11', isWished: true, ...calm, ...wish }
    for await (const { end } of runTasks([task], {
      drive: this.port('quark', request),
      ...about,
    })) {
      return end
    }
    throw new Error('Nothing ran.')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.reopen()
    await this.#requester?.close()
    await this.#server?.[Symbol.asyncDispose]()
    this.#folder[Symbol.dispose]()
  }
}

/** The sign-in that a drive refuses is refused for good, and no link is kept. */
export const calm = { isLoginNeeded: async () => true, isKnownDead: () => false }

let made = 0

/** A file or a folder of a share. */
export function node(name: string, children?: SharedNode[], size = 100): SharedNode {
  made += 1
  const fid = `9007199254740993${String(made).padStart(4, '0')}`
  const more = children ? { children } : {}
  const dir = children !== undefined
  return {
    fid,
    token: `t${made}`,
    name,
    dir,
    size: dir ? 0 : size,
    updated_at: 1e12 + made,
    ...more,
  }
}

/** A task that saves a share into `/影视/北风` as it is. */
export function taskOf(shareId: string, change: Partial<PlanTask> = {}): PlanTask {
  return {
    id: 1,
    name: '北风',
    share: { drive: 'quark', shareId, passcode: '', folder: '' },
    folder: '/影视/北风',
    naming: { kind: 'pattern', pattern: '', replacement: '' },
    picks: { filter: { keep: [], out: [] }, from: null, to: null },
    isSuffixIgnored: false,
    startId: '',
    followed: '',
    isReplaced: false,
    preferred: [],
    isNamedBelow: false,
    endsOn: null,
    weekdays: null,
    total: null,
    stopsWhenComplete: false,
    isAsked: true,
    ...change,
  }
}
