import { lifeOf, type Verdict } from '../../model/verdict.ts'
import { retryAfterOf } from './gate.ts'

// Worth another look in the same run; a time-out has used up the link's time already.
const passing =
  /^(?:network\.(?:reset|refused|unreachable|failed)|http\.(?:408|425|429|5\d\d)|answer\.throttled)$/

const firstDelayMs = 1000

/** Whether another look in the same run may find something else. */
export function isPassing(verdict: Verdict): boolean {
  if (lifeOf(verdict.state) !== 'undecided') return false
  return verdict.state === 'rate_limited' || retryAfterOf(verdict) > 0 || passing.test(verdict.code)
}

/** Milliseconds until a web page is asked again after its `attempt`th answer; `random` is uniform in [0, 1). */
export function retryDelayMs(verdict: Verdict, attempt: number, random: () => number): number {
  const own = firstDelayMs * 2 ** (attempt - 1) * (1 + random() / 4)
  return Math.max(retryAfterOf(verdict), own)
}
