import { isReadable, type StoredJob } from '../model/job.ts'
import { anchored, eventsOf, sameSchedule, type Trigger } from '../model/trigger.ts'
import type { Store } from '../store/store.ts'
import { requireDue } from '../time/next-time.ts'
import { scheduleFault, scheduleInvalid } from '../time/schedule-fault.ts'

/** What a trigger is looked at in. */
export type TriggerSurroundings = {
  readonly store: Store
  readonly now: () => number
  /** The zone of schedules that name none. */
  readonly zone: () => string
}

/**
 * A trigger as it is saved; throws `SCHEDULE_…` for one that never starts the job, waits for a job that is not there, or
 * closes a circle of jobs. One that is as it was may stay while something else of its job is changed.
 */
export function savedTrigger(
  job: { readonly id: string; readonly before: StoredJob | undefined },
  trigger: Trigger,
  { now, store, zone }: TriggerSurroundings,
): Trigger {
  const at = now()
  const wanted = anchored(trigger, at)
  if (job.before && sameSchedule(job.before.trigger, wanted)) return wanted
  requireDue(wanted, at, zone())
  requireOpenChain(job.id, wanted, store)
  return wanted
}

/** Jobs whose end starts this one. */
function jobsBefore(trigger: Trigger): string[] {
  return eventsOf(trigger).flatMap((event) => (event.kind === 'job' ? [event.jobId] : []))
}

/** Looks from a job back to those that start it, through any number of them. */
function requireOpenChain(id: string, trigger: Trigger, store: Store): void {
  const known = new Set<string>()
  const chains = jobsBefore(trigger).map((before) => [before, id])
  for (let chain = chains.pop(); chain !== undefined; chain = chains.pop()) {
    const [first = ''] = chain
    if (first === id) {
      throw scheduleInvalid('on', scheduleFault('cycle', { jobs: chain.join(' → ') }))
    }
    if (known.has(first)) continue
    known.add(first)
    const record = store.jobs.get(first)
    if (!record && chain.length === 2) {
      throw scheduleInvalid('on', scheduleFault('noJob', { field: 'on', text: first }))
    }
    if (!record || !isReadable(record)) continue
    chains.push(...jobsBefore(record.trigger).map((before) => [before, ...chain]))
  }
}
