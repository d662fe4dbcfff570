import type { SignIn } from '../accounts/sign-ins.ts'
import type { Requester } from '../links/requests/request.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { savingDrives } from './drive/index.ts'
import { LaneTurns } from './drive/lane-turns.ts'
import type { PlanTask } from './plan/plan-task.ts'
import type { TaskEnd } from './run/task-end.ts'
import type { TaskRunContext } from './run/task-run.ts'
import { runTasks } from './run/tasks-run.ts'

type SavingOptions = {
  readonly store: Pick<Store, 'lanes' | 'saves'>
  readonly request: Requester
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** The day of a moment, yyyy-mm-dd. */
  readonly dayOf: (at: number) => string
}

type SavingWish = Pick<TaskRunContext, 'isWished' | 'approved' | 'isPreview' | 'signal'>

/** Saves what is new of shares into the drives of accounts, at the pace of each drive's lane. */
export class Saving {
  readonly #options: SavingOptions
  readonly #turns: LaneTurns

  constructor(options: SavingOptions) {
    const { clock, random, store } = options
    this.#options = options
    this.#turns = new LaneTurns({ clock, random, states: store.lanes })
  }

  /** Runs tasks of one account one after the other; rejects only when it is stopped. */
  async *run(
    { cookies, drive, renew }: SignIn,
    tasks: readonly PlanTask[],
    wish: SavingWish,
  ): AsyncGenerator<{ readonly task: PlanTask; readonly end: TaskEnd }> {
    const { clock, dayOf, request, store } = this.#options
    const { signal } = wish
    const turn = () => this.#turns.take(drive, signal)
    const asking = { cookies, renew, request, turn, clock, signal }
    const port = savingDrives[drive](asking)
    const today = dayOf(clock.now())
    for await (const ended of runTasks(tasks, {
      ...wish,
      drive: port,
      store: store.saves,
      clock,
      today,
    })) {
      this.#rest(drive, ended.end)
      yield ended
    }
  }

  /** The checking of links leaves a drive alone too that wants to be. */
  #rest(drive: SignIn['drive'], end: TaskEnd): void {
    const details = end.kind === 'fault' ? end.details : end.kind === 'saved' ? end.stop : null
    // What rests already said so itself.
    if (details?.kind !== 'limited' || details.code === 'lane.rests') return
    this.#turns.rest(drive, details.retryAfterMs)
  }
}
