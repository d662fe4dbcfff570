import type { z } from 'zod'
import type { jobSchema, StoredJob } from '../model/job.ts'
import type { Run } from '../model/run.ts'
import { sameSchedule } from '../model/trigger.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { Surroundings } from '../scheduler/surroundings.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { AvailableJob } from './job-registry.ts'
import { userParams } from './user-jobs/user-params.ts'

/** A job as it is shown. */
export type JobView = Readonly<z.output<typeof jobSchema>> & {
  readonly running: Run | null
  /** The last runs, oldest first. */
  readonly recentRuns: Run[]
}

const recentRunCount = 30

export type ViewDependencies = {
  readonly store: Store
  readonly runs: Runs
  readonly clock: Clock
  readonly surroundings: Surroundings
}

export function viewOf(
  { stored, job }: AvailableJob,
  { clock, runs, store, surroundings }: ViewDependencies,
): JobView {
  const recentRuns = runs.list({ jobId: stored.id, limit: recentRunCount }).toReversed()
  const source = userParams(stored)
  const { slotAt: _, occurrence: _what, timedPause, ...shown } = stored
  const running = recentRuns.findLast((run) => run.outcome === null) ?? null
  const isDue = !stored.paused && stored.nextRunAt !== null && stored.nextRunAt <= clock.now()
  const isOpen = job.canPause && store.campaigns.open(stored.id) !== undefined
  return {
    ...shown,
    isAvailable: true,
    muted: store.notices.conditions.muted('job', stored.id, clock.now()),
    pausedUntil: stored.paused ? (timedPause?.until ?? null) : null,
    source: source ? { file: source.file, isMissing: source.isMissing } : null,
    isDefaultSchedule: sameSchedule(stored.trigger, job.trigger),
    canPause: job.canPause,
    canDelete: isDeletable(stored),
    isHalfDone: running === null && isOpen,
    heldBy: isDue ? surroundings.holding(stored.policy.notWhile) : [],
    running,
    recentRuns,
  }
}

/** Whether a job that can run stays away once it is deleted. */
export function isDeletable(stored: StoredJob): boolean {
  return stored.kind === 'script' || userParams(stored)?.isMissing === true
}
