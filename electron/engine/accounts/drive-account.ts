import type { Requester } from '../links/requests/request.ts'
import type { AccountDrive, AccountProfile } from '../model/account/account.ts'
import type { Reason } from '../model/message.ts'
import type { Cookies } from './cookie.ts'

/** What a drive says of an account. */
export type AccountAnswer =
  /** `secret` is the sign-in as the drive has renewed it. */
  | { readonly kind: 'known'; readonly profile: AccountProfile; readonly secret: string }
  /** Two of its calls know no such sign-in. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number | undefined }
  /** No statement about the account. */
  | { readonly kind: 'unclear'; readonly fault: Reason }

/** The page on which a person signs in at a drive. */
export type SignInPage = {
  readonly drive: AccountDrive
  readonly url: string
  /** Hosts, with all below them, to which the page may lead. */
  readonly hosts: readonly string[]
  /** Addresses whose cookies make the sign-in. */
  readonly cookiesOf: readonly string[]
  /** The cookie that is there once somebody is signed in. */
  readonly sign: string
}

/** What a drive's account may use. */
export type AccountContext = { readonly request: Requester; readonly signal: AbortSignal }

/** What came of a daily sign-in: `reward` in bytes of room, `progress` and `target` in days of the round. */
export type DailyAnswer =
  | {
      readonly kind: 'signed' | 'already'
      readonly reward: number
      readonly progress: number
      readonly target: number
    }
  /** The drive gives this account nothing for it. */
  | { readonly kind: 'none' }
  /** `refused`: the drive does not know what it was asked with. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'unclear'; readonly words: string }

/** A drive's gift for who comes every day. */
export type DailySignIn = {
  /** Whether what is kept holds what this is asked with. */
  isPossible(secret: string): boolean
  /** Asks how it stands, and signs in unless that was done today. Throws `RequestError` when no answer came. */
  signIn(cookies: Cookies, context: AccountContext): Promise<DailyAnswer>
}

/** The account of a person at one drive: the port behind which the drive's own calls lie. */
export type DriveAccount = {
  readonly signInPage: SignInPage
  /** What a person gave, as it is kept; throws `ACCOUNT_INVALID`. */
  read(secret: string): string
  /** Whose account it is, where the secret tells: two that are equal are one account. */
  holder(secret: string): string | undefined
  /** Absent where the drive gives nothing for it, or nobody knows how. */
  readonly daily?: DailySignIn
  /** Asks the drive; never throws for an answer it does not know. Throws `RequestError` when none came. */
  test(secret: string, context: AccountContext): Promise<AccountAnswer>
}
