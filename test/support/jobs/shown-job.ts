import type { Job } from '../../../electron/api/contract/jobs.ts'
import { defaultPolicy } from '../../../electron/engine/model/policy.ts'

/** A job as the page is shown it. */
export function shownJob(change: Partial<Job>): Job {
  return {
    id: 'a',
    kind: 'script',
    name: '',
    labels: [],
    source: null,
    trigger: { kind: 'cron', crontab: '0 2 * * *' },
    policy: defaultPolicy,
    params: {},
    notifyOn: ['failure'],
    muted: null,
    paused: false,
    pausedUntil: null,
    isDefaultSchedule: true,
    canPause: false,
    canDelete: true,
    isHalfDone: false,
    heldBy: [],
    nextRunAt: null,
    running: null,
    isAvailable: true,
    recentRuns: [],
    ...change,
  }
}
