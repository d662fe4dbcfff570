import { Cron } from 'croner'
import type { Trigger } from './trigger.ts'

/** A schedule that cannot be read. `message` is a sentence for the person who wrote it. */
export class TriggerError extends Error {
  override readonly name = 'TriggerError'
}

const calculators = new Map<string, Cron>()

// A Cron holds a 10,000-element year table (83 KB), so equal schedules share one and the cache is bounded.
const maxCalculators = 1000

/**
 * The first time strictly after `after` (milliseconds since 1970), or undefined when none is left.
 * Throws `TriggerError` for a schedule or a time zone that does not exist.
 */
export function nextTime(trigger: Trigger, after: number, zone: string): number | undefined {
  try {
    return calculatorOf(trigger, zone).nextRun(new Date(after))?.getTime()
  } catch (error) {
    throw asTriggerError(trigger, zone, error)
  }
}

/** The next `count` times strictly after `after`; fewer when the trigger ends. */
export function nextTimes(trigger: Trigger, after: number, zone: string, count: number): number[] {
  const times: number[] = []
  let time: number | undefined = after
  while (times.length < count) {
    time = nextTime(trigger, time, zone)
    if (time === undefined) break
    times.push(time)
  }
  return times
}

function calculatorOf(trigger: Trigger, zone: string): Cron {
  const timezone = trigger.timeZone ?? zone
  const key = `${timezone} ${trigger.crontab}`
  const known = calculators.get(key)
  if (known) return known
  const fields = trigger.crontab.trim()
  if (!fields.startsWith('@')) {
    const count = fields.split(/\s+/).length
    if (count !== 5 && count !== 6) {
      throw new TriggerError(
        `A crontab has 5 fields (minute hour day month weekday) or 6 with seconds first; “${fields}” has ${count}.`,
      )
    }
  }
  // croner finds an unknown zone only when asked for a time; ask here so that the cache holds good ones alone.
  const calculator = new Cron(fields, { timezone, mode: '5-or-6-parts', paused: true })
  calculator.nextRun()
  if (calculators.size >= maxCalculators) calculators.clear()
  calculators.set(key, calculator)
  return calculator
}

function asTriggerError(trigger: Trigger, zone: string, error: unknown): TriggerError {
  if (error instanceof TriggerError) return error
  const timeZone = trigger.timeZone ?? zone
  if (!isTimeZone(timeZone)) {
    return new TriggerError(`“${timeZone}” is not a time zone; write one like Asia/Shanghai.`, {
      cause: error,
    })
  }
  const said = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
  return new TriggerError(`“${trigger.crontab}” is not a schedule: ${said}`, { cause: error })
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
