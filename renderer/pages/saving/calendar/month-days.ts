/** A month so many after another: `2027-01` is one after `2026-12`. */
export function monthAfter(month: string, count: number): string {
  const { year, number } = partsOf(month)
  return new Date(Date.UTC(year, number - 1 + count)).toISOString().slice(0, 7)
}

/** The days of a month, `2026-11-01` and on. */
export function daysOf(month: string): string[] {
  const { year, number } = partsOf(month)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: last }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`)
}

/** The column of a day where weeks begin on Monday, from 1. */
export function columnOf(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1
}

function partsOf(month: string) {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return { year, number }
}
