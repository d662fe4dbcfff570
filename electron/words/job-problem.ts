import { jobProblems, misfitOf } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import { messageTexts } from './message-text.ts'

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(jobProblems).map(([name, reason]) => [reason, name]),
)

/** Why a job was not saved: our sentence for what the API says, or that itself. */
export function jobProblemText({ t }: Pick<Words, 't'>, reason: string): string {
  const name = names.get(reason)
  return name === undefined ? reason : t(`jobProblem.${name}`)
}

/** What a schema has against a value: our sentence for it, or one for its kind. */
export function issueText(
  words: Pick<Words, 't' | 'language'>,
  issue: { readonly message: string },
): string {
  const misfit = misfitOf(issue)
  return misfit ? messageTexts(words)(misfit.because) : jobProblemText(words, issue.message)
}
