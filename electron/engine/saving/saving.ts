import type { SignIn } from '../accounts/sign-ins.ts'
import type { Requester } from '../links/requests/request.ts'
import type { FaultDetails } from '../model/saving/fault.ts'
import type { TaskEnd } from '../model/saving/task-end.ts'
import { oneLine } from '../model/terms/one-line.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Store } from '../store/store.ts'
import { DriveFault } from './drive/drive-fault.ts'
import { savingDrives } from './drive/index.ts'
import { LaneTurns, type LaneTurnsOptions } from './drive/lane-turns.ts'
import type { SavingDrive } from './drive/saving-drive.ts'
import type { PlanTask } from './plan/plan-task.ts'
import { runTasks, type TasksRunContext } from './run/tasks-run.ts'

type SavingOptions = Pick<LaneTurnsOptions, 'clock' | 'paceOf' | 'random'> & {
  readonly store: Pick<Store, 'lanes' | 'saves'>
  readonly request: Requester
  /** The day of a moment, yyyy-mm-dd. */
  readonly dayOf: (at: number) => string
  readonly links: KeptLinks
  /** Whether there is such a task. */
  readonly isThere: (taskId: number) => boolean
  /** Told of what nobody foresaw. */
  readonly failed: (error: unknown) => void
}

// As the check of links names it.
const emptyCodes = { quark: 'quark.empty', uc: 'uc.empty' } as const

type Share = NonNullable<PlanTask['share']>

/** What the check of links knows of shares, and is told of them. */
export type KeptLinks = {
  isDead(share: Share): boolean
  note(share: Share, verdict: Verdict): void
}

type SavingWish = Pick<
  TasksRunContext,
  'isLoginNeeded' | 'isWished' | 'approvedOf' | 'preview' | 'begins' | 'signal'
>

/** Saves what is new of shares into the drives of accounts, at the pace of each drive's lane. */
export class Saving {
  readonly #options: SavingOptions
  readonly #turns: LaneTurns

  constructor(options: SavingOptions) {
    const { store } = options
    this.#options = options
    this.#turns = new LaneTurns({ ...options, states: store.lanes })
  }

  /** Runs tasks of one account one after the other; rejects only when it is stopped. */
  async *run(
    signIn: SignIn,
    tasks: readonly PlanTask[],
    wish: SavingWish,
  ): AsyncGenerator<{ readonly task: PlanTask; readonly end: TaskEnd }> {
    const { clock, dayOf, failed, isThere, links, store } = this.#options
    const today = dayOf(clock.now())
    for await (const ended of runTasks(tasks, {
      ...wish,
      drive: this.#portOf(signIn, wish.signal),
      store: store.saves,
      clock,
      today,
      isKnownDead: (share) => links.isDead(share),
      isThere,
      broken: (_, error) => {
        failed(error)
        return { kind: 'fault', details: brokenBy(error), isNews: true }
      },
    })) {
      const stop = faultIn(ended.end)
      if (stop) this.#rest(signIn.drive, stop)
      const verdict = verdictOf(ended.task, ended.end)
      if (ended.task.share && verdict) links.note(ended.task.share, verdict)
      yield ended
    }
  }

  /** Asks the drive of an account at the pace of its lane; throws what the drive does not do as a `DriveFault`. */
  async ask<T>(
    signIn: SignIn,
    signal: AbortSignal,
    question: (drive: SavingDrive) => Promise<T>,
  ): Promise<T> {
    try {
      return await question(this.#portOf(signIn, signal))
    } catch (error) {
      if (error instanceof DriveFault) this.#rest(signIn.drive, error.details)
      throw error
    }
  }

  /** Waits for the turn of one request beside any task; throws a `DriveFault` while the lane rests. */
  turn(drive: SignIn['drive'], signal: AbortSignal): Promise<void> {
    return this.#turns.take(drive, signal)
  }

  /** Leaves a drive alone that wants to be, the checking of its links too. */
  rest(drive: SignIn['drive'], retryAfterMs?: number): void {
    this.#turns.rest(drive, retryAfterMs)
  }

  #portOf({ cookies, drive, isKept, renew }: SignIn, signal: AbortSignal): SavingDrive {
    const { clock, request } = this.#options
    const turn = async () => {
      await this.turn(drive, signal)
      // Removed, or somebody else’s now: nothing more is done in the drive of before.
      if (!isKept()) throw new DriveFault({ kind: 'login', code: 'drive-account.lost', words: '' })
    }
    return savingDrives[drive]({ cookies, renew, request, turn, clock, signal })
  }

  /** The checking of links leaves a drive alone too that wants to be. */
  #rest(drive: SignIn['drive'], { code, kind, retryAfterMs }: FaultDetails): void {
    // What rests already said so itself.
    if (kind !== 'limited' || code === 'lane.rests') return
    this.#turns.rest(drive, retryAfterMs)
  }
}

const brokenBy = (error: unknown): FaultDetails => {
  const words = oneLine(error instanceof Error ? error.message : String(error))
  return { kind: 'unknown', code: 'task.broken', words }
}

/** What an end says of the share itself: nothing where the network, the account or the drive is at fault. */
function verdictOf({ share }: PlanTask, end: TaskEnd): Verdict | null {
  if (share && share.folder === '' && end.kind === 'empty') {
    // A listing may come up empty for a moment: the check of links looks a second time too.
    return { state: 'empty', code: emptyCodes[share.drive], reason: '', unproven: true }
  }
  const details = faultIn(end)
  if (!details?.state) return null
  return { state: details.state, code: details.code, reason: details.words }
}

/** What of the drive ended a task; null where nothing did. */
function faultIn(end: TaskEnd): FaultDetails | null {
  return end.kind === 'fault' ? end.details : end.kind === 'saved' ? end.stop : null
}
