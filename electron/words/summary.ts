import type { Run } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'

export type SummaryRow = { readonly name: string; readonly label: string; readonly count: number }

/** What a run counted; a job of a developer's names its counts itself. */
export function summaryRows(
  { t, exists }: Pick<Words, 't' | 'exists'>,
  summary: Run['summary'],
): SummaryRow[] {
  return Object.entries(summary ?? {}).map(([name, count]) => {
    const key = `summary.${name}`
    return { name, count, label: exists(key) ? t(key) : name }
  })
}
