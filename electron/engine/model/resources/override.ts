import { z } from 'zod'
import type { Judgement, Standing } from '../standing.ts'
import type { Verdict } from '../verdict.ts'

/** What a person holds true of a link whatever its drive answers, and until when in milliseconds since 1970. */
export const overrideSchema = z.object({
  life: z.enum(['alive', 'dead']),
  // No later than a `Date` goes: a page could not show it.
  until: z.number().int().max(8.64e15),
})

export type Override = Readonly<z.output<typeof overrideSchema>>

/** The verdict of a person. */
export function verdictOf({ life }: Override): Verdict {
  const state = life === 'alive' ? 'valid' : 'expired'
  return { state, code: `person.${life}`, reason: '' }
}

/** What an override makes of a link. */
export function overridden(before: Standing, { life }: Override, now: number): Standing {
  const { validAt, aliveSince, expiredAt, isExpired } = before
  const isDead = life === 'dead'
  return {
    isExpired: isDead,
    validAt,
    aliveSince: isDead ? null : (aliveSince ?? now),
    expiredAt: isDead ? (isExpired ? expiredAt : now) : null,
    doubtedAt: null,
    undecidedCount: 0,
  }
}

/** What an answer makes of a link while an override holds: nothing. */
export function upheld(standing: Standing, verdict: Verdict): Judgement {
  return { change: 'none', standing, isDoubted: 'unproven' in verdict }
}

/** Whether an override still holds. */
export function isHeld(override: Override | null, now: number): override is Override {
  return override !== null && override.until > now
}
