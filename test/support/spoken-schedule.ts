/** What a schedule in words promises, read anew from the words alone. */
type Promised = {
  readonly isOn: (date: Date) => boolean
  /** Seconds of the day. */
  readonly times: readonly number[]
}

const day = 24 * 3600
const shanghai = 8 * 3600_000
// Twenty-five leap years have fifty times of two on the 29th of February; one of them may not be one.
const longestDays = 120 * 366
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The first `count` times after a moment that the words promise to somebody in Shanghai. */
export function timesOf(words: string, language: string, after: number, count: number): number[] {
  const { rule, from, until } = boundsOf(words, language)
  const once = /^(?:Once, on |一次：)(.+)$/.exec(rule)?.[1]
  // A run exactly at the start counts, so does one exactly at the end.
  const begin = Math.max(after, from - 1)
  const times =
    once === undefined
      ? timesOfRule(rule, language, begin, count)
      : [writtenTime(once)].filter((at) => at > after)
  return times.filter((at) => at <= until)
}

/** The same of an interval, which goes by the stopwatch: from its start on. */
export function intervalTimesOf(
  words: string,
  language: string,
  after: number,
  count: number,
): number[] {
  const { rule, from, until } = boundsOf(words, language)
  const stepMs = periodOf(rule) * 1000
  const first = from + Math.max(0, Math.floor((after - from) / stepMs) + 1) * stepMs
  const times = Array.from({ length: count }, (_, index) => first + index * stepMs)
  return times.filter((at) => at <= until)
}

/** Seconds from one run of an interval to the next. */
export function periodOf(words: string): number {
  const [, number, unit] =
    /^(?:Every|每) ?(\d*) ?(week|day|hour|minute|second|周|天|小时|分钟|秒)s?$/.exec(words) ?? []
  const units: Readonly<Record<string, number>> = { week: 7 * day, 周: 7 * day, day, 天: day }
  return Number(number || 1) * (units[unit ?? ''] ?? amount(undefined, unit))
}

/** What is said of its first and its last moment, apart from the rest. */
function boundsOf(words: string, language: string) {
  const pattern =
    language === 'en'
      ? /^(.+?)(?:, from (.+) on)?(?:, until (.+))?$/
      : /^(.+?)(?:，([^，]+) 起)?(?:，([^，]+) 止)?$/
  const [, rule = '', from, until] = pattern.exec(words) ?? []
  return {
    rule,
    from: from === undefined ? Number.NEGATIVE_INFINITY : writtenTime(from),
    until: until === undefined ? Number.POSITIVE_INFINITY : writtenTime(until),
  }
}

/** `Fri, Jan 1, 2027, 08:00` or `2027年1月1日周五 08:00`, on a clock in Shanghai. */
function writtenTime(text: string): number {
  const chinese = /^(\d+)年(\d+)月(\d+)日周. ([\d:]+)$/.exec(text)
  const [, year, month, date, time] = chinese ?? []
  return Date.parse(chinese ? `${year}-${month}-${date} ${time} GMT+8` : `${text} GMT+8`)
}

function timesOfRule(rule: string, language: string, after: number, count: number): number[] {
  const { isOn, times } = language === 'en' ? englishPromise(rule) : chinesePromise(rule)
  const found: number[] = []
  const midnight = Math.floor((after + shanghai) / 86_400_000) * 86_400_000
  for (let index = 0; index < longestDays && found.length < count; index += 1) {
    const date = new Date(midnight + index * 86_400_000)
    if (!isOn(date)) continue
    for (const time of times) {
      const at = date.getTime() - shanghai + time * 1000
      if (at > after && found.length < count) found.push(at)
    }
  }
  return found
}

function englishPromise(words: string): Promised {
  const whole = /^Every (?:(\d+) )?(hour|minute|second)s?$/.exec(words)
  if (whole) return { isOn: () => true, times: steps(0, day - 1, amount(whole[1], whole[2])) }
  const hourly = /^(?:(.+), e|E)very hour at minutes? ([\d, and]+)$/.exec(words)
  if (hourly) return { isOn: englishDays(hourly[1] ?? 'Every day'), times: minutes(hourly[2]) }
  const often =
    /^(.+), every (?:(\d+) )?(hour|minute|second)s?(?: from ([\d:]+) to ([\d:]+))?$/.exec(words)
  if (often) {
    const [, days = '', number, unit, from = '00:00', to = '23:59:59'] = often
    const times = steps(clock(from), clock(to), amount(number, unit))
    return { isOn: englishDays(days), times }
  }
  const [, days = '', times = ''] = /^(.+) at ([\d:, and]+)$/.exec(words) ?? []
  return { isOn: englishDays(days), times: items(times).map(clock) }
}

