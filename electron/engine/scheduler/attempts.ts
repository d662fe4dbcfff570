import type { Policy } from '../model/policy.ts'
import type { Summary } from '../model/run.ts'
import type { Translate } from '../model/translate.ts'
import type { RunContext } from './active-run.ts'

const longestBackOffSeconds = 24 * 3600

/** Does a run's work, and again after a failure as often as the policy allows; a stop ends it at once. */
export async function withRetries(
  work: () => Promise<Summary>,
  context: RunContext,
  policy: Policy,
  translate: Translate,
): Promise<Summary> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (context.signal.aborted || attempt > policy.retries) throw error
      const wanted = policy.retryBackOffSeconds * 2 ** (attempt - 1)
      const seconds = Math.min(wanted, longestBackOffSeconds)
      const reason = error instanceof Error ? error.message : String(error)
      context.log('warn', translate('log.run.retry', { attempt, seconds, reason }))
      await context.sleep(seconds * 1000)
    }
  }
}
