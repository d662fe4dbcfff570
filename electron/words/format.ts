/// <reference lib="es2025.intl" />

import type { Words } from './catalogue.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const steps = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const

const sizes = { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 } as const

/** Times and numbers in one language and one time zone. */
export class Format {
  readonly #relative: Intl.RelativeTimeFormat
  readonly #now: string
  readonly #locale: string
  readonly #day: Intl.DateTimeFormat
  readonly #minute: Intl.DateTimeFormat
  readonly #duration: Intl.DurationFormat
  /** Shows a zero, which the other leaves out. */
  readonly #seconds: Intl.DurationFormat
  readonly #difference: Intl.NumberFormat
  readonly #milliseconds: Intl.DurationFormat
  /** Under a second, worded as the longer ones are; Chinese has no narrow word for it. */
  readonly #instant: Intl.DurationFormat
  readonly #dateTime: Intl.DateTimeFormat
  readonly #full: Intl.DateTimeFormat
  /** On its own: Chinese puts it between the day and the time. */
  readonly #zone: Intl.DateTimeFormat
  readonly #clock: Intl.DateTimeFormat
  readonly #weekday: Intl.DateTimeFormat
  readonly #weekdaySeconds: Intl.DateTimeFormat
  readonly #number: Intl.NumberFormat
  readonly #compact: Intl.NumberFormat
  readonly #percent: Intl.NumberFormat

  readonly #justNow: string

  /** The time zone is an IANA name, or `system` for that of the machine. */
  constructor({ t, language: locale }: Pick<Words, 't' | 'language'>, timeZone: string) {
    const zone = timeZone === 'system' ? {} : { timeZone }
    this.#justNow = t('time.justNow')
    // A day is 24 hours here; “tomorrow” would be a day of the calendar.
    this.#relative = new Intl.RelativeTimeFormat(locale)
    this.#now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
    this.#duration = new Intl.DurationFormat(locale, { style: 'narrow' })
    this.#seconds = new Intl.DurationFormat(locale, { style: 'narrow', secondsDisplay: 'always' })
    this.#milliseconds = new Intl.DurationFormat(locale, {
      style: 'short',
      millisecondsDisplay: 'always',
    })
    this.#instant = new Intl.DurationFormat(locale, {
      style: /^zh\b/.test(locale) ? 'short' : 'narrow',
    })
    const minuteTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const dayOfYear = { month: 'short', day: 'numeric' } as const
    this.#dateTime = new Intl.DateTimeFormat(locale, { ...zone, ...dayOfYear, ...minuteTime })
    this.#full = new Intl.DateTimeFormat(locale, {
      ...zone,
      ...dayOfYear,
      ...minuteTime,
      weekday: 'short',
      year: 'numeric',
      second: '2-digit',
    })
    this.#zone = new Intl.DateTimeFormat(locale, { ...zone, timeZoneName: 'short' })
    this.#clock = new Intl.DateTimeFormat(locale, { ...zone, ...minuteTime, second: '2-digit' })
    const weekday = { ...zone, ...dayOfYear, ...minuteTime, weekday: 'short' } as const
    this.#weekday = new Intl.DateTimeFormat(locale, weekday)
    this.#weekdaySeconds = new Intl.DateTimeFormat(locale, { ...weekday, second: '2-digit' })
    this.#locale = locale
    this.#day = new Intl.DateTimeFormat(locale, { ...zone, ...dayOfYear, weekday: 'short' })
    this.#minute = new Intl.DateTimeFormat(locale, { ...zone, ...minuteTime })
    this.#number = new Intl.NumberFormat(locale)
    this.#difference = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent' })
    this.#compact = new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
    })
  }

  /** "1.2 GB" */
  bytes(count: number): string {
    const isLittle = count > 0 && count < sizes.megabyte
    const unit = isLittle ? 'kilobyte' : count < sizes.gigabyte ? 'megabyte' : 'gigabyte'
    const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const
    return new Intl.NumberFormat(this.#locale, format).format(count / sizes[unit])
  }

  /** Weekday and date, for what happened on one day. */
  day(at: number): string {
    return this.#day.format(at)
  }

  /** Hours and minutes. */
  minute(at: number): string {
    return this.#minute.format(at)
  }

  number(value: number): string {
    return this.#number.format(value)
  }

  /** "+3", "-1". */
  difference(value: number): string {
    return this.#difference.format(value)
  }

  /** Short where there is little room: "12K" from ten thousand on. */
  compact(value: number): string {
    return (value < 10_000 ? this.#number : this.#compact).format(value)
  }

  /** "87%"; all and nothing are told only when they are. */
  percent(share: number): string {
    const rounded = Math.min(Math.max(share, share > 0 ? 0.01 : 0), share < 1 ? 0.99 : 1)
    return this.#percent.format(rounded)
  }

  /** Day and minute, for a list. */
  dateTime(at: number): string {
    return this.#dateTime.format(at)
  }

  /** With weekday, for what is to come. */
  weekday(at: number): string {
    return this.#weekday.format(at)
  }

  /** With weekday and seconds, where minutes do not tell apart. */
  weekdaySeconds(at: number): string {
    return this.#weekdaySeconds.format(at)
  }

  /** Everything, for a tooltip and for times far ahead. */
  full(at: number): string {
    const zone = this.#zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')
    return `${this.#full.format(at)} ${zone?.value ?? ''}`.trimEnd()
  }

  /** Hours, minutes and seconds, for a log line. */
  clock(at: number): string {
    return this.#clock.format(at)
  }

  /** "3 days ago", "in 1 day"; within a minute it is just now, or now. */
  relative(at: number, now: number): string {
    const gap = at - now
    for (const [unit, size] of steps) {
      if (Math.abs(gap) >= size) return this.#relative.format(Math.trunc(gap / size), unit)
    }
    return gap < 0 ? this.#justNow : this.#now
  }

  /** The same of what has been, also where the clock that `now` was read from ticks once a minute. */
  ago(at: number, now: number): string {
    return this.relative(Math.min(at, now - 1), now)
  }

  /** "684 ms", for how long an answer took. */
  milliseconds(ms: number): string {
    return this.#milliseconds.format({ milliseconds: Math.round(ms) })
  }

  /** The two largest units, "4h 12m"; seconds only under an hour. */
  duration(ms: number): string {
    if (ms > 0 && ms < second) {
      return this.#instant.format({ milliseconds: Math.max(1, Math.floor(ms)) })
    }
    const total = Math.max(0, Math.round(ms / second) * second)
    const days = Math.floor(total / day)
    const hours = Math.floor((total % day) / hour)
    const minutes = Math.floor((total % hour) / minute)
    const seconds = Math.floor((total % minute) / second)
    if (days > 0) return this.#duration.format({ days, hours })
    if (hours > 0) return this.#duration.format({ hours, minutes })
    if (minutes > 0) return this.#duration.format({ minutes, seconds })
    return this.#seconds.format({ seconds })
  }
}

const made = new Map<string, Format>()

/** Intl formatters are expensive to create, so each pair is made once. */
export function formatFor(words: Pick<Words, 't' | 'language'>, timeZone: string): Format {
  const key = `${words.language} ${timeZone}`
  const known = made.get(key) ?? new Format(words, timeZone)
  made.set(key, known)
  return known
}
