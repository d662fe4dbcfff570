import { z } from 'zod'
import { type Provider, providers } from '../provider.ts'

const seconds = z.number().min(0).max(3600)

const paceFields = {
  /** A random pause between these two follows each link. */
  pauseMinSeconds: seconds,
  pauseMaxSeconds: seconds,
  /** After every so many links … */
  restEvery: z.number().int().min(1).max(10_000),
  /** … this much is added to the pause. */
  restSeconds: seconds,
  /** Links asked at the same time. */
  concurrency: z.number().int().min(1).max(200),
}

/** The pace of every lane that has none of its own. */
export const generalPace = {
  pauseMinSeconds: paceFields.pauseMinSeconds.default(1),
  pauseMaxSeconds: paceFields.pauseMaxSeconds.default(3),
  restEvery: paceFields.restEvery.default(10),
  restSeconds: paceFields.restSeconds.default(10),
  concurrency: paceFields.concurrency.default(1),
}

/** What differs for one provider. */
export const laneSchema = z.strictObject({
  pauseMinSeconds: paceFields.pauseMinSeconds.exactOptional(),
  pauseMaxSeconds: paceFields.pauseMaxSeconds.exactOptional(),
  restEvery: paceFields.restEvery.exactOptional(),
  restSeconds: paceFields.restSeconds.exactOptional(),
  concurrency: paceFields.concurrency.exactOptional(),
  /** Links asked in a day (UTC); null for any number. */
  perDay: z.number().int().min(1).nullable().exactOptional(),
  /** Links asked in a day of the calendar, by this machine and all workers together; null for any number. */
  perDayInAll: z.number().int().min(1).nullable().exactOptional(),
})

/** What of a provider's pace differs from the general one. */
export type LanePace = z.output<typeof laneSchema>

/** How gently one machine asks a provider; on the web each host is asked at this pace. */
export type Pace = Required<Omit<LanePace, 'perDayInAll'>>

export const paceSchema = laneSchema.omit({ perDayInAll: true }).required()

export const lanesSchema = z.partialRecord(z.enum(providers), laneSchema)

export type Lanes = z.output<typeof lanesSchema>

/** The pace of one lane: the general one, and what differs. */
export function paceOf(general: Omit<Pace, 'perDay'>, lanes: Lanes, provider: Provider): Pace {
  const { pauseMinSeconds, pauseMaxSeconds, restEvery, restSeconds, concurrency } = general
  const pace = { pauseMinSeconds, pauseMaxSeconds, restEvery, restSeconds, concurrency }
  const { perDayInAll: _, ...own } = lanes[provider] ?? {}
  return { ...pace, perDay: null, ...own }
}

/** Milliseconds to wait after the `asked`th link of a lane; `random` is uniform in [0, 1). */
export function pauseAfter(
  { pauseMinSeconds, pauseMaxSeconds, restEvery, restSeconds }: Omit<Pace, 'perDay'>,
  asked: number,
  random: () => number,
): number {
  const seconds = pauseMinSeconds + random() * Math.max(pauseMaxSeconds - pauseMinSeconds, 0)
  return (asked % restEvery === 0 ? seconds + restSeconds : seconds) * 1000
}

// What one message to another machine holds at most.
const mostInMinute = 50

/** About how many links of a lane one address asks in a minute: at least 1, at most 50. */
export function minuteOf(pace: Pace): number {
  const { concurrency, pauseMaxSeconds, pauseMinSeconds, restEvery, restSeconds } = pace
  const pause = (pauseMinSeconds + pauseMaxSeconds) / 2 + restSeconds / restEvery
  return Math.min(Math.max(Math.floor((60 / pause) * concurrency), 1), mostInMinute)
}

/** How gently drives are asked, beside what the numbers say. */
export const checkSpeeds = ['slow', 'standard', 'fast'] as const

export type CheckSpeed = (typeof checkSpeeds)[number]

type Pauses = Partial<Pick<Pace, 'pauseMinSeconds' | 'pauseMaxSeconds' | 'restSeconds'>>

/**
 * The pauses at a speed: `slow` doubles all of them. `fast` halves the general ones; a lane that has its own keeps them,
 * for its drive refuses or bans whoever asks faster (docs/providers.md).
 */
export function atSpeed<Params extends Required<Pauses> & { readonly lanes: Lanes }>(
  params: Params,
  speed: CheckSpeed,
): Params {
  if (speed === 'standard') return params
  if (speed === 'fast') return { ...params, ...multiplied(params, 0.5) }
  const lanes = Object.entries(params.lanes).map(([provider, lane]) => [
    provider,
    { ...lane, ...multiplied(lane, 2) },
  ])
  return { ...params, ...multiplied(params, 2), lanes: Object.fromEntries(lanes) }
}

function multiplied(
  { pauseMinSeconds, pauseMaxSeconds, restSeconds }: Pauses,
  factor: number,
): Pauses {
  return {
    ...(pauseMinSeconds !== undefined && { pauseMinSeconds: pauseMinSeconds * factor }),
    ...(pauseMaxSeconds !== undefined && { pauseMaxSeconds: pauseMaxSeconds * factor }),
    ...(restSeconds !== undefined && { restSeconds: restSeconds * factor }),
  }
}
