import type { Trigger } from '../../../electron/engine/model/trigger.ts'
import { scheduledJob } from '../jobs/scheduled-job.ts'
import { TestServer } from './http-server.ts'

// What Flask-APScheduler 1.13.1 answers was observed on the real one; where Pansentry differs on purpose,
// docs/api.md says so.

/** Where its routes for jobs begin. */
export const jobs = '/scheduler/jobs'

const startAt = '2030-01-01 08:00:00'
/** A job of each kind of trigger goes by its key. */
export const triggers = {
  fields: { kind: 'fields', day_of_week: 'mon-fri', hour: 2 },
  weekdays: { kind: 'cron', crontab: '30 8 * * 1-5', timeZone: 'America/New_York' },
  sundays: { kind: 'cron', crontab: '0 0 * * 7' },
  either: { kind: 'cron', crontab: '0 0 1 * 1' },
  last: { kind: 'cron', crontab: '0 0 L * *' },
  longStep: { kind: 'cron', crontab: '*/60 * * * *', startAt },
  longDays: { kind: 'cron', crontab: '0 0 */31 * *' },
  seconds: { kind: 'cron', crontab: '15 */5 8-18/2 * jan *' },
  interval: { kind: 'interval', seconds: 90, startAt },
  long: { kind: 'interval', hours: 200.5, startAt, endAt: '2031-01-01' },
  unbound: { kind: 'interval', hours: 3 },
  once: { kind: 'date', runAt: '2030-06-01 12:00:00.500000' },
} satisfies Record<string, Trigger>

/** A server with a job of every kind of trigger, and the jobs given. */
export function openFlaskServer(...more: ReturnType<typeof scheduledJob>[]): Promise<TestServer> {
  const jobs = Object.entries(triggers).map(([id, trigger]) => scheduledJob(id, trigger))
  return TestServer.open({ engineOptions: { jobs: [...jobs, ...more] } })
}
