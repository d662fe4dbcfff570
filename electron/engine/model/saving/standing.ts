import { z } from 'zod'
import { progressSchema } from './progress.ts'

/** How the last runs of a task ended, as far as the next one has to know. */
export const standingSchema = z.object({
  kind: z.enum([
    'ok',
    'dead',
    'blocked',
    'passcode',
    /** The share held nothing, once. */
    'empty',
    'failing',
  ]),
  /** Stable and dotted. */
  code: z.string(),
  /** The drive's own words. */
  words: z.string(),
  /** Since when, in milliseconds since 1970. */
  since: z.number(),
  /** Before that the share is not asked, unless a person wishes it. */
  nextAt: z.number(),
  /** Runs in a row that ended so. */
  times: z.number(),
  /** How far its series was when it was last seen; null before it was. */
  progress: progressSchema.nullable().default(null),
})
export type SavingStanding = Readonly<z.output<typeof standingSchema>>

type Lasting = Extract<SavingStanding['kind'], 'dead' | 'blocked' | 'passcode'>

export const isLasting = (kind: string): kind is Lasting =>
  kind === 'dead' || kind === 'blocked' || kind === 'passcode'

/** A share that is gone is looked at again now and then. */
export const lookAgainMs = 7 * 24 * 3_600_000

/** Why a share is not asked at `now`, and will be at `nextAt`; undefined where it is. */
export function restsFor({ kind, nextAt }: SavingStanding, now: number): Lasting | undefined {
  // It looks again at the latest so long after it looked, also by a clock that was set back since.
  const restMs = nextAt - now
  return restMs > 0 && restMs <= lookAgainMs && isLasting(kind) ? kind : undefined
}
