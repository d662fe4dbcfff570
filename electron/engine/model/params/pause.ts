import { z } from 'zod'

/** A year. */
export const longestPauseMinutes = 366 * 24 * 60

/** When a pause ends; neither given: when somebody resumes. */
export const pauseEndSchema = z.strictObject({
  /** So many minutes from now. */
  minutes: z.number().int().min(1).max(longestPauseMinutes).optional(),
  /** By the clock on the wall: `08:00`, the next time it shows that; `tomorrow 08:00`; `2026-11-27 08:00`. */
  until: z.string().trim().min(1).max(40).optional(),
})

export type PauseEnd = z.output<typeof pauseEndSchema>

/** A pause that ends by itself, in milliseconds since 1970. */
export const timedPauseSchema = z.object({ since: z.number(), until: z.number() })

export type TimedPause = Readonly<z.output<typeof timedPauseSchema>>

/** A pause that somebody ends before it is over. */
export function endedPause(pause: TimedPause | null, now: number): TimedPause | null {
  return pause && { ...pause, until: Math.min(pause.until, now) }
}

/** A pause as long as it was meant to be, where the clock was set back to before its beginning. */
export function believedPause(pause: TimedPause, now: number): TimedPause {
  return pause.since <= now ? pause : { since: now, until: now + pause.until - pause.since }
}
