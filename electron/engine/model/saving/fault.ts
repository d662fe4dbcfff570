import { z } from 'zod'
import { deadStates } from '../verdict.ts'

/** Why a drive did not do what it was asked. */
export const faultKinds = [
  /** The share is gone. */
  'dead',
  /** The drive shows the share, or its sharer, to nobody. */
  'blocked',
  'passcode',
  'login',
  'full',
  /** It wants fewer requests for a while. */
  'limited',
  /** More files than the account may save at once. */
  'too-many',
  /** The share is the account's own. */
  'own-share',
  /** The folder is not there any more. */
  'no-folder',
  /** Something of that name is in the folder. */
  'name-taken',
  /** What was listed is not what was counted. */
  'incomplete',
  /** No answer came: it may have been carried out. */
  'network',
  /** What came is no answer of this drive: it may have been carried out. */
  'unreadable',
  /** A refusal that nobody knows. */
  'unknown',
] as const
export type FaultKind = (typeof faultKinds)[number]

export const faultSchema = z.object({
  kind: z.enum(faultKinds),
  /** Stable and dotted: `quark.41012`, `network.reset`. */
  code: z.string(),
  /** The drive's own words; may be empty. */
  words: z.string(),
  /** How long the drive wants to be left alone, in milliseconds. */
  retryAfterMs: z.number().optional(),
  /** Bytes that a full drive lacks, where it says so. */
  missingBytes: z.number().optional(),
  /** What the drive says of the share, where it says that it is gone. */
  state: z.enum(deadStates).optional(),
})
export type FaultDetails = Readonly<z.output<typeof faultSchema>>
