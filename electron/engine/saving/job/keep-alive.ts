import type { Accounts } from '../../accounts/accounts.ts'
import type { Account } from '../../model/account/account.ts'
import { saveJobId } from '../../model/terms/job-ids.ts'
import type { Runs } from '../../scheduler/runs.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Saving } from '../saving.ts'
import { shareOf } from '../task/share.ts'
import type { AccountGuard } from './account-guard.ts'

type Options = {
  readonly accounts: Pick<Accounts, 'test'>
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  readonly guard: Pick<AccountGuard, 'of'>
  readonly runs: Pick<Runs, 'running'>
  readonly saving: Pick<Saving, 'turn'>
  readonly store: Pick<Store, 'savingTasks' | 'savingTurns' | 'settings'>
}

// The ticket of a session lasts about three hours: one missed answer is no loss of it.
const quietMs = 100 * 60_000
const lookMs = 10 * 60_000

/** Asks the accounts that tasks save into how they stand when nothing else does: a drive renews the cookies of who comes. */
export class KeepAlive {
  readonly #options: Options
  readonly #askedAt = new Map<number, number>()
  readonly #ended = new AbortController()
  #cancel: (() => void) | undefined

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    this.#cancel = this.#options.clock.after(lookMs, () => void this.#look())
  }

  stop(): void {
    this.#ended.abort()
    this.#cancel?.()
  }

  async #look(): Promise<void> {
    try {
      for (const account of this.#due()) await this.#ask(account)
    } catch (error) {
      if (!this.#ended.signal.aborted) this.#options.failed(error)
    }
    if (!this.#ended.signal.aborted) this.start()
  }

  /** Those of tasks that are not paused; one that waits for a person, or is to be left alone, is not asked. */
  #due(): Account[] {
    const { clock, guard, store } = this.#options
    if (store.settings.get().paused || this.#isSaving()) return []
    const used = new Map<number, { readonly account: Account; readonly askedAt: number }>()
    for (const task of store.savingTasks.list()) {
      const drive = shareOf(task)?.drive
      const account = drive && !task.isPaused && guard.of(drive, task.accountId)
      if (!account) continue
      const turn = store.savingTurns.last(task.id)
      const savedAt = turn?.end?.kind === 'held' ? 0 : (turn?.endedAt ?? 0)
      const before = used.get(account.id)?.askedAt ?? 0
      used.set(account.id, { account, askedAt: Math.max(before, savedAt) })
    }
    return [...used.values()].flatMap(({ account, askedAt }) => {
      const { checkedAt, id, state } = account
      const last = Math.max(askedAt, checkedAt ?? 0, this.#askedAt.get(id) ?? 0)
      // Asked in the future, by a clock that was set back since: then it may be long ago.
      const isQuiet = Math.abs(clock.now() - last) >= quietMs
      const isOpen = state.kind === 'ok' || state.kind === 'full' || state.kind === 'untested'
      return isQuiet && isOpen ? [account] : []
    })
  }

  /** No answer is as good as none: it is asked again another time, and by the next run of a task. */
  async #ask({ drive, id }: Account): Promise<void> {
    const { accounts, clock, saving } = this.#options
    try {
      await saving.turn(drive, this.#ended.signal)
      // A run renews the cookies itself, and keeps them only while nobody else does.
      if (this.#isSaving()) return
      this.#askedAt.set(id, clock.now())
      await accounts.test(id)
    } catch {}
  }

  #isSaving(): boolean {
    return this.#options.runs.running(saveJobId).count > 0
  }
}
