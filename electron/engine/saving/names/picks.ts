import type { WordFilter } from '../../model/saving/saving-task.ts'
import { numbersIn } from './episode.ts'
import type { Siblings } from './siblings.ts'

/** What of a share is wanted, beside what a rule takes. */
export type Picks = {
  readonly filter: WordFilter
  /** The first and the last episode; null for no bound. */
  readonly from: number | null
  readonly to: number | null
}

/** Why an item is not wanted; null where it is. */
export function unwanted(
  { filter, from, to }: Picks,
  { isFolder, name }: { readonly isFolder: boolean; readonly name: string },
  siblings: Siblings,
): 'filtered' | 'out-of-range' | null {
  if (!passes(filter, name)) return 'filtered'
  if (isFolder || (from === null && to === null)) return null
  const { episode, last } = numbersIn(name, siblings)
  // What gives no number cannot be outside; the rule says what becomes of it.
  if (episode === '') return null
  const isBefore = Number(last || episode) < (from ?? 0)
  return isBefore || Number(episode) > (to ?? Number.POSITIVE_INFINITY) ? 'out-of-range' : null
}

function passes({ keep, out }: WordFilter, name: string): boolean {
  const lower = name.toLowerCase()
  const has = (word: string) => lower.includes(word.toLowerCase())
  return keep.every((group) => group.some(has)) && !out.some(has)
}
