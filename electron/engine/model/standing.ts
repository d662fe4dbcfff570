import { z } from 'zod'
import { isDoubted, lifeOf, type Verdict } from './verdict.ts'

/** What is held true of a resource between checks. Times are milliseconds since 1970, null for never. */
export const standingSchema = z.object({
  isExpired: z.boolean(),
  /** When it was last seen alive. */
  validAt: z.number().nullable(),
  /** Since when every decided answer found it alive. */
  aliveSince: z.number().nullable(),
  /** When it was first found dead, since it was last alive. */
  expiredAt: z.number().nullable(),
  /** When weak evidence of its death came up, such as an empty share, a lone 404 or a vanished host; kept beside `expiredAt`. */
  doubtedAt: z.number().nullable(),
  /** Undecided answers in a row. */
  undecidedCount: z.number(),
})

export type Standing = Readonly<z.output<typeof standingSchema>>

// A name that is let go of may be bought back, or was only mislaid: registrars keep it for weeks.
const vanishedAfterMs = 14 * 24 * 3_600_000

/** A host's name that does not exist, as the one who asked found it. */
const noHost = 'network.no_host'

/**
 * What a verdict is by now: a host whose name has not existed at any look for 14 days is gone, and its link with
 * it. Until then nothing is decided.
 */
export function ripened({ doubtedAt }: Standing, verdict: Verdict, at: number): Verdict {
  const isRipe = verdict.code === noHost && doubtedAt !== null && at - doubtedAt >= vanishedAfterMs
  if (!isRipe) return verdict
  const { code, reason } = verdict
  return { state: 'not_found', code, reason }
}

/** What a verdict did to its resource. */
export type Change = 'none' | 'died' | 'revived'

/** What one more verdict makes of a resource. */
export type Judgement = {
  readonly change: Change
  readonly standing: Standing
  /** Weak evidence of a death that a second look has to confirm. */
  readonly isDoubted: boolean
}

/**
 * Judges a resource by one more verdict. Only a decided verdict changes `isExpired`, and a death on
 * weak evidence only when the evidence is still there `secondLookMs` after it first came up.
 */
export function judge(
  resource: Standing,
  verdict: Verdict,
  at: number,
  secondLookMs: number,
): Judgement {
  const outcome = outcomeOf(resource, verdict, at, secondLookMs)
  const { isExpired } = outcome.standing
  return { ...outcome, isDoubted: isDoubted({ isExpired, state: verdict.state }) }
}

function outcomeOf(
  resource: Standing,
  verdict: Verdict,
  at: number,
  secondLookMs: number,
): Omit<Judgement, 'isDoubted'> {
  const { isExpired, validAt, aliveSince, expiredAt, doubtedAt, undecidedCount } = resource
  const before = { isExpired, validAt, aliveSince, expiredAt, doubtedAt, undecidedCount }
  const life = lifeOf(verdict.state)
  if (life === 'undecided') {
    const since = verdict.code === noHost ? (doubtedAt ?? at) : doubtedAt
    const standing = { ...before, doubtedAt: since, undecidedCount: undecidedCount + 1 }
    return { change: 'none', standing }
  }
  if (life === 'alive') {
    return {
      change: isExpired ? 'revived' : 'none',
      standing: {
        isExpired: false,
        validAt: at,
        aliveSince: isExpired ? at : (aliveSince ?? at),
        expiredAt: null,
        doubtedAt: null,
        undecidedCount: 0,
      },
    }
  }
  const settled = { ...before, undecidedCount: 0 }
  if (isExpired) return { change: 'none', standing: settled }
  if ('unproven' in verdict && !isConfirmed(doubtedAt, at, secondLookMs)) {
    return { change: 'none', standing: { ...settled, doubtedAt: doubtedAt ?? at } }
  }
  const standing = { ...settled, isExpired: true, aliveSince: null, expiredAt: at }
  return { change: 'died', standing }
}

function isConfirmed(doubtedAt: number | null, at: number, secondLookMs: number): boolean {
  return doubtedAt !== null && doubtedAt < at && at - doubtedAt >= secondLookMs
}
