import { oneLine } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'

/** What a person calls a job, else its name in the catalogue, else its id. */
export function jobName(
  { t, exists }: Pick<Words, 't' | 'exists'>,
  { id, name }: { readonly id: string; readonly name: string },
): string {
  return oneLine(name) || (exists(`job.name.${id}`) ? t(`job.name.${id}`) : id)
}
