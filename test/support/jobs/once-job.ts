import type { Job } from '../../../electron/engine/scheduler/job.ts'
import { scheduledJob } from './scheduled-job.ts'

/** A job that is due at the first start, once and for all. */
export function onceJob(work: () => void): Job[] {
  return [
    scheduledJob(
      'once',
      { kind: 'date', runAt: '2026-01-01' },
      { misfireGraceSeconds: null },
      () => {
        work()
        return Promise.resolve()
      },
    ),
  ]
}
