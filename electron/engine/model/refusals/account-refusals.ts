import { z } from 'zod'
import { reasonSchema } from '../message.ts'
import { secretHindrances } from '../secrets/place.ts'

/** What is refused of accounts and their secrets; lines of the table in `refusal.ts`. */
export const accountRefusals = {
  /** `kind` tells why; each has a sentence of its own. */
  SECRETS_UNKEPT: {
    status: 409,
    data: z.object({ kind: z.enum(secretHindrances) }),
    message: 'No secret can be kept here just now. Settings → Accounts says why, and what helps.',
  },
  ACCOUNT_NOT_FOUND: {
    status: 404,
    data: z.object({ id: z.number() }),
    message: 'There is no account {{id}}; it may have been removed.',
  },
  /** What was given as its secret is none. */
  ACCOUNT_INVALID: {
    status: 422,
    data: reasonSchema,
    message: 'This cannot be a sign-in: {{reason}}',
  },
  ACCOUNT_EXISTS: {
    status: 409,
    data: z.object({ id: z.number() }),
    message: 'This account is here already, as number {{id}}. Replace its sign-in instead.',
  },
  /** Two calls of the drive said so; nothing was kept. */
  ACCOUNT_REFUSED: {
    status: 422,
    data: z.object({}),
    message:
      'The drive does not know this sign-in, or it has ended. Sign in at the drive once more and take it from there. Nothing was changed.',
  },
  /** The drive could not be asked, or its answer says nothing of the account; nothing was kept. */
  ACCOUNT_UNTESTED: {
    status: 503,
    data: reasonSchema,
    message: 'It could not be tried, so nothing was changed: {{reason}}',
  },
} as const
