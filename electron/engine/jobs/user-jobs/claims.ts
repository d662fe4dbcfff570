import { message } from '../../model/engine-messages.ts'
import type { JobProblem } from '../../model/job.ts'
import type { JobFile } from './job-file.ts'
import type { Task } from './task.ts'

export type ClaimedTask = Task & { readonly file: string }

/** Whose an id is now. */
export type Owners = {
  /** The file that declares it; null for a job that comes from no file, undefined for nobody's. */
  readonly fileOf: (id: string) => string | null | undefined
  /** True for a job that Pansentry brings, even while a file's task has its place. */
  readonly isBuiltIn: (id: string) => boolean
}

/** Gives each id to one file: to the one that had it before, else to the first by name. */
export function settleClaims(
  files: readonly JobFile[],
  { fileOf, isBuiltIn }: Owners,
): { readonly tasks: readonly ClaimedTask[]; readonly problems: readonly JobProblem[] } {
  const claims = files.flatMap(({ file, tasks }) => tasks.map((task) => ({ ...task, file })))
  // A file that cannot be read at the moment keeps what was its own.
  const kept = new Set(files.filter((file) => file.isBroken).map(({ file }) => file))
  const mayHave = ({ id, replaces }: Task) => (isBuiltIn(id) ? replaces : fileOf(id) !== null)
  const settled = new Map<string, ClaimedTask>()
  for (const claim of claims) {
    const isOwn = fileOf(claim.id) === claim.file && mayHave(claim)
    if (isOwn && !settled.has(claim.id)) settled.set(claim.id, claim)
  }
  const problems: JobProblem[] = []
  for (const claim of claims) {
    const { id, file, line } = claim
    const other = fileOf(id) ?? undefined
    const winner = settled.get(id)
    if (winner === claim) continue
    if (!mayHave(claim)) {
      const isReplaceable = isBuiltIn(id)
      const text = message(`log.userJob.${isReplaceable ? 'builtInTaken' : 'idTaken'}`, { id })
      problems.push({ file, line, text })
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
