/** A crontab as APScheduler reads it, in the usual dialect. */
export type UsualCrontab = {
  readonly crontab: string
  /** Day and weekday must both fit, as APScheduler wants; the usual dialect is content with either. */
  readonly wantsBoth: boolean
}

/** Puts what APScheduler counts from 0 = Monday into the usual numbers; null for what they cannot say. */
export function usualCrontab(old: string): UsualCrontab | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = old.trim().split(/\s+/)
  // Its “last” and “2nd fri” have no counterpart.
  if (!/^[\d*,/-]+$/.test(day)) return null
  const weekdays = weekday.split(',').map(usualWeekday).join(',')
  return {
    crontab: [minute, hour, day, month, weekdays].join(' '),
    wantsBoth: day !== '*' && weekday !== '*',
  }
}

/** Sunday as 7, so that a range to it stays a range. */
function usualWeekday(part: string): string {
  const [days = '', step] = part.split('/')
  if (step === undefined) return shifted(days)
  // A step counts from Monday.
  return `${days === '*' ? '1-7' : shifted(days)}/${step}`
}

function shifted(days: string): string {
  return days.replace(/\d+/g, (number) => String(Number(number) + 1))
}
