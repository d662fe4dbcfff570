import { setImmediate as nextTurn } from 'node:timers/promises'
import { linkProviders } from '../links/providers/index.ts'
import { daysLived } from '../model/history/survival.ts'
import type { Provider } from '../model/provider.ts'
import { type HealthCounts, noCounts } from '../model/resource.ts'
import { lifeOf, standings } from '../model/verdict.ts'
import type { DayCounts } from '../store/history/days.ts'
import type { UncountedCheck } from '../store/history/uncounted-checks.ts'
import type { Store } from '../store/store.ts'

// Some milliseconds of work; then everything else has its turn.
const checksPerTurn = 2000

type Standing = (typeof standings)[number]

type DriveDay = { -readonly [Name in keyof DayCounts]: number }

/**
 * Counts once the checks that are older than the tables of the history, in pieces, and writes what it found as one:
 * cut short, it begins anew with the next start. How the links stood on a day is known of those whose checks of then
 * are still remembered.
 */
export async function countChecks(
  store: Store,
  dayOf: (at: number) => number,
  signal: AbortSignal,
): Promise<void> {
  const { uncounted } = store.history
  const last = uncounted.lastId()
  if (last === undefined) return
  const count = new Count(dayOf, store.resources.lastId())
  let after = 0
  for (;;) {
    const checks = uncounted.list(after, last, checksPerTurn)
    for (const check of checks) count.add(check)
    after = checks.at(-1)?.id ?? last
    if (checks.length < checksPerTurn) break
    await nextTurn()
    if (signal.aborted) return
  }
  store.transaction(() => {
    count.write(store)
    uncounted.done()
  })
}

/** What was found of the checks so far. */
class Count {
  readonly #dayOf: (at: number) => number
  readonly #days = new Map<number, Map<Provider, DriveDay>>()
  readonly #closed = new Map<number, Map<Provider, HealthCounts>>()
  readonly #lifetimes = new Map<string, { check: UncountedCheck; days: number; count: number }>()
  // A byte and a number for each resource: as objects those of a million take 200 MB.
  readonly #healths: Uint8Array
  readonly #aliveSince: Float64Array
  readonly #standings = new Map<Provider, HealthCounts>()
  #day: number | undefined

  constructor(dayOf: (at: number) => number, lastResource: number) {
    this.#dayOf = dayOf
    this.#healths = new Uint8Array(lastResource + 1)
    this.#aliveSince = new Float64Array(lastResource + 1)
  }

  add(check: UncountedCheck): void {
    const { at, change, latencyMs, provider, state } = check
    const day = this.#dayOf(at)
    this.#closeBefore(day)
    const drives = this.#days.get(day) ?? new Map<Provider, DriveDay>()
    this.#days.set(day, drives)
    const found = drives.get(provider) ?? newDay()
    drives.set(provider, found)
    found.asked += 1
    if (change !== 'none') found[change] += 1
    if (lifeOf(state) !== 'undecided') {
      found.decided += 1
      found.latencyMs += latencyMs
    }
    this.#live(check)
  }

  write({ history }: Store): void {
    for (const [day, drives] of this.#days) {
      for (const [provider, counts] of drives) history.days.add(day, provider, counts)
    }
    for (const [day, drives] of this.#closed) {
      for (const [provider, counts] of drives) history.days.close(day, provider, counts)
    }
    for (const { check, days, count } of this.#lifetimes.values()) {
      history.lifetimes.add(check.provider, check.state, days, count)
    }
  }

  /** Days without a check ended as the one before. */
  #closeBefore(day: number): void {
    for (let past = this.#day ?? day; past < day; past += 1) {
      this.#closed.set(past, new Map(this.#standings))
    }
    this.#day = Math.max(this.#day ?? day, day)
  }

  #live(check: UncountedCheck): void {
    const { at, change, provider, resourceId } = check
    const before = healthAt(this.#healths[resourceId] ?? 0)
    const health = healthAfter(check, before)
    const aliveSince = this.#aliveSince[resourceId] ?? 0
    if (change === 'died' && aliveSince > 0) this.#die(check, aliveSince)
    this.#healths[resourceId] = standings.indexOf(health) + 1
    if (health === 'dead') this.#aliveSince[resourceId] = 0
    else if (health === 'alive' && aliveSince === 0) this.#aliveSince[resourceId] = at
    const counts = { ...(this.#standings.get(provider) ?? noCounts) }
    if (before) counts[before] -= 1
    counts[health] += 1
    this.#standings.set(provider, counts)
  }

  #die(check: UncountedCheck, aliveSince: number): void {
    const days = daysLived(aliveSince, check.at)
    const key = `${check.provider} ${check.state} ${days}`
    const known = this.#lifetimes.get(key) ?? { check, days, count: 0 }
    known.count += 1
    this.#lifetimes.set(key, known)
  }
}

const newDay = (): DriveDay => ({ asked: 0, died: 0, revived: 0, decided: 0, latencyMs: 0 })

// 0 for none.
const healthAt = (place: number): Standing | undefined => standings[place - 1]

function healthAfter(
  { change, provider, state }: UncountedCheck,
  before: Standing | undefined,
): Standing {
  if (linkProviders[provider].isKeptOnly) return 'uncheckable'
  if (change === 'died') return 'dead'
  const life = lifeOf(state)
  if (life === 'alive') return 'alive'
  // Only a living answer brings it back.
  if (before === 'dead') return 'dead'
  // A dead answer that changed nothing and has none before it: its death is no longer remembered.
  return life === 'dead' && before === undefined ? 'dead' : 'undecided'
}