function englishDays(text: string): (date: Date) => boolean {
  const ofMonth = /^On (?:the (last) day|days? (.+)) of (.+)$/.exec(text)
  if (ofMonth) {
    const [, last, days = '', inMonths = ''] = ofMonth
    const isMonth = inMonths === 'the month' ? () => true : among(inMonths, months)
    const isDay = among(days, dayNumbers)
    return (date) =>
      isMonth(date.getUTCMonth()) && (last ? isLast(date) : isDay(date.getUTCDate() - 1))
  }
  const [, days = '', inMonths] = /^(?:Every )?(.+?)(?: in (.+))?$/.exec(text) ?? []
  const isMonth = inMonths === undefined ? () => true : among(inMonths, months)
  const isDay = days === 'day' ? () => true : weekdayAmong(days, weekdays)
  return (date) => isMonth(date.getUTCMonth()) && isDay(date.getUTCDay())
}

function chinesePromise(words: string): Promised {
  const whole = /^每 ?(\d*) ?(小时|分钟|秒)$/.exec(words)
  if (whole) return { isOn: () => true, times: steps(0, day - 1, amount(whole[1], whole[2])) }
  const hourly = /^(?:(.+) )?每小时的第 ([\d、]+) 分$/.exec(words)
  if (hourly) return { isOn: chineseDays(hourly[1] ?? '每天'), times: minutes(hourly[2]) }
  const within = /^(.+) ([\d:]+) 至 ([\d:]+)，每 ?(\d*) ?(小时|分钟|秒)$/.exec(words)
  if (within) {
    const [, days = '', from = '', to = '', number, unit] = within
    return {
      isOn: chineseDays(days),
      times: steps(clock(from), clock(to), amount(number, unit)),
    }
  }
  const often = /^(.+) 每 ?(\d*) ?(小时|分钟|秒)$/.exec(words)
  if (often) {
    const [, days = '', number, unit] = often
    return { isOn: chineseDays(days), times: steps(0, day - 1, amount(number, unit)) }
  }
  const [, days = '', times = ''] = /^(.+) ([\d:、]+)$/.exec(words) ?? []
  return { isOn: chineseDays(days), times: items(times).map(clock) }
}

function chineseDays(text: string): (date: Date) => boolean {
  const [, inMonths, days = ''] = /^(?:每月|(.+月)的) ?(.*)$/.exec(text) ?? [
    undefined,
    undefined,
    text,
  ]
  const monthNames = months.map((_, index) => `${index + 1}月`)
  const isMonth = inMonths === undefined ? () => true : among(inMonths, monthNames)
  const isDay = chineseDay(days)
  return (date) => isMonth(date.getUTCMonth()) && isDay(date)
}

function chineseDay(days: string): (date: Date) => boolean {
  if (days === '最后一天') return isLast
  if (days.includes('日') && /\d/.test(days)) {
    const isDay = among(days.replaceAll(' 日', ''), dayNumbers)
    return (date) => isDay(date.getUTCDate() - 1)
  }
  if (days === '每天') return () => true
  const isDay = weekdayAmong(
    days.replace('每', ''),
    ['日', '一', '二', '三', '四', '五', '六'].map((name) => `周${name}`),
  )
  return (date) => isDay(date.getUTCDay())
}

const dayNumbers = Array.from({ length: 31 }, (_, index) => String(index + 1))

/** Whether the names, listed or from one to another, hold the one with an index. */
function among(text: string, names: readonly string[]): (index: number) => boolean {
  const [first = '', last] = text.split(/ to |至/)
  if (last !== undefined) {
    const from = indexIn(names, first)
    const to = indexIn(names, last)
    return (index) => index >= from && index <= to
  }
  const listed = new Set(text === '' ? [] : items(text).map((name) => indexIn(names, name)))
  return (index) => listed.has(index)
}

/** Weeks begin on Monday here, so that Sunday ends one. */
function weekdayAmong(text: string, names: readonly string[]): (index: number) => boolean {
  if (/^(?:Weekdays|工作日)$/.test(text)) return (index) => index >= 1 && index <= 5
  if (/^(?:Weekends|周末)$/.test(text)) return (index) => index % 6 === 0
  const isOn = among(text, [...names.slice(1), ...names.slice(0, 1)])
  return (index) => isOn((index + 6) % 7)
}

function indexIn(names: readonly string[], name: string): number {
  const index = names.indexOf(name)
  if (index < 0) throw new Error(`“${name}” is none of ${names.join(', ')}`)
  return index
}

function items(text: string): string[] {
  return text.split(/, | and |、/)
}

function isLast(date: Date): boolean {
  return new Date(date.getTime() + 86_400_000).getUTCDate() === 1
}

function amount(number: string | undefined, unit: string | undefined): number {
  const seconds = /hour|小时/.test(unit ?? '') ? 3600 : /minute|分钟/.test(unit ?? '') ? 60 : 1
  return Number(number || 1) * seconds
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, index) => from + index * step,
  )
}

function minutes(text: string | undefined): number[] {
  return steps(0, day - 1, 3600).flatMap((hour) =>
    items(text ?? '').map((minute) => hour + Number(minute) * 60),
  )
}

function clock(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number)
  return hour * 3600 + minute * 60 + second
}
