import { message } from '../model/engine-messages.ts'
import { marked } from '../model/marked.ts'
import type { Policy } from '../model/policy.ts'
import type { Summary } from '../model/run.ts'
import type { RunContext } from './active-run.ts'
import { failureText } from './job-failure.ts'

const longestBackOffSeconds = 24 * 3600

/** Does a run's work, and again after a failure as often as the policy allows; a stop ends it at once. */
export async function withRetries(
  work: () => Promise<Summary>,
  context: RunContext,
  policy: Policy,
): Promise<Summary> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (context.signal.aborted || attempt > policy.retries) throw error
      const wanted = policy.retryBackOffSeconds * 2 ** (attempt - 1)
      const seconds = Math.min(wanted, longestBackOffSeconds)
      const reason = failureText(error)
      const retry = message('log.run.retry', { attempt, seconds, reason })
      context.log('warn', marked('warn', retry))
      await context.sleep(seconds * 1000)
    }
  }
}
