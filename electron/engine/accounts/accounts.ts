import type { Requester } from '../links/requests/request.ts'
import type { Account, AccountDraft, AccountDrive, AccountState } from '../model/account/account.ts'
import type { EngineEvents } from '../model/events.ts'
import { isResting, usualRestMs } from '../model/lane.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type { ChosenPlace, SecretsState } from '../model/secrets/place.ts'
import { hiddenValue, type Secrets } from '../model/secrets.ts'
import type { StoredAccount } from '../store/account/accounts.ts'
import { newSecretKey } from '../store/secret-key.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { accountFault, accountUntested } from './account-fault.ts'
import type { AccountAnswer, SignInPage } from './drive-account.ts'
import { driveAccounts } from './drives/index.ts'
import { accountKey } from './sign-ins.ts'
import { spaceState } from './space-state.ts'

export type AccountsOptions = {
  readonly store: Pick<Store, 'accounts' | 'removals'>
  readonly secrets: Secrets
  readonly request: Requester
  readonly events: EngineEvents
  readonly clock: Clock
}

type Known = Extract<AccountAnswer, { readonly kind: 'known' }>

const patienceMs = 30_000

/** The accounts of a person at drives. A sign-in is tried before it is kept, and shown to nobody afterwards. */
export class Accounts {
  readonly #options: AccountsOptions
  readonly #testing = new Map<number, Promise<Account>>()
  readonly #ended = new AbortController()

  constructor(options: AccountsOptions) {
    this.#options = options
  }

  /** Ends what is under way. */
  stop(): void {
    this.#ended.abort()
  }

  /** Where secrets are kept, or why none can be; a key store that did not answer is asked once more. */
  async secretsState(): Promise<SecretsState> {
    const { secrets } = this.#options
    await secrets.open()
    return secrets.state()
  }

  /** Throws `SECRETS_UNKEPT` where no sign-in could be kept. */
  async requirePlace(): Promise<void> {
    const state = await this.secretsState()
    if (!state.isOpen) throw new Refusal('SECRETS_UNKEPT', { kind: state.hindrance })
  }

  /** Takes what a person chose for where no key store protects anything. */
  chooseSecrets(place: ChosenPlace): SecretsState {
    const { secrets } = this.#options
    secrets.choose(place)
    this.#changed()
    return secrets.state()
  }

  list(): Account[] {
    return this.#options.store.accounts.list().map((account) => this.#shown(account))
  }

  /** Throws `ACCOUNT_NOT_FOUND`. */
  get(id: number): Account {
    return this.#shown(this.#get(id))
  }

  signInPage(drive: AccountDrive): SignInPage {
    return driveAccounts[drive].signInPage
  }

  /**
   * Tries a sign-in and keeps it. Throws `ACCOUNT_INVALID`, `ACCOUNT_EXISTS`, `SECRETS_UNKEPT`, `ACCOUNT_REFUSED` or
   * `ACCOUNT_UNTESTED`; nothing is kept then.
   */
  async add({ drive, name, secret }: AccountDraft): Promise<Account> {
    const { secrets, store } = this.#options
    const found = await this.#tried(drive, secret)
    const key = newSecretKey()
    const id = store.accounts.add({ key, drive, name, ...this.#resultOf(found) })
    try {
      secrets.keep(accountKey(key), found.secret)
    } catch (error) {
      store.accounts.delete(id)
      throw error
    }
    this.#changed()
    return this.get(id)
  }

  /** Asks the drive how it stands, unless it wants to be left alone still. Throws `ACCOUNT_NOT_FOUND`, or `ACCOUNT_UNTESTED` where it does not say. */
  async test(id: number): Promise<Account> {
    const before = this.#testing.get(id)
    if (before) return before
    const account = this.#get(id)
    if (this.#stateOf(account).kind === 'limited') return this.#shown(account)
    const testing = this.#tested(account).finally(() => {
      this.#testing.delete(id)
      this.#changed()
    })
    this.#testing.set(id, testing)
    this.#changed()
    return testing
  }

  /** Takes note of how a drive answered what was asked beside this. */
  note(id: number, state: AccountState): void {
    const account = this.#options.store.accounts.get(id)
    if (!account) return
    this.#options.store.accounts.update({ ...account, state })
    this.#changed()
  }

  /** Keeps another sign-in in the place of the one there is; throws as `add` does, and what was kept stays. */
  async replace(id: number, secret: string): Promise<Account> {
    const { secrets, store } = this.#options
    const found = await this.#tried(this.#get(id).drive, secret, id)
    // It may have been removed or renamed while the drive was asked.
    const account = this.#get(id)
    secrets.keep(accountKey(account.key), found.secret)
    store.accounts.update({ ...account, ...this.#resultOf(found) })
    this.#changed()
    return this.get(id)
  }

  /** Throws `ACCOUNT_NOT_FOUND`. */
  rename(id: number, name: string): Account {
    this.#options.store.accounts.update({ ...this.#get(id), name })
    this.#changed()
    return this.get(id)
  }

  /** `restore` takes it back. Throws `ACCOUNT_NOT_FOUND`. */
  remove(id: number): void {
    const { clock, store } = this.#options
    if (!store.removals.remove('account', id, clock.now()))
      throw new Refusal('ACCOUNT_NOT_FOUND', { id })
    this.#changed()
  }

  /** Throws `ACCOUNT_NOT_FOUND` for one that is gone or was not removed, `ACCOUNT_EXISTS` where it was added again. */
  restore(id: number): Account {
    const { clock, secrets, store } = this.#options
    if (store.removals.restore('account', id) !== 'restored') {
      throw new Refusal('ACCOUNT_NOT_FOUND', { id })
    }
    const { drive, key } = this.#get(id)
    const secret = secrets.read(accountKey(key))
    try {
      if (secret !== undefined) this.#requireNew(drive, secret, id)
    } catch (error) {
      store.removals.remove('account', id, clock.now())
      throw error
    }
    this.#changed()
    return this.get(id)
  }

  #get(id: number): StoredAccount {
    const account = this.#options.store.accounts.get(id)
    if (!account) throw new Refusal('ACCOUNT_NOT_FOUND', { id })
    return account
  }

  #shown({ key, ...account }: StoredAccount): Account {
    const state = this.#stateOf({ key, ...account })
    const kept = this.#options.secrets.read(accountKey(key))
    const { daily } = driveAccounts[account.drive]
    const isSignedInDaily = kept !== undefined && daily?.isPossible(kept) === true
    return { ...account, secret: hiddenValue, state, isSignedInDaily }
  }

  #stateOf({ id, key, state }: StoredAccount): AccountState {
    const { clock, secrets } = this.#options
    if (this.#testing.has(id)) return { kind: 'renewing' }
    if (secrets.read(accountKey(key)) === undefined) {
      return { kind: 'login-needed', cause: secrets.state().isOpen ? 'lost' : 'locked' }
    }
    // Whether it has rested enough is known when it is asked again.
    if (state.kind === 'limited' && !isResting(state.until, clock.now()))
      return { kind: 'untested' }
    return state
  }

  /** A sign-in that the drive knows, and that nobody has given here before. */
  async #tried(drive: AccountDrive, given: string, replaced?: number): Promise<Known> {
    const secret = driveAccounts[drive].read(given)
    this.#requireNew(drive, secret, replaced)
    await this.requirePlace()
    const answer = await this.#ask(drive, secret)
    if (answer.kind === 'refused') throw new Refusal('ACCOUNT_REFUSED', {})
    if (answer.kind === 'limited') {
      throw new Refusal('ACCOUNT_UNTESTED', accountFault('limited', {}))
    }
    this.#requireNew(drive, secret, replaced)
    return answer
  }

