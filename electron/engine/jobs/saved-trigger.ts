import { isReadable, type StoredJob } from '../model/job.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
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
  /** Triggers that other jobs get together with this one, by their ids. */
  readonly alongside?: ReadonlyMap<string, Trigger>
}

/**
 * A trigger as it is saved; throws `SCHEDULE_…` for one that never starts the job, waits for a job that is not there, or
 * closes a circle of jobs. One that is as it was may stay while something else of its job is changed.
 */
export function savedTrigger(
  job: { readonly id: string; readonly before: Pick<StoredJob, 'trigger'> | undefined },
  trigger: Trigger,
  surroundings: TriggerSurroundings,
): Trigger {
  const { now, zone } = surroundings
  const at = now()
  const wanted = anchored(trigger, at)
  if (job.before && sameSchedule(job.before.trigger, wanted)) return wanted
  requireDue(wanted, at, zone())
  requireJobs(job.id, wanted, surroundings)
  requireOpenChain(job.id, wanted, surroundings)
  return wanted
}

/** Jobs whose end starts this one. */
export function jobsBefore(trigger: Trigger): string[] {
  return eventsOf(trigger).flatMap((event) => (event.kind === 'job' ? [event.jobId] : []))
}

type Links = Pick<TriggerSurroundings, 'alongside' | 'store'>

function requireJobs(id: string, trigger: Trigger, { alongside, store }: Links): void {
  const absent = jobsBefore(trigger).find(
    (before) => before !== id && !alongside?.has(before) && !store.jobs.get(before),
  )
  if (absent === undefined) return
  throw scheduleInvalid('on', scheduleFault('noJob', { field: 'on', text: absent }))
}

/** A job, and those that it starts one after another. */
type Chain = { readonly first: string; readonly rest?: Chain }

/** Looks from a job back to those that start it, through any number of them; throws `SCHEDULE_INVALID` for a circle. */
export function requireOpenChain(id: string, trigger: Trigger, links: Links): void {
  const known = new Set<string>()
  const before = (of: Trigger, rest: Chain): Chain[] =>
    jobsBefore(of).map((first) => ({ first, rest }))
  const chains = before(trigger, { first: id })
  for (let chain = chains.pop(); chain !== undefined; chain = chains.pop()) {
    const { first } = chain
    if (first === id) {
      throw scheduleInvalid('on', scheduleFault('cycle', { jobs: idsOf(chain).join(' → ') }))
    }
    if (known.has(first)) continue
    known.add(first)
    for (const next of triggersOf(first, links)) chains.push(...before(next, chain))
  }
}

/** What starts runs of a job: its own as it will be, where that can be read, and those of its tasks. */
function triggersOf(id: string, { alongside, store }: Links): Trigger[] {
  const record = store.jobs.get(id)
  const own = alongside?.get(id) ?? (record && isReadable(record) ? record.trigger : undefined)
  const tasks = id === saveJobId ? store.savingTasks.list() : []
  return [...(own ? [own] : []), ...tasks.flatMap(({ trigger }) => trigger ?? [])]
}

function idsOf(chain: Chain): string[] {
  const ids: string[] = []
  for (let at: Chain | undefined = chain; at; at = at.rest) ids.push(at.first)
  return ids
}
