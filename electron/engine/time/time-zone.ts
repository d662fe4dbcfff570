import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

// Asked at every step of every schedule, while a format takes longer to make than the step.
const known = new Set<string>()

export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    known.add(name)
    return timeZone !== ''
  } catch {
    return false
  }
}

/** Throws `SCHEDULE_INVALID` for a zone that does not exist. */
export function requireTimeZone(name: string): void {
  if (isTimeZone(name)) return
  throw scheduleInvalid('timeZone', scheduleFault('noZone', { text: name }))
}