  async #tested(account: StoredAccount): Promise<Account> {
    const { clock, secrets, store } = this.#options
    const { drive, id } = account
    const key = accountKey(account.key)
    await secrets.open()
    const secret = secrets.read(key)
    if (secret === undefined) return this.#later(id)
    const answer = await this.#ask(drive, secret)
    const now = this.#get(id)
    // The answer is of a sign-in that was replaced meanwhile.
    if (secrets.read(key) !== secret) return this.#later(id)
    switch (answer.kind) {
      case 'known':
        if (answer.secret !== secret) secrets.keep(key, answer.secret)
        store.accounts.update({ ...now, ...this.#resultOf(answer) })
        break
      case 'refused':
        store.accounts.update({
          ...now,
          state: { kind: 'login-needed', cause: 'refused' },
          checkedAt: clock.now(),
        })
        break
      case 'limited': {
        const until = clock.now() + (answer.retryAfterMs ?? usualRestMs)
        store.accounts.update({ ...now, state: { kind: 'limited', until } })
      }
    }
    return this.#later(id)
  }

  /** As it is shown once nobody asks its drive any more. */
  #later(id: number): Account {
    const account = this.#get(id)
    this.#testing.delete(id)
    return this.#shown(account)
  }

  /** Throws `ACCOUNT_UNTESTED` where the drive makes no statement. */
  async #ask(
    drive: AccountDrive,
    secret: string,
  ): Promise<Exclude<AccountAnswer, { readonly kind: 'unclear' }>> {
    const { request } = this.#options
    const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), this.#ended.signal])
    let answer: AccountAnswer
    try {
      answer = await driveAccounts[drive].test(secret, {
        request: (url, options) => request(url, { ...options, provider: drive }),
        signal,
      })
    } catch (error) {
      if (isRefusal(error)) throw error
      throw accountUntested(error)
    }
    if (answer.kind === 'unclear') throw new Refusal('ACCOUNT_UNTESTED', answer.fault)
    return answer
  }

  #requireNew(drive: AccountDrive, secret: string, replaced: number | undefined): void {
    const { secrets, store } = this.#options
    const account = driveAccounts[drive]
    const whose = account.holder(secret)
    if (whose === undefined) return
    const known = store.accounts.list().find((each) => {
      const kept = secrets.read(accountKey(each.key))
      const isOther = each.drive === drive && each.id !== replaced
      return isOther && kept !== undefined && account.holder(kept) === whose
    })
    if (known) throw new Refusal('ACCOUNT_EXISTS', { id: known.id })
  }

  #resultOf({ profile }: Known): Pick<StoredAccount, 'state' | 'profile' | 'checkedAt'> {
    return { state: spaceState(profile), profile, checkedAt: this.#options.clock.now() }
  }

  #changed(): void {
    this.#options.events.emit({ type: 'accounts' })
  }
}
