import { z } from 'zod'
import { isHeld, jobChangesSchema, jobDraftSchema, noSlot, type StoredJob } from '../model/job.ts'
import { jobProblems } from '../model/params/job-problems.ts'
import { misfitOf } from '../model/params/misfit.ts'
import { defaultPolicy } from '../model/policy.ts'
import { Refusal } from '../model/refusal.ts'
import type { Slots } from '../scheduler/slots.ts'
import type { AvailableJob } from './job-registry.ts'
import { savedTrigger, type TriggerSurroundings } from './saved-trigger.ts'

/** What a person writes of a new script job, as yet unread. */
export type JobDraft = Omit<z.input<typeof jobDraftSchema>, 'params'> & { readonly params: unknown }

/** What a person changes of a job, as yet unread. */
export type JobChanges = Omit<z.input<typeof jobChangesSchema>, 'params'> & {
  readonly params?: unknown
}

/** What the times of a job come of. */
export type Timing = TriggerSurroundings & { readonly slots: Slots }

/** A new script job as it is stored; throws `JOB_INVALID`, which names the field, or `SCHEDULE_…`. */
export function draftedJob(draft: JobDraft, timing: Timing): StoredJob {
  const written = valid([], () => jobDraftSchema.parse(draft))
  const trigger = savedTrigger({ id: written.id, before: undefined }, written.trigger, timing)
  const policy = { ...defaultPolicy, ...written.policy }
  const slot = written.paused ? noSlot : timing.slots.first({ id: written.id, trigger })
  return { ...written, timedPause: null, trigger, policy, ...slot }
}

/** A job with what is changed of it; throws like `draftedJob`. */
export function changedJob(
  { stored, job }: AvailableJob,
  changes: JobChanges,
  timing: Timing,
): StoredJob {
  const read = valid([], () => jobChangesSchema.parse(changes))
  const { id } = stored
  const { slots } = timing
  const { labels = stored.labels, name = stored.name, paramChanges, policy } = read
  const { notifyOn = stored.notifyOn, paused = stored.paused } = read
  const trigger = read.trigger
    ? savedTrigger({ id, before: stored }, read.trigger, timing)
    : stored.trigger
  const isMoved = read.trigger !== undefined || stored.paused !== paused
  const next = isMoved ? (slots.overdue(stored) ?? slots.next({ id, trigger })) : stored
  const timedPause = read.paused ? null : stored.timedPause
  const { nextRunAt, occurrence, slotAt } = isHeld({ paused, timedPause }) ? noSlot : next
  const given = read.params ?? (paramChanges && stored.params)
  const params = given
    ? valid(['params'], () => job.readParams(Object.assign({}, given, paramChanges)))
    : stored.params
  const slot = { slotAt, nextRunAt, occurrence }
  const changed = { name, labels, notifyOn, trigger, params, paused, timedPause, ...slot }
  return { ...stored, ...changed, policy: { ...stored.policy, ...policy } }
}

/** Reads what stands at a path; what its schema has against it becomes a `JOB_INVALID`. */
export function valid<T>(path: readonly string[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    if (!issue) throw error
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const field = [...path, ...issue.path, ...unknown].join('.')
    const reason = unknown.length > 0 ? jobProblems.unknownName : issue.message
    const why = unknown.length > 0 ? undefined : misfitOf(issue)
    throw new Refusal('JOB_INVALID', { field, reason, ...why }, { cause: error })
  }
}
