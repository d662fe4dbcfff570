import { isReadable } from '../model/job.ts'
import type { Run } from '../model/run.ts'
import type { RunEnd } from '../model/terms/schedule.ts'
import { eventsOf } from '../model/trigger.ts'
import { isMeant, type Occurrence } from '../model/triggers/event-trigger.ts'
import type { Store } from '../store/store.ts'

/**
 * Makes due what waits for an occurrence: one job, or all that do. Returns those that were not due already; what is
 * due, or paused until somebody resumes, stays as it is.
 */
export function wakeJobs(
  store: Store,
  occurrence: Occurrence,
  now: number,
  jobId?: string,
): string[] {
  return store.transaction(() =>
    store.jobs
      .listening()
      .filter((job) => jobId === undefined || job.id === jobId)
      .filter((job) => eventsOf(job.trigger).some((trigger) => isMeant(trigger, occurrence)))
      .filter(({ id }) => store.jobs.wake(id, occurrence, now))
      .map(({ id }) => id),
  )
}

/** Makes due what waits for a run to end like this. */
export function wakeAfter(store: Store, run: Run, now: number): string[] {
  const record = store.jobs.get(run.jobId)
  const name = record && isReadable(record) ? record.name : ''
  return endsOf(run).flatMap((end) =>
    wakeJobs(store, { kind: 'job', jobId: run.jobId, name, end, runId: run.id }, now),
  )
}

/** What the end of a run is for those who wait for it; nothing where it was stopped on purpose. */
function endsOf({ outcome, summary }: Run): RunEnd[] {
  if (outcome === 'failed' || outcome === 'timed-out') return ['failed']
  if (outcome !== 'succeeded') return []
  return (summary?.['died'] ?? 0) > 0 ? ['died', 'succeeded'] : ['succeeded']
}
