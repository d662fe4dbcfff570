import { jobProblems } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(jobProblems).map(([name, reason]) => [reason, name]),
)

/** Why a job was not saved: our sentence for what the API says, or that itself. */
export function jobProblemText({ t }: Pick<Words, 't'>, reason: string): string {
  const name = names.get(reason)
  return name === undefined ? reason : t(`jobProblem.${name}`)
}
