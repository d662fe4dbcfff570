import type { Job } from '../../../electron/engine/scheduler/job.ts'
import { scheduledJob } from './scheduled-job.ts'

/** `first` is due at the first start, once and for all; `second` follows it and does this work. */
export function chainedJobs(work: () => void): Job[] {
  const late = { misfireGraceSeconds: null }
  const after = { kind: 'job', jobId: 'first', end: 'succeeded' } as const
  return [
    scheduledJob('first', { kind: 'date', runAt: '2026-01-01' }, late),
    scheduledJob('second', { kind: 'event', on: [after] }, late, () => {
      work()
      return Promise.resolve()
    }),
  ]
}
