import { isReadable } from '../model/job.ts'
import type { Run } from '../model/run.ts'
import type { RunEnd } from '../model/terms/schedule.ts'
import { eventsOf } from '../model/trigger.ts'
import { isMeant, type Occurrence } from '../model/triggers/event-trigger.ts'
import type { Store } from '../store/store.ts'
import { listenersOf } from './listeners.ts'

/**
 * Makes due what waits for an occurrence: one listener, or all that do. Returns the jobs of those that were not due
 * already; what is due, or paused until somebody resumes, stays as it is.
 */
export function wakeJobs(
  store: Store,
  occurrence: Occurrence,
  now: number,
  listenerId?: string,
): string[] {
  return store.transaction(() => {
    const woken = listenersOf(store)
      .filter(({ id }) => listenerId === undefined || id === listenerId)
      .filter(({ trigger }) => eventsOf(trigger).some((event) => isMeant(event, occurrence)))
      .filter(({ wake }) => wake(occurrence, now))
    return [...new Set(woken.map(({ jobId }) => jobId))]
  })
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
