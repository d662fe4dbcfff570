import { message } from '../../model/engine-messages.ts'
import type { JobProblem } from '../../model/job.ts'
import type { JobFile } from './job-file.ts'
import type { Task } from './task.ts'

export type ClaimedTask = Task & { readonly file: string }

/**
 * Gives each id to one file: to the one that had it before, else to the first by name. `owner` tells
 * whose an id is now: a file's, or null for a job that comes from no file.
 */
export function settleClaims(
  files: readonly JobFile[],
  owner: (id: string) => string | null | undefined,
): { readonly tasks: readonly ClaimedTask[]; readonly problems: readonly JobProblem[] } {
  const claims = files.flatMap(({ file, tasks }) => tasks.map((task) => ({ ...task, file })))
  // A file that cannot be read at the moment keeps what was its own.
  const kept = new Set(files.filter((file) => file.isBroken).map(({ file }) => file))
  const settled = new Map<string, ClaimedTask>()
  for (const claim of claims) {
    if (owner(claim.id) === claim.file && !settled.has(claim.id)) settled.set(claim.id, claim)
  }
  const problems: JobProblem[] = []
  for (const claim of claims) {
    const { id, file, line } = claim
    const other = owner(id)
    const winner = settled.get(id)
    if (winner === claim) continue
    if (other === null) {
      problems.push({ file, line, text: message('log.userJob.idTaken', { id }) })
    } else if (winner || (other !== undefined && kept.has(other))) {
      const declaredIn = winner?.file ?? other ?? ''
      const text = message('log.userJob.duplicate', { id, file: declaredIn })
      problems.push({ file, line, text })
    } else {
      settled.set(id, claim)
    }
  }
  return { tasks: [...settled.values()], problems }
}
