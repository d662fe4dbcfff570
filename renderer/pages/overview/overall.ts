import type { Health } from '../../../electron/api/contract/resources.ts'
import type { Tone } from '../../../electron/words/tone.ts'

export type Overall = {
  readonly tone: Tone
  /** Key under `overview`, given `count` and `total`. */
  readonly key: 'allAlive' | 'someDead' | 'someUndecided' | 'noneChecked' | 'someUnchecked'
  readonly count: number
  readonly total: number
}

/** The answer to "is everything all right?", worst news first; null without links. */
export function overallOf(counts: Readonly<Record<Health, number>>): Overall | null {
  const { alive, dead, undecided, unchecked } = counts
  const total = alive + dead + undecided + unchecked
  if (total === 0) return null
  if (dead > 0) return { tone: 'bad', key: 'someDead', count: dead, total }
  if (unchecked === total) return { tone: 'idle', key: 'noneChecked', count: total, total }
  if (undecided > 0) return { tone: 'warn', key: 'someUndecided', count: undecided, total }
  if (unchecked > 0) return { tone: 'idle', key: 'someUnchecked', count: unchecked, total }
  return { tone: 'good', key: 'allAlive', count: total, total }
}
