/**
 * Translates a crontab from APScheduler's dialect, where 0 is Monday, to the usual one: it runs when all of the result do.
 * Two where day and weekday must both match, of which the usual dialect requires either; none for what it cannot express.
 */
export function usualCrontabs(old: string): readonly string[] {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = old.trim().split(/\s+/)
  // Its “last” and “2nd fri” have no counterpart.
  if (!/^[\d*,/-]+$/.test(day)) return []
  const weekdays = weekday.split(',').map(usualWeekday).join(',')
  const crontab = (...days: readonly string[]) => [minute, hour, ...days].join(' ')
  if (day === '*' || weekday === '*') return [crontab(day, month, weekdays)]
  return [crontab(day, month, '*'), crontab('*', month, weekdays)]
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
