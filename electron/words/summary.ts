import { type Health, healths } from '../api/contract/resources.ts'
import type { Run } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'

// A check counts by what a link was found to be, in names that scripts read.
const healthOfCount: Readonly<Record<string, Health>> = {
  valid: 'alive',
  expired: 'dead',
  error: 'undecided',
}

export type SummaryRow = { readonly name: string; readonly label: string; readonly count: number }

/** What a run counted; a job of a developer's names its counts itself. */
export function summaryRows(
  { t, exists }: Pick<Words, 't' | 'exists'>,
  summary: Run['summary'],
): SummaryRow[] {
  return Object.entries(summary ?? {}).map(([name, count]) => {
    const key = keyOf(name)
    return { name, count, label: exists(key) ? t(key) : name }
  })
}

/** What a count is of. */
export function countText({ t }: Pick<Words, 't'>, name: string): string {
  return t(keyOf(name))
}

function keyOf(name: string): string {
  const health = isHealth(name) ? name : healthOfCount[name]
  return health === undefined ? `summary.${name}` : `health.${health}`
}

function isHealth(name: string): name is Health {
  return healths.some((health) => health === name)
}
