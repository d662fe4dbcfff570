import type { CheckPlan } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'

const minute = 60

/** What a check that was just started will do: how many links, about how long, or why there are none. */
export function checkPlanText({ t }: Pick<Words, 't'>, format: Format, plan: CheckPlan): string {
  const { idle, isResumed, links, postponed, seconds } = plan
  if (idle !== null) return t(`idle.${idle}`)
  const duration = format.duration(rounded(seconds) * 1000)
  const values = { count: links, duration }
  const asks = t(isResumed ? 'checkPlan.resumed' : 'checkPlan.begun', values)
  if (postponed === 0) return asks
  return t('checkPlan.both', { asks, waits: t('checkPlan.postponed', { count: postponed }) })
}

// An estimate that is exact to the second would not be believed.
function rounded(seconds: number): number {
  const step = seconds < 2 * minute ? 10 : minute
  return Math.max(Math.ceil(seconds / step) * step, step)
}
