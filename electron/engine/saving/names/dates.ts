/** A date that a name gives, as eight digits, and where it stands in it. */
export type NamedDate = { readonly digits: string; readonly at: number; readonly length: number }

const full = /(?<!\d)((?:18|19|20)?\d{2})[.\-/年](\d{1,2})[.\-/月](\d{1,2})(?!\d)/gu
const packed = /(?<!\d)((?:18|19|20)\d{2}|\d{2})(\d{2})(\d{2})(?!\d)/gu
// 12-4K is no day, nor is 第1-2集.
const short = /(?<![\d.a-z第])(\d{1,2})[.\-/月](\d{1,2})(?![\da-z集话話回])/giu

const dayMs = 24 * 3_600_000

/** The first real date in a name; one without a year is in the year that puts it nearest to the day of the run. */
export function dateIn(name: string, today: string): NamedDate | null {
  return fullDateIn(name) ?? shortDateIn(name, today)
}

/** The first real date in a name that says its year. */
export function fullDateIn(name: string): NamedDate | null {
  for (const pattern of [full, packed]) {
    for (const found of name.matchAll(pattern)) {
      const [text, year = '', month = '', day = ''] = found
      // Six digits in a row begin with 1 or 2, or they are a number like any other.
      if (pattern === packed && !/^[12]/.test(text)) continue
      const time = timeOf(Number(year.length === 2 ? `20${year}` : year), month, day)
      if (time !== null) return { digits: digitsOf(time), at: found.index, length: text.length }
    }
  }
  return null
}

function shortDateIn(name: string, today: string): NamedDate | null {
  const now = Date.parse(today)
  const year = new Date(now).getUTCFullYear()
  for (const { 0: text, 1: month = '', 2: day = '', index } of name.matchAll(short)) {
    const times = [year - 1, year, year + 1].flatMap(
      (candidate) => timeOf(candidate, month, day) ?? [],
    )
    const [nearest] = times.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now))
    if (nearest !== undefined) return { digits: digitsOf(nearest), at: index, length: text.length }
  }
  return null
}

/** Midnight of a date in UTC; null where there is no such day. */
function timeOf(year: number, month: string, day: string): number | null {
  const time = Date.UTC(year, Number(month) - 1, Number(day))
  const date = new Date(time)
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return isReal ? time : null
}

const digitsOf = (time: number) =>
  new Date(time + dayMs / 2).toISOString().slice(0, 10).replaceAll('-', '')
