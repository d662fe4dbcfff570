import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Provider } from '../../model/provider.ts'
import {
  type ChangedLinks,
  type ProviderResult,
  type ReasonCount,
  resultNames,
} from '../../model/results.ts'
import { lifeOf } from '../../model/verdict.ts'
import type { Runs } from '../../scheduler/runs.ts'
import type { Store } from '../../store/store.ts'

// Some ten milliseconds of work; then everything else has its turn.
const answersPerTurn = 5000

// What a person reads of one comparison; the counts are of all.
const changesShown = 50

/** What check runs found. */
export class CheckResults {
  readonly #store: Store
  readonly #runs: Runs

  constructor(store: Store, runs: Runs) {
    this.#store = store
    this.#runs = runs
  }

  /** What a run found, by provider, the most links first; throws `RUN_NOT_FOUND`. */
  async statistics(runId: number): Promise<ProviderResult[]> {
    this.#runs.get(runId)
    const totals = new Map<Provider, ProviderResult>()
    const { results } = this.#store
    for await (const { lastId: _, ...part } of inTurns((after) =>
      results.count(runId, after, answersPerTurn),
    )) {
      const known = totals.get(part.provider)
      totals.set(part.provider, known ? sumOf(known, part) : part)
    }
    return [...totals.values()].toSorted((a, b) => b.checked - a.checked)
  }

  /** Why links of a run are not alive, the most frequent first; throws `RUN_NOT_FOUND`. */
  async reasons(runId: number): Promise<ReasonCount[]> {
    this.#runs.get(runId)
    const totals = new Map<string, ReasonCount>()
    const { results } = this.#store
    for await (const { lastId: _, ...part } of inTurns((after) =>
      results.countReasons(runId, after, answersPerTurn),
    )) {
      if (lifeOf(part.state) === 'alive') continue
      const key = `${part.provider} ${part.state} ${part.code}`
      const known = totals.get(key)?.checked ?? 0
      totals.set(key, { ...part, checked: known + part.checked })
    }
    return [...totals.values()].toSorted((a, b) => b.checked - a.checked)
  }

  /**
   * What died and came back between the ends of two runs; `from` 0 is before the first. Throws
   * `RUN_NOT_FOUND`.
   */
  changes(from: number, to: number): { died: ChangedLinks; revived: ChangedLinks } {
    this.#runs.get(to)
    if (from > 0) this.#runs.get(from)
    const { results } = this.#store
    return {
      died: results.changed('died', from, to, changesShown),
      revived: results.changed('revived', from, to, changesShown),
    }
  }
}

type Part = { readonly checked: number; readonly lastId: number }

/** What is counted of a run's answers, some thousands at a time, with a turn for everything else after each. */
async function* inTurns<P extends Part>(count: (after: number) => readonly P[]): AsyncGenerator<P> {
  for (let after = 0; ; await nextTurn()) {
    const parts = count(after)
    yield* parts
    after = parts.reduce((last, { lastId }) => Math.max(last, lastId), after)
    if (parts.reduce((sum, { checked }) => sum + checked, 0) < answersPerTurn) return
  }
}

function sumOf(one: ProviderResult, other: ProviderResult): ProviderResult {
  const sums = { ...one }
  for (const name of resultNames) sums[name] = one[name] + other[name]
  return sums
}
