import type { Accounts } from '../../accounts/accounts.ts'
import type { Account, AccountDrive, AccountState } from '../../model/account/account.ts'
import { usualRestMs } from '../../model/lane.ts'
import type { FaultDetails } from '../../model/saving/fault.ts'
import type { TaskEnd } from '../../model/saving/task-end.ts'
import type { Clock } from '../../time/clock.ts'

type Options = {
  readonly accounts: Pick<Accounts, 'list' | 'note' | 'test'>
  readonly clock: Clock
}

/** How the accounts stand into which is saved: who may be asked, and what saving finds out about them. */
export class AccountGuard {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The account a task names, or the first of its drive. */
  of(drive: AccountDrive, id: number | null): Account | undefined {
    return this.#options.accounts
      .list()
      .find((account) => account.drive === drive && (id === null || account.id === id))
  }

  /** Why nothing can be saved into an account; null where it can. What may have passed is looked at once more. */
  async hindrance(account: Account): Promise<FaultDetails | null> {
    const { state } = account
    const mayHavePassed =
      state.kind === 'full' || (state.kind === 'login-needed' && state.cause === 'refused')
    return this.#faultOf(mayHavePassed ? await this.#looked(account) : state)
  }

  /** Whether an account, asked for itself, is not known either: one refusal alone proves nothing. */
  async isLoginNeeded(account: Account): Promise<boolean> {
    if (this.of(account.drive, account.id) === undefined) return true
    return (await this.#looked(account)).kind === 'login-needed'
  }

  /** Takes note of what the end of a task says of its account. */
  note(account: Account, end: TaskEnd): void {
    const details = end.kind === 'fault' ? end.details : end.kind === 'saved' ? end.stop : null
    if (details) this.noteFault(account, details)
  }

  /** The same of a drive that was asked beside any task. */
  noteFault({ id }: Account, details: FaultDetails): void {
    const state = this.#stateOf(details)
    if (state) this.#options.accounts.note(id, state)
  }

  #stateOf({ code, kind, missingBytes = 0, retryAfterMs = usualRestMs }: FaultDetails) {
    if (kind === 'full') return { kind: 'full', missingBytes } as const
    // A lane that rests said so before, and for whom.
    if (kind !== 'limited' || code === 'lane.rests') return null
    return { kind: 'limited', until: this.#options.clock.now() + retryAfterMs } as const
  }

  #faultOf(state: AccountState): FaultDetails | null {
    switch (state.kind) {
      case 'login-needed':
        return { kind: 'login', code: `drive-account.${state.cause}`, words: '' }
      case 'limited': {
        const retryAfterMs = state.until - this.#options.clock.now()
        return { kind: 'limited', code: 'drive-account.limited', words: '', retryAfterMs }
      }
      case 'full':
        return {
          kind: 'full',
          code: 'drive-account.full',
          words: '',
          missingBytes: state.missingBytes,
        }
      case 'untested':
      case 'ok':
      case 'renewing':
        return null
    }
  }

  /** As the drive says now; as it was known where it says nothing. */
  async #looked({ id, state }: Account): Promise<AccountState> {
    try {
      return (await this.#options.accounts.test(id)).state
    } catch {
      return state
    }
  }
}
