import {
  type Check,
  type Health,
  healthOf,
  lifeOf,
} from '../../../../electron/api/contract/resources.ts'

/** What the checks of one day found: the last of them counts. */
export type HistoryDay = { readonly day: string; readonly health: Health }

/** The standing by one check alone. */
export function standingOf({ state, isDoubted }: Pick<Check, 'state' | 'isDoubted'>) {
  return { state, isExpired: lifeOf(state) === 'dead' && !isDoubted }
}

const healthOfCheck = (check: Check) => healthOf(standingOf(check))

/** Each of the last `count` days, today at the end; `checks` newest first, `dayOf` the day of a time. */
export function daysOf(
  checks: readonly Check[],
  count: number,
  now: number,
  dayOf: (at: number) => string,
): HistoryDay[] {
  const found = new Map<string, Health>()
  for (const check of checks) {
    const day = dayOf(check.at)
    if (!found.has(day)) found.set(day, healthOfCheck(check))
  }
  return Array.from({ length: count }, (_, index) => {
    const day = dayOf(now - (count - 1 - index) * 24 * 3_600_000)
    return { day, health: found.get(day) ?? 'unchecked' }
  })
}

/** Which part of the decided answers found the link alive, 0 to 1; null without any. */
export function aliveShare(checks: readonly Check[]): number | null {
  const decided = checks.map(healthOfCheck).filter((health) => health !== 'undecided')
  if (decided.length === 0) return null
  return decided.filter((health) => health === 'alive').length / decided.length
}

/** How many answers in a row, from the newest back, found what the newest did. */
export function agreeing(checks: readonly Check[]): number {
  const [newest] = checks
  if (!newest) return 0
  const life = lifeOf(newest.state)
  const other = checks.findIndex(({ state }) => lifeOf(state) !== life)
  return other === -1 ? checks.length : other
}

/** The checks that found something else than the one before, newest first; the first of all is one. */
export function changesOf(checks: readonly Check[]): Check[] {
  return checks.filter((check, index) => {
    const before = checks[index + 1]
    return !before || before.state !== check.state || before.code !== check.code
  })
}
