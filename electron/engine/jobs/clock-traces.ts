import { longestCheckMs } from '../links/checks/answers/next-check.ts'
import { checkParams } from '../links/checks/check-params.ts'
import { message } from '../model/engine-messages.ts'
import { longestRestMs } from '../model/lane.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import { checkJobId } from '../model/terms/job-ids.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { offsetTime } from '../time/wall-time.ts'
import type { Jobs } from './jobs.ts'

/**
 * Puts right what a clock that was ahead, another time zone or other rules of it left behind: links that would not
 * be asked for months, and jobs that wait for a time their schedule does not give.
 */
export function mendClockTraces(dependencies: {
  readonly store: Store
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: EngineLog
  readonly zone: () => string
}): void {
  const { clock, jobs, log, store, zone } = dependencies
  const canCheck = jobs.show(checkJobId).isAvailable
  const params = canCheck ? jobs.builtIn(checkJobId).stored.params : {}
  const check = longestCheckMs(checkParams.parse(params))
  const count = store.pullBackFuture(clock.now(), { check, rest: longestRestMs })
  if (count > 0)
    log.write('warn', 'pansentry', marked('warn', message('log.clock.links', { count })))
  const timeOf = (at: number) => offsetTime(at, zone())
  for (const { id, before, after } of jobs.recheck()) {
    const values = {
      before: timeOf(before),
      next: after === null ? noNextRun : nextRun(timeOf(after)),
    }
    log.write('warn', id, marked('warn', message('log.job.moved', values)))
  }
}

const noNextRun = message('log.job.noNextRun')
const nextRun = (time: string) => message('log.job.nextRun', { time })
