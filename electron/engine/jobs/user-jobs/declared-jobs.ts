import type { StoredJob } from '../../model/job.ts'
import { noSlot, type Slot } from '../../model/job.ts'
import { anchored, type Trigger } from '../../model/trigger.ts'
import type { Store } from '../../store/store.ts'
import type { ClaimedTask } from './claims.ts'
import { userParams } from './user-params.ts'

/** The jobs that files declare, as they are stored: what a file says, and what a person changed of it. */
export class DeclaredJobs {
  readonly #store: Store
  readonly #next: (trigger: Trigger) => Slot
  readonly #now: () => number
  readonly #write: (job: StoredJob) => void

  constructor(dependencies: {
    readonly store: Store
    /** Throws `SCHEDULE_INVALID`. */
    readonly next: (trigger: Trigger) => Slot
    readonly now: () => number
    readonly write: (job: StoredJob) => void
  }) {
    this.#store = dependencies.store
    this.#next = dependencies.next
    this.#now = dependencies.now
    this.#write = dependencies.write
  }

  /** Every job that comes from a file, and the file. */
  list(): { id: string; file: string }[] {
    return this.#store.jobs.list().flatMap((stored) => {
      const source = userParams(stored)
      return source ? [{ id: stored.id, file: source.file }] : []
    })
  }

  /** The file an id belongs to; null for a job that comes from none, undefined when there is no such job. */
  fileOf(id: string): string | null | undefined {
    const stored = this.#store.jobs.get(id)
    return stored && (userParams(stored)?.file ?? null)
  }

  /**
   * Stores a job as its file declares it, or throws `SCHEDULE_INVALID`. What a person changed of it stays
   * until the file says something else, and so does the next time: a restart forgets no missed run.
   */
  declare({ id, name, file, line, trigger, policy }: ClaimedTask): void {
    const before = this.#store.jobs.get(id)
    const source = before && userParams(before)
    const params = { file, line, isMissing: false, trigger, policy }
    if (!source) {
      const kept = anchored(trigger, this.#now())
      const job = { id, kind: 'user', name, trigger: kept, params, policy, paused: false } as const
      return this.#write({ ...job, ...this.#next(kept) })
    }
    const isRescheduled = !isSame(source.trigger, trigger)
    const wanted = isRescheduled ? anchored(trigger, this.#now()) : before.trigger
    const next = isRescheduled || source.isMissing ? this.#next(wanted) : before
    const after: StoredJob = {
      ...before,
      ...(before.paused ? noSlot : { slotAt: next.slotAt, nextRunAt: next.nextRunAt }),
      name,
      params,
      trigger: wanted,
      policy: isSame(source.policy, policy) ? before.policy : policy,
    }
    if (!isSame(after, before)) this.#write(after)
  }

  /** Takes a job whose file is gone out of the schedule; it stays listed, with its history. */
  forsake(id: string): void {
    const stored = this.#store.jobs.get(id)
    const source = stored && userParams(stored)
    if (source && !source.isMissing)
      this.#write({ ...stored, params: { ...source, isMissing: true } })
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
