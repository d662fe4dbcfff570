import type { DurationRange } from '../../model/campaign.ts'
import type { Pace } from '../../model/params/pace.ts'

/** Seconds between a question and its answer: where a drive is quick, usually, and where it is slow. */
const answerSeconds = { least: 0.2, usual: 0.5, most: 1 }

/** How long links of one lane take, in seconds. */
export type Duration = DurationRange & { readonly usual: number }

/**
 * How long a lane takes for so many links at its pace, asked by so many machines side by side. Pauses are random, so the whole strays less from its mean
 * the more links there are: two standard deviations hold 95 of 100 runs.
 */
export function laneDuration(count: number, pace: Omit<Pace, 'perDay'>, askers = 1): Duration {
  const { concurrency, pauseMaxSeconds, pauseMinSeconds, restEvery, restSeconds } = pace
  const rounds = Math.ceil(count / (concurrency * Math.max(askers, 1)))
  const pause = (pauseMinSeconds + pauseMaxSeconds) / 2 + restSeconds / restEvery
  const deviation = Math.max(pauseMaxSeconds - pauseMinSeconds, 0) / Math.sqrt(12)
  const stray = 2 * deviation * Math.sqrt(rounds)
  return {
    least: Math.max(rounds * (pause + answerSeconds.least) - stray, 0),
    usual: rounds * (pause + answerSeconds.usual),
    most: rounds * (pause + answerSeconds.most) + stray,
  }
}

/** Lanes go side by side: together they take as long as the slowest. */
export function slowest(ranges: readonly DurationRange[]): DurationRange {
  return {
    least: Math.max(0, ...ranges.map(({ least }) => least)),
    most: Math.max(0, ...ranges.map(({ most }) => most)),
  }
}
