import type { CheckPlan } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'

const minute = 60
const hour = 3600

/** What a check that was just started will do: how many links, about how long, or why there are none. */
export function checkPlanText(words: Pick<Words, 't'>, format: Format, plan: CheckPlan): string {
  const { t } = words
  const { idle, isResumed, links, postponed, range } = plan
  if (idle !== null) return t(`idle.${idle}`)
  const values = { count: links, duration: rangeText(words, format, range) }
  const asks = t(isResumed ? 'checkPlan.resumed' : 'checkPlan.begun', values)
  if (postponed === 0) return asks
  return t('checkPlan.both', { asks, waits: t('checkPlan.postponed', { count: postponed }) })
}

/** How long something takes, between two numbers of seconds: "about 35 to 40 min", in steps that do not flicker. */
export function rangeText(
  { t }: Pick<Words, 't'>,
  format: Format,
  { least, most }: CheckPlan['range'],
): string {
  if (most < minute) return t('checkPlan.underMinute')
  const step = stepFor(most)
  const from = Math.max(Math.floor(least / step) * step, step)
  const to = Math.ceil(most / step) * step
  const text = (seconds: number) => format.duration(seconds * 1000)
  if (from >= to) return t('checkPlan.about', { duration: text(to) })
  return t('checkPlan.range', { least: text(from), most: text(to) })
}

// The longer it takes, the coarser: an estimate that is exact would not be believed.
function stepFor(seconds: number): number {
  if (seconds < 10 * minute) return minute
  if (seconds < hour) return 5 * minute
  return seconds < 5 * hour ? 15 * minute : hour
}
