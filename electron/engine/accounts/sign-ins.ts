import type { AccountDrive } from '../model/account/account.ts'
import type { Secrets } from '../model/secrets.ts'
import type { AccountStore } from '../store/account/accounts.ts'
import { type Cookies, cookieLine, readCookies } from './cookie.ts'
import { driveAccounts } from './drives/index.ts'

/** What the drive of an account is asked with. */
export type SignIn = {
  readonly drive: AccountDrive
  readonly cookies: Cookies
  /** Keeps them as the drive has renewed them, unless another sign-in was given meanwhile. */
  readonly renew: (cookies: Cookies) => void
  /** Whether the account is still there, and still of whom it was. */
  readonly isKept: () => boolean
}

type SignInsOptions = {
  readonly store: AccountStore
  readonly secrets: Secrets
}

/** The name under which the sign-in of an account is kept. */
export const accountKey = (key: string) => `account ${key}`

/** Hands the sign-ins of accounts to what asks drives; they are shown to nobody. */
export class SignIns {
  readonly #options: SignInsOptions

  constructor(options: SignInsOptions) {
    this.#options = options
  }

  /** Undefined for an account that is not there, or whose sign-in cannot be read. */
  async open(id: number): Promise<SignIn | undefined> {
    const { secrets, store } = this.#options
    await secrets.open()
    const account = store.get(id)
    if (!account) return undefined
    const key = accountKey(account.key)
    const secret = secrets.read(key)
    if (secret === undefined) return undefined
    const read = readCookies(secret)
    if (!read.ok) return undefined
    let kept = secret
    const renew = (cookies: Cookies) => {
      const line = cookieLine(cookies)
      if (line === kept || secrets.read(key) !== kept) return
      secrets.keep(key, line)
      kept = line
    }
    const drive = driveAccounts[account.drive]
    const isKept = () => {
      const now = store.get(id) && secrets.read(key)
      return now !== undefined && (now === kept || drive.holder(now) === drive.holder(secret))
    }
    return { drive: account.drive, cookies: read.cookies, renew, isKept }
  }
}
