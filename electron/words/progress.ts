import type { Run } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'

/** How far a run is: "12 of 48". */
export function progressText(
  { t }: Pick<Words, 't'>,
  format: Format,
  { done, total }: Pick<Run, 'done' | 'total'>,
): string {
  return t('job.progress', { done: format.number(done), total: format.number(total) })
}
