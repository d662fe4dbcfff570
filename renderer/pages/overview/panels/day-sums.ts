import type { HistoryDay } from '../../../../electron/api/contract/overview.ts'
import type { Provider } from '../../../../electron/api/contract/resources.ts'

/** One day over all drives; what cannot be checked is in no sum. */
export type DaySum = {
  /** `2026-11-25` */
  readonly day: string
  /** Milliseconds since 1970. */
  readonly from: number
  readonly until: number
  readonly asked: number
  readonly died: number
  readonly revived: number
  readonly alive: number
  readonly dead: number
  readonly undecided: number
}

export function daySums(days: readonly HistoryDay[]): DaySum[] {
  return days.map(({ day, from, until, drives }) => {
    const sum = { day, from, until, asked: 0, died: 0, revived: 0, alive: 0, dead: 0, undecided: 0 }
    for (const { asked, counts, died, revived } of drives) {
      sum.asked += asked
      sum.died += died
      sum.revived += revived
      sum.alive += counts.alive
      sum.dead += counts.dead
      sum.undecided += counts.undecided
    }
    return sum
  })
}

/** How long a drive's answers took day by day, in milliseconds; null for a day without any. */
export function latenciesOf(days: readonly HistoryDay[], provider: Provider): (number | null)[] {
  return days.map(
    ({ drives }) => drives.find((drive) => drive.provider === provider)?.latencyMs ?? null,
  )
}

/** The points of a line in a box of 1 by 1, from the bottom left; runs of days with a value. */
export function linesOf(values: readonly (number | null)[]): [x: number, y: number][][] {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const lines: [number, number][][] = []
  let line: [number, number][] | undefined
  for (const [index, value] of values.entries()) {
    if (value === null) {
      line = undefined
      continue
    }
    if (line === undefined) lines.push((line = []))
    const x = values.length === 1 ? 0.5 : index / (values.length - 1)
    line.push([x, high === low ? 0.5 : (value - low) / (high - low)])
  }
  return lines
}
