/**
 * A crontab as APScheduler reads it, where 0 is Monday, in the usual dialect; null where that one cannot say it.
 */
export function usualCrontab(crontab: string): string | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = crontab.trim().split(/\s+/)
  // Of a day and a weekday the usual dialect wants either, APScheduler both.
  if (day !== '*' && weekday !== '*') return null
  // Its “last” and “2nd fri” have no counterpart.
  if (!/^[\d*,/-]+$/.test(day)) return null
  return [minute, hour, day, month, weekday.split(',').map(usualWeekday).join(',')].join(' ')
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
