import { checkJobId, type ListedJob } from '../../../electron/api/contract/jobs.ts'
import { outcomeTone } from '../../../electron/words/outcome.ts'

export const jobStates = ['failing', 'running', 'paused', 'waiting'] as const
export type JobState = (typeof jobStates)[number]

/** The words of each. */
export const stateKeys = {
  failing: 'jobs.state.failing',
  running: 'outcome.running',
  paused: 'job.paused',
  waiting: 'jobs.state.waiting',
} as const satisfies Record<JobState, string>

/** How it stands with a job; a run that was missed or stopped says nothing of how it does. */
export function stateOf(job: ListedJob): JobState {
  if (!job.isAvailable || job.source?.isMissing) return 'failing'
  if (job.running) return 'running'
  const tones = job.recentRuns.map(({ outcome }) => outcomeTone(outcome))
  if (tones.findLast((tone) => tone === 'good' || tone === 'bad') === 'bad') return 'failing'
  return job.paused ? 'paused' : 'waiting'
}

/** The check of links first, then what fails, then what runs next. */
export function inOrder(jobs: readonly ListedJob[]): ListedJob[] {
  const rank = (job: ListedJob) => (job.id === checkJobId ? 0 : stateOf(job) === 'failing' ? 1 : 2)
  const nextOf = (job: ListedJob) =>
    (job.isAvailable ? job.nextRunAt : null) ?? Number.POSITIVE_INFINITY
  return jobs.toSorted(
    (a, b) => rank(a) - rank(b) || (nextOf(a) < nextOf(b) ? -1 : nextOf(a) > nextOf(b) ? 1 : 0),
  )
}
