import type { News } from '../../../electron/api/contract/overview.ts'
import type { standings } from '../../../electron/api/contract/resources.ts'
import type { Tone } from '../../../electron/words/tone.ts'

export type Overall = {
  readonly tone: Tone
  /** Key under `overview`, given `count` and `alive`. */
  readonly key: 'newsDied' | 'newsRevived' | 'nothingNew' | 'allAlive' | 'noneChecked' | 'onlyKept'
  readonly count: number
}

/** The answer to "is everything all right, and what is new?"; null without links. */
export function overallOf(
  counts: Readonly<Record<(typeof standings)[number], number>>,
  { died, revived }: Pick<News, 'died' | 'revived'>,
): Overall | null {
  const { alive, dead, undecided, uncheckable, unchecked } = counts
  const total = alive + dead + undecided + uncheckable + unchecked
  if (total === 0) return null
  if (died > 0) return { tone: 'bad', key: 'newsDied', count: died }
  if (revived > 0) return { tone: 'good', key: 'newsRevived', count: revived }
  if (uncheckable === total) return { tone: 'idle', key: 'onlyKept', count: total }
  if (unchecked + uncheckable === total) {
    return { tone: 'idle', key: 'noneChecked', count: unchecked }
  }
  const isAlive = dead + undecided + unchecked === 0
  return { tone: 'good', key: isAlive ? 'allAlive' : 'nothingNew', count: alive }
}
