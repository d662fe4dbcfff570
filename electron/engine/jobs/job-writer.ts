import type { EngineEvents } from '../model/events.ts'
import { isReadable, noSlot, type StoredJob } from '../model/job.ts'
import { Refusal } from '../model/refusal.ts'
import type { Slots } from '../scheduler/slots.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { ScriptSecrets } from './script/script-secrets.ts'
import { userParams } from './user-jobs/user-params.ts'

/** A job as it is to be stored, and which of its secrets have no value yet: it cannot run before somebody writes them. */
export type TakenJob = { readonly job: StoredJob; readonly unsetSecrets: readonly string[] }

type Dependencies = {
  readonly store: Store
  readonly secrets: ScriptSecrets
  readonly events: EngineEvents
  readonly clock: Clock
  /** The earliest time may have changed. */
  readonly reschedule: () => void
}

/** Stores jobs, and keeps their secrets elsewhere. */
export class JobWriter {
  readonly #dependencies: Dependencies

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies
  }

  /** Reads and writes jobs as one: another command may change them too, in a process of its own. Returns their ids. */
  write(written: () => readonly TakenJob[]): string[] {
    const { events, reschedule, store } = this.#dependencies
    const takeBacks: (() => void)[] = []
    let ids: string[]
    try {
      ids = store.transaction(() =>
        written().map((taken) => {
          takeBacks.push(this.#put(taken))
          return taken.job.id
        }),
      )
    } catch (error) {
      for (const takeBack of takeBacks.toReversed()) takeBack()
      throw error
    }
    for (const jobId of ids) events.emit({ type: 'job', jobId })
    reschedule()
    return ids
  }

  /** Brings back a job that was deleted; throws `JOB_NOT_FOUND` or `JOB_EXISTS`. */
  restore(id: string, slots: Pick<Slots, 'next'>): void {
    const { clock, events, reschedule, store } = this.#dependencies
    const now = clock.now()
    store.transaction(() => {
      const end = store.removals.restore('job', id)
      if (end === 'taken') throw new Refusal('JOB_EXISTS', { id })
      if (end === 'gone') throw new Refusal('JOB_NOT_FOUND', { id })
      const job = store.jobs.get(id)
      if (!job || !isReadable(job) || job.nextRunAt === null || job.nextRunAt > now) return
      store.jobs.put({ ...job, ...slots.next(job) }, now)
    })
    events.emit({ type: 'job', jobId: id })
    reschedule()
  }

  /** Returns how to take back what no transaction holds. */
  #put({ job, unsetSecrets }: TakenJob): () => void {
    const { clock, secrets, store } = this.#dependencies
    const { job: sealed, keep } = secrets.seal(job, store.jobs.get(job.id), unsetSecrets)
    const canRun = !userParams(sealed)?.isMissing
    store.jobs.put(canRun ? sealed : { ...sealed, ...noSlot }, clock.now())
    // What cannot be kept takes the job back with it.
    return keep()
  }
}
