import type { SignIns } from '../../accounts/sign-ins.ts'
import type { Account } from '../../model/account/account.ts'
import type { SavingTask } from '../../model/saving/saving-task.ts'
import type { SavedFile } from '../../model/saving/step.ts'
import type { TaskEnd } from '../../model/saving/task-end.ts'
import type { SaveStore } from '../../store/save/saves.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import { type FileDownload, fileDownloads } from '../drive/file-downloads.ts'
import { type PlanTask, planTaskOf } from '../plan/plan-task.ts'
import type { Saving } from '../saving.ts'
import type { AccountGuard } from './account-guard.ts'

type Options = {
  readonly store: Pick<SaveStore, 'planOf'>
  readonly saving: Saving
  readonly signIns: SignIns
  readonly guard: AccountGuard
}

type Wish = {
  readonly isWished: boolean
  readonly preview?: 'plan' | 'trial'
  readonly signal: AbortSignal
}

type Ended = { readonly taskId: number; readonly end: TaskEnd }

/** Runs tasks with the accounts they save into, one account after the other. */
export class AccountTasks {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Rejects only when it is stopped. `begins` is called with each task before anything is asked for it. */
  async *run(
    tasks: readonly SavingTask[],
    wish: Wish,
    begins: (taskId: number) => void = () => {},
  ): AsyncGenerator<Ended> {
    const accounts = new Map<number, { readonly account: Account; readonly tasks: PlanTask[] }>()
    for (const task of tasks) {
      const planTask = planTaskOf(task)
      const drive = planTask.share?.drive
      const account = drive && this.#options.guard.of(drive, task.accountId)
      if (!account) {
        begins(task.id)
        yield { taskId: task.id, end: { kind: drive ? 'no-account' : 'no-share' } }
        continue
      }
      const group = accounts.get(account.id) ?? { account, tasks: [] }
      accounts.set(account.id, group)
      group.tasks.push(planTask)
    }
    for (const group of accounts.values())
      yield* this.#ofAccount(group.account, group.tasks, wish, begins)
  }

  /** Where what a task saved can be loaded from; throws a `DriveFault`, or what stops it. */
  async downloads(
    task: SavingTask,
    files: readonly SavedFile[],
    signal: AbortSignal,
  ): Promise<FileDownload[]> {
    const { guard, saving, signIns } = this.#options
    const drive = planTaskOf(task).share?.drive
    const account = drive && guard.of(drive, task.accountId)
    const signIn = account && (await signIns.open(account.id))
    if (!signIn) throw new DriveFault({ kind: 'login', code: 'drive-account.lost', words: '' })
    return saving.ask(signIn, signal, (drive) => fileDownloads(drive, files))
  }

  async *#ofAccount(
    account: Account,
    tasks: readonly PlanTask[],
    wish: Wish,
    begins: (taskId: number) => void,
  ): AsyncGenerator<Ended> {
    const { guard, saving, signIns } = this.#options
    const hindrance = await guard.hindrance(account)
    const signIn = hindrance ? undefined : await signIns.open(account.id)
    if (!signIn) {
      const details = hindrance ?? { kind: 'login', code: 'drive-account.lost', words: '' }
      for (const { id: taskId } of tasks) {
        begins(taskId)
        yield { taskId, end: { kind: 'held', details } }
      }
      return
    }
    let needed: Promise<boolean> | undefined
    const isLoginNeeded = () => (needed ??= guard.isLoginNeeded(account))
    const asked = { ...wish, isLoginNeeded, begins, approvedOf: (id: number) => this.#approved(id) }
    for await (const { end, task } of saving.run(signIn, tasks, asked)) {
      guard.note(account, end)
      yield { taskId: task.id, end }
    }
  }

  #approved(taskId: number): number | undefined {
    const plan = this.#options.store.planOf(taskId)
    return plan?.state === 'approved' ? plan.id : undefined
  }
}
