import { noSlot, type Slot } from '../model/job.ts'
import type { TimeTrigger, Trigger } from '../model/trigger.ts'
import { endOf, nextTime } from './next-time.ts'

/** Delays a slot by the trigger's jitter; the slots after it are computed from the slot, so it never adds up. */
export function slotOf(
  trigger: Trigger,
  slot: number | undefined,
  zone: string,
  random: () => number,
): Slot {
  if (slot === undefined || trigger.kind === 'event') return noSlot
  return { ...noSlot, slotAt: slot, nextRunAt: slot + jitterMs(trigger, slot, zone, random) }
}

function jitterMs(trigger: TimeTrigger, slot: number, zone: string, random: () => number): number {
  const wanted = (trigger.jitterSeconds ?? 0) * 1000 * random()
  if (wanted === 0) return 0
  // Half the way leaves room for a late timer: a slot must never be taken for missed because of its jitter.
  const half = ((nextTime(trigger, slot, zone) ?? Number.POSITIVE_INFINITY) - slot) / 2
  const end =
    trigger.kind === 'date' ? Number.POSITIVE_INFINITY : endOf(trigger, trigger.timeZone ?? zone)
  return Math.floor(Math.max(0, Math.min(wanted, half, end - slot)))
}
