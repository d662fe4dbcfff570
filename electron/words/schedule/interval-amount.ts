import { type IntervalUnit, intervalUnits, type TriggerOf } from '../../api/contract/jobs.ts'
import type { Words } from '../catalogue.ts'

export type IntervalAmount = { readonly amount: number; readonly unit: IntervalUnit }

export const unitSeconds: Readonly<Record<IntervalUnit, number>> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
}

/** An interval as one number: as it was written, or several units summed up in the largest that fits. */
export function amountOf(trigger: TriggerOf<'interval'>): IntervalAmount {
  const given = intervalUnits.flatMap((unit) => {
    const amount = trigger[unit]
    return amount === undefined || amount === 0 ? [] : [{ amount, unit }]
  })
  const [only, ...others] = given
  if (only && others.length === 0) return only
  return inLargestUnit(periodSeconds(trigger))
}

export function periodSeconds(trigger: TriggerOf<'interval'>): number {
  return intervalUnits.reduce((sum, unit) => sum + (trigger[unit] ?? 0) * unitSeconds[unit], 0)
}

/** Seconds in the largest unit of which they are a whole number. */
export function inLargestUnit(
  seconds: number,
  units: readonly IntervalUnit[] = intervalUnits,
): IntervalAmount {
  const unit = units.find((each) => seconds > 0 && seconds % unitSeconds[each] === 0) ?? 'seconds'
  return { amount: seconds / unitSeconds[unit], unit }
}

/** "Every hour", "Every 6 hours". */
export function everyText({ t }: Pick<Words, 't'>, count: number, unit: IntervalUnit): string {
  return count === 1 ? t(`trigger.each.${unit}`) : t(`trigger.interval.${unit}`, { count })
}

/** The same trigger with another period; its phase counts anew, unless it has a start. */
export function withAmount(
  { kind, timeZone, startAt, endAt, jitterSeconds }: TriggerOf<'interval'>,
  { amount, unit }: IntervalAmount,
): TriggerOf<'interval'> {
  return { kind, timeZone, startAt, endAt, jitterSeconds, [unit]: amount }
}
