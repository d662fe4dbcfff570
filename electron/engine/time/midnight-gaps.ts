import { wallTime } from './wall-time.ts'

/** An hour the wall leaves out and that begins on one day and ends on the next, as in Nuuk each spring. */
export type MidnightGap = {
  /** The first moment after it. */
  readonly end: number
  /** What the wall would have shown at its beginning, and what it shows at `end`. */
  readonly wallFrom: number
  readonly wallTo: number
}

const day = 24 * 3600_000
// Shorter than any two changes of a clock are apart: Morocco's are a month.
const step = 7 * day

const known = new Map<string, readonly MidnightGap[]>()

/** The gaps of a zone over midnight in a year of UTC. A whole day that a zone leaves out is none. */
export function midnightGapsOf(zone: string, year: number): readonly MidnightGap[] {
  const key = `${zone} ${year}`
  const gaps = known.get(key) ?? gapsBetween(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  known.set(key, gaps)
  return gaps
}

function gapsBetween(zone: string, from: number, to: number): MidnightGap[] {
  const gaps: MidnightGap[] = []
  for (let start = from; start < to; start += step) {
    const gap = gapBetween(zone, start, Math.min(start + step, to))
    if (gap && Math.floor(gap.wallFrom / day) < Math.floor(gap.wallTo / day)) gaps.push(gap)
  }
  return gaps
}

function gapBetween(zone: string, from: number, to: number): MidnightGap | undefined {
  const offset = (at: number) => wallTime(at, zone) - at
  const before = offset(from)
  const length = offset(to) - before
  if (length <= 0 || length >= day) return undefined
  let last = from
  let end = to
  while (end - last > 1) {
    const middle = Math.floor((last + end) / 2)
    if (offset(middle) === before) last = middle
    else end = middle
  }
  return { end, wallFrom: end + before, wallTo: end + before + length }
}
