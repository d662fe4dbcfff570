const pattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d))?)?$/

/** What a clock in `zone` shows at a moment, as schedules write it: `2027-01-31 08:00:00`. */
export function wallText(at: number, zone: string): string {
  // Swedish is written the way ISO 8601 is.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
}

/** A written time as a date-time field holds it; undefined for one that such a field cannot show. */
export function toField(text: string): string | undefined {
  const [, day, minute = '00:00', second = '00'] = pattern.exec(text.trim()) ?? []
  return day && `${day}T${minute}${second === '00' ? '' : `:${second}`}`
}

/** What a date-time field holds as schedules write it; empty for an emptied one. */
export function fromField(value: string): string {
  const [, day, minute = '00:00', second = '00'] = pattern.exec(value) ?? []
  return day ? `${day} ${minute}:${second}` : ''
}

/** A written time in words, whatever the zone it is meant in; one with a zone of its own as it is. */
export function wallWords(text: string, locale: string): string {
  const field = toField(text)
  if (field === undefined) return text
  const at = Date.parse(`${field}Z`)
  if (Number.isNaN(at)) return text
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(at % 60_000 === 0 ? {} : { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(at)
}

/** A month of the calendar in words: "November 2026" of `2026-11`. */
export function monthWords(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  }).format(Date.parse(month))
}

/** A day of the calendar in words, whatever the zone it is meant in: "Wed, 25 Nov" of `2026-11-25`. */
export function dayWords(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(Date.parse(day))
}
