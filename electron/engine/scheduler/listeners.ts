import { isHeld, isReadable, type StoredJob } from '../model/job.ts'
import type { SavingTask } from '../model/saving/saving-task.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import { eventsOf, type Trigger } from '../model/trigger.ts'
import type { Occurrence } from '../model/triggers/event-trigger.ts'
import type { Store } from '../store/store.ts'

/** Who waits for something to happen: a job, or a task with a schedule of its own. */
export type Listener = {
  /** Among jobs and tasks. */
  readonly id: string
  /** Whose run it starts. */
  readonly jobId: string
  readonly trigger: Trigger
  /** Whether what its own runs change is none of its business. */
  readonly ignoresOwnWork: boolean
  /** Makes it due; false where it is due already, or paused until somebody resumes. */
  readonly wake: (occurrence: Occurrence, now: number) => boolean
}

/** All that wait for anything; what is paused until somebody resumes waits for nothing. */
export function listenersOf(store: Store): Listener[] {
  const jobs = store.jobs.listening().filter((job) => !isHeld(job))
  return [...jobs.map((job) => ofJob(store, job)), ...taskListeners(store)]
}

/** The same of one job, with its tasks where it has any. */
export function listenersOfJob(store: Store, jobId: string): Listener[] {
  const job = store.jobs.get(jobId)
  const own = job && isReadable(job) && !isHeld(job) ? [ofJob(store, job)] : []
  return jobId === saveJobId ? [...own, ...taskListeners(store)] : own
}

function ofJob(store: Store, { id, policy, trigger }: StoredJob): Listener {
  const wake = (occurrence: Occurrence, now: number) => store.jobs.wake(id, occurrence, now)
  // Else a job that writes where it watches would start itself for ever.
  return { id, jobId: id, trigger, ignoresOwnWork: policy.overlap === 'skip', wake }
}

function taskListeners(store: Store): Listener[] {
  const job = store.jobs.get(saveJobId)
  if (job && isReadable(job) && isHeld(job)) return []
  return store.savingTasks.list().flatMap((task) => ofTask(store, task))
}

function ofTask(store: Store, { id, isPaused, trigger }: SavingTask): Listener[] {
  if (isPaused || trigger === null || eventsOf(trigger).length === 0) return []
  const wake = (occurrence: Occurrence) => store.savingTasks.wake(id, occurrence)
  // No job has a slash in its id.
  return [{ id: `${saveJobId}/${id}`, jobId: saveJobId, trigger, ignoresOwnWork: false, wake }]
}
