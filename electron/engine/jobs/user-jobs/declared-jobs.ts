import {
  defaultNotifyOn,
  isHeld,
  isReadable,
  type JobRecord,
  noSlot,
  type Slot,
  type StoredJob,
} from '../../model/job.ts'
import { anchored, type Trigger } from '../../model/trigger.ts'
import type { Slots } from '../../scheduler/slots.ts'
import type { Store } from '../../store/store.ts'
import { requireOpenChain } from '../saved-trigger.ts'
import type { ClaimedTask } from './claims.ts'
import { replacedBy, type UserParams, userParamsSchema } from './user-params.ts'

/** The jobs that files declare, as they are stored: what a file holds, and what a person changed of it. */
export class DeclaredJobs {
  readonly #store: Store
  readonly #slots: Slots
  readonly #now: () => number
  readonly #write: (job: StoredJob) => void
  readonly #isBuiltIn: (id: string) => boolean

  constructor(dependencies: {
    readonly store: Store
    readonly slots: Slots
    readonly now: () => number
    readonly write: (job: StoredJob) => void
    /** Whether this version brings a job of this id. */
    readonly isBuiltIn: (id: string) => boolean
  }) {
    this.#store = dependencies.store
    this.#slots = dependencies.slots
    this.#now = dependencies.now
    this.#write = dependencies.write
    this.#isBuiltIn = dependencies.isBuiltIn
  }

  /** Every job that comes from a file, and the file. */
  list(): { id: string; file: string }[] {
    return this.#store.jobs.list().flatMap((record) => {
      const before = declaredIn(record)
      return before ? [{ id: record.id, file: before.params.file }] : []
    })
  }

  /**
   * The file an id belongs to; null for a job that comes from none, undefined when there is no such job, or
   * when it cannot be read which file it came from.
   */
  readonly fileOf = (id: string): string | null | undefined => {
    const record = this.#store.jobs.get(id)
    if (record?.kind !== 'user') return record && null
    return declaredIn(record)?.params.file
  }

  readonly isBuiltIn = (id: string): boolean => this.#isBuiltIn(id)

  /** When tasks start once each is declared, by their ids. */
  triggersOf(tasks: readonly ClaimedTask[]): ReadonlyMap<string, Trigger> {
    return new Map(
      tasks.map(({ id, trigger }) => {
        const record = this.#store.jobs.get(id)
        const before = record && declaredIn(record)
        const isAsBefore = before && isSame(before.params.trigger, trigger)
        return [id, isAsBefore ? before.stored.trigger : trigger]
      }),
    )
  }

  /**
   * Stores a job as its file declares it, or throws `SCHEDULE_INVALID`; `alongside` are the triggers of all that are
   * declared with it. What a person changed of it stays until the file says something else, and so does the next time: a
   * restart forgets no missed run.
   */
  declare(
    { id, name, file, line, trigger, policy }: ClaimedTask,
    alongside: ReadonlyMap<string, Trigger>,
  ): void {
    const record = this.#store.jobs.get(id)
    const before = record && declaredIn(record)
    if (!before || !isSame(before.params.trigger, trigger)) {
      requireOpenChain(id, trigger, { alongside, store: this.#store })
    }
    const replaced = before ? before.params.replaced : builtInForm(record)
    const params = { file, line, isMissing: false, trigger, policy, replaced }
    if (!before) {
      const kept = anchored(trigger, this.#now())
      const unpaused = { paused: false, timedPause: null } as const
      const { labels = [], notifyOn = defaultNotifyOn } = record && isReadable(record) ? record : {}
      const job = {
        id,
        kind: 'user',
        name,
        labels,
        notifyOn,
        trigger: kept,
        params,
        policy,
      } as const
      return this.#write({ ...job, ...unpaused, ...this.#slots.first(job) })
    }
    const { stored } = before
    const isRescheduled = !isSame(before.params.trigger, trigger)
    const wanted = isRescheduled ? anchored(trigger, this.#now()) : stored.trigger
    const next =
      isRescheduled || before.params.isMissing
        ? (this.#slots.overdue(stored) ?? this.#slots.first({ id, trigger: wanted }))
        : stored
    const after: StoredJob = {
      ...stored,
      ...(isHeld(stored) ? noSlot : slotOf(next)),
      name,
      params,
      trigger: wanted,
      policy: isSame(before.params.policy, policy) ? stored.policy : policy,
    }
    if (!isSame(after, stored)) this.#write(after)
  }

  /**
   * Takes a job whose file is gone out of the schedule; it stays listed, with its history. A job of
   * Pansentry's that it had replaced comes back as it was.
   */
  forsake(id: string): void {
    const record = this.#store.jobs.get(id)
    const before = record && declaredIn(record)
    if (!before || before.params.isMissing) return
    const builtIn = this.#isBuiltIn(id) ? replacedBy(before.stored) : undefined
    if (builtIn) {
      const slot = builtIn.paused ? noSlot : this.#slots.first(builtIn)
      return this.#write({ ...builtIn, ...slot })
    }
    this.#write({ ...before.stored, params: { ...before.params, isMissing: true } })
  }
}

type Declared = { readonly stored: StoredJob; readonly params: UserParams }

/** What is kept of a job of Pansentry's while a file's task has its place. */
function builtInForm(record: JobRecord | undefined): UserParams['replaced'] {
  if (!record || !isReadable(record) || record.kind !== 'built-in') return null
  const { trigger, params, policy, paused } = record
  return { trigger, params, policy, paused }
}

/** A job and what its file declared last; undefined for one that comes from no file, or cannot be read. */
function declaredIn(record: JobRecord): Declared | undefined {
  if (!isReadable(record) || record.kind !== 'user') return undefined
  const params = userParamsSchema.safeParse(record.params).data
  return params && { stored: record, params }
}

function slotOf({ nextRunAt, occurrence, slotAt }: Slot): Slot {
  return { slotAt, nextRunAt, occurrence }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
