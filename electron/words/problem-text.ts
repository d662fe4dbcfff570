import type { JobProblem } from '../api/contract/jobs.ts'
import { oneLine } from '../api/contract/runs.ts'

export type { JobProblem } from '../api/contract/jobs.ts'

/** `mine.mjs:4: what is wrong`, on one line. */
export function problemText({ file, jobId, line, message }: JobProblem): string {
  const place = file ?? jobId
  if (place === null) return oneLine(message)
  return oneLine(`${place}${line === null ? '' : `:${line}`}: ${message}`)
}
