import { intervalUnits } from '../model/terms/schedule.ts'
import { type TriggerOf } from '../model/trigger.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

const unitMs = {
  weeks: 7 * 24 * 3600_000,
  days: 24 * 3600_000,
  hours: 3600_000,
  minutes: 60_000,
  seconds: 1000,
} as const

// Faster than this is a loop, not a schedule.
const shortestMs = 100

/** The period in milliseconds; throws `SCHEDULE_INVALID` with the name of the amount that is wrong. */
export function periodOf(trigger: TriggerOf<'interval'>): number {
  for (const unit of intervalUnits) {
    const amount = trigger[unit]
    if (amount !== undefined && !(amount >= 0 && Number.isFinite(amount))) {
      throw scheduleInvalid(unit, scheduleFault('noAmount', { field: unit, text: amount }))
    }
  }
  const period = Math.round(
    intervalUnits.reduce((sum, unit) => sum + (trigger[unit] ?? 0) * unitMs[unit], 0),
  )
  if (period === 0) {
    throw scheduleInvalid('', scheduleFault('noInterval', { names: intervalUnits.join(', ') }))
  }
  if (period < shortestMs || !Number.isSafeInteger(period)) {
    const fault = period < shortestMs ? 'shortInterval' : 'longInterval'
    throw scheduleInvalid('seconds', scheduleFault(fault, { seconds: period / 1000 }))
  }
  return period
}

/** The same phase, counted from the last of its times that is not after `now`: a clock that was ahead noted it. */
export function pastAnchor(trigger: TriggerOf<'interval'>, now: number): TriggerOf<'interval'> {
  const { anchor } = trigger
  if (anchor === undefined || anchor <= now) return trigger
  const period = periodOf(trigger)
  return { ...trigger, anchor: anchor - Math.ceil((anchor - now) / period) * period }
}

/** The first of `start`, `start + period`, … strictly after `after`. Absolute time: days have 24 hours. */
export function nextOfPhase(start: number, period: number, after: number): number {
  if (after < start) return start
  return start + (Math.floor((after - start) / period) + 1) * period
}
