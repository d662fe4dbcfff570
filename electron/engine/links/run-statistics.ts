import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ProviderResult, type RunResultStore, resultNames } from '../store/run-results.ts'
import type { Provider } from './provider-name.ts'

// Some ten milliseconds of work; then everything else has its turn.
const answersPerTurn = 5000

/** What a check run found, by provider, the most links first. */
export async function runStatistics(
  results: RunResultStore,
  runId: number,
): Promise<ProviderResult[]> {
  const totals = new Map<Provider, ProviderResult>()
  for (let after = 0; ; await nextTurn()) {
    const parts = results.count(runId, after, answersPerTurn)
    for (const { lastId, ...part } of parts) {
      after = Math.max(after, lastId)
      const known = totals.get(part.provider)
      totals.set(part.provider, known ? sumOf(known, part) : part)
    }
    const counted = parts.reduce((sum, { checked }) => sum + checked, 0)
    if (counted < answersPerTurn) break
  }
  return [...totals.values()].toSorted((a, b) => b.checked - a.checked)
}

function sumOf(one: ProviderResult, other: ProviderResult): ProviderResult {
  const sums = { ...one }
  for (const name of resultNames) sums[name] = one[name] + other[name]
  return sums
}
