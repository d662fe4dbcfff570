import { isHeld, noSlot, type Slot, type StoredJob } from '../model/job.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { pastAnchor } from '../time/interval.ts'
import { firstTime, nextTime } from '../time/next-time.ts'
import { slotOf } from '../time/slot.ts'

type Scheduled = Pick<StoredJob, 'id' | 'trigger'>

export type SlotsDependencies = {
  readonly store: Store
  readonly clock: Clock
  /** Uniform in [0, 1); the jitter. */
  readonly random: () => number
  /** The zone of schedules that name none. */
  readonly zone: () => string
}

/** What a job waits for: the next time of its trigger that was not begun, whatever the clock or a file did since. */
export class Slots {
  readonly #dependencies: SlotsDependencies

  constructor(dependencies: SlotsDependencies) {
    this.#dependencies = dependencies
  }

  /** The slot of a job that is new: one that is due this moment counts, a date even when past. */
  first(job: Scheduled): Slot {
    const { clock, zone } = this.#dependencies
    return this.#from(job, firstTime(job.trigger, clock.now(), zone()))
  }

  /** The first slot strictly after a time, by default now. */
  next(job: Scheduled, after = this.#dependencies.clock.now()): Slot {
    return this.#from(job, nextTime(job.trigger, after, this.#dependencies.zone()))
  }

  /** A job whose pause was changed, with what it waits for. */
  paused(job: StoredJob): StoredJob {
    return { ...job, ...(isHeld(job) ? noSlot : (this.overdue(job) ?? this.next(job))) }
  }

  /** The slot of a job if it has come: its run is owed also after its schedule was changed. */
  overdue({ nextRunAt, occurrence, slotAt }: Slot): Slot | undefined {
    const isOverdue = slotAt !== null && slotAt <= this.#dependencies.clock.now()
    return isOverdue ? { slotAt, nextRunAt, occurrence } : undefined
  }

  /**
   * A job that waits for a time its schedule does not give by this clock and zone, as it should wait; undefined for
   * one that does not. A slot that has come stays, for its run is owed, or late by no more than its jitter.
   */
  rechecked(job: StoredJob): StoredJob | undefined {
    const { id, nextRunAt, trigger: stored } = job
    const now = this.#dependencies.clock.now()
    const slot = job.slotAt ?? nextRunAt
    if (job.occurrence) {
      // What happened has happened, whatever the clock says since.
      return slot !== null && slot > now ? { ...job, slotAt: now, nextRunAt: now } : undefined
    }
    const jitterSeconds = stored.kind === 'event' ? undefined : stored.jitterSeconds
    const jitterMs = (jitterSeconds ?? 0) * 1000
    if (slot !== null && slot <= now && (nextRunAt ?? slot) - slot <= jitterMs) return undefined
    const trigger = stored.kind === 'interval' ? pastAnchor(stored, now) : stored
    // What is due this very moment counts.
    const next = this.next({ id, trigger }, now - 1)
    return next.slotAt === slot ? undefined : { ...job, trigger, ...next }
  }

  isBegun(jobId: string, slot: number): boolean {
    return this.#dependencies.store.begunSlots.endOf(jobId, slot) !== undefined
  }

  /** Notes that a slot was begun. */
  begin({ id, trigger }: Scheduled, slot: number): void {
    const { store, zone } = this.#dependencies
    const last = store.begunSlots.lastBefore(id, slot)
    const isNext = last !== undefined && nextTime(trigger, last, zone()) === slot
    store.begunSlots.add(id, slot, isNext ? last : undefined)
  }

  #from({ id, trigger }: Scheduled, time: number | undefined): Slot {
    const { random, store, zone } = this.#dependencies
    let slot = time
    while (slot !== undefined) {
      const end = store.begunSlots.endOf(id, slot)
      if (end === undefined) break
      slot = nextTime(trigger, end, zone())
    }
    return slotOf(trigger, slot, zone(), random)
  }
}
