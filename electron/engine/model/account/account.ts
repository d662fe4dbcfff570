import { z } from 'zod'
import type { Provider } from '../provider.ts'

/** The drives at which a person's own account can be kept. */
export const accountDrives = ['quark', 'uc'] as const satisfies readonly Provider[]

export const accountDriveSchema = z.enum(accountDrives)
export type AccountDrive = z.output<typeof accountDriveSchema>

export const accountIdSchema = z.number().int().min(1)
export const accountNameSchema = z.string().trim().max(60)

// What a browser sends at most is far less; https://www.rfc-editor.org/rfc/rfc6265#section-6.1
const longestSecret = 16_384

/** What a person pastes, or the window in which they sign in hands over; looked at by the drive's own rules. */
export const accountSecretSchema = z.string().max(longestSecret)

/**
 * Why it has to be signed in at again. `refused`: the drive said so; `lost`: what was kept is gone, or sealed by a key
 * that is; `locked`: the key store does not answer just now.
 */
export const loginCauses = ['refused', 'lost', 'locked'] as const

/** How it stands with an account. Times are milliseconds since 1970, room is in bytes. */
export const accountStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('untested') }),
  z.object({ kind: z.literal('ok') }),
  /** The drive is being asked. */
  z.object({ kind: z.literal('renewing') }),
  z.object({ kind: z.literal('login-needed'), cause: z.enum(loginCauses) }),
  /** The drive wants to be left alone until then. */
  z.object({ kind: z.literal('limited'), until: z.number() }),
  z.object({ kind: z.literal('full'), missingBytes: z.number() }),
])
export type AccountState = Readonly<z.output<typeof accountStateSchema>>

/** What the drive tells of an account. */
export const accountProfileSchema = z.object({
  /** Empty where the drive names none. */
  nickname: z.string(),
  /** In the drive's own notation, such as `SUPER_VIP`; empty where it names none. */
  membership: z.string(),
  /** In bytes; null where it was not told. */
  space: z.object({ used: z.number(), total: z.number() }).nullable(),
})
export type AccountProfile = Readonly<z.output<typeof accountProfileSchema>>

/** An account as it is shown; of its secret `***`. */
export const accountSchema = z.object({
  id: accountIdSchema,
  drive: accountDriveSchema,
  /** What a person calls it; may be empty. */
  name: accountNameSchema,
  secret: z.literal('***'),
  state: accountStateSchema,
  /** Null before the drive has answered. */
  profile: accountProfileSchema.nullable(),
  /** When the drive answered last; null for never. */
  checkedAt: z.number().nullable(),
  /** Its sign-in holds what the drive's daily sign-in is asked with. */
  isSignedInDaily: z.boolean(),
})
export type Account = Readonly<z.output<typeof accountSchema>>

export const accountDraftSchema = z.strictObject({
  drive: accountDriveSchema,
  name: accountNameSchema.default(''),
  secret: accountSecretSchema,
})
export type AccountDraft = Readonly<z.output<typeof accountDraftSchema>>

/** What an account is called: as a person says, else its nickname, else the drive as it is shown. */
export const accountName = (
  { name, profile }: Pick<Account, 'name' | 'profile'>,
  drive: string,
): string => name || profile?.nickname || drive
