import {
  type JobsFile,
  jobsFileSchema,
  jobsFileVersion,
  mostFiledJobs,
} from '../model/moves/jobs-file.ts'
import { Refusal } from '../model/refusal.ts'

/** What a text holds as such a file; throws `JOBS_FILE_…` or `MOVE_NEWER`. */
export function readJobsFile(text: string): JobsFile {
  const { data } = jobsFileSchema.safeParse(parsed(text))
  if (!data) throw new Refusal('JOBS_FILE_FOREIGN', {})
  if (data.version > jobsFileVersion) throw new Refusal('MOVE_NEWER', { madeBy: data.madeBy })
  const count = data.jobs.length
  if (count > mostFiledJobs) {
    throw new Refusal('JOBS_FILE_TOO_LARGE', { count, most: mostFiledJobs })
  }
  return data
}

// No job or setting has so many, and whatever reads them level by level would run out of stack.
const mostLevels = 50

function isDeep(found: unknown): boolean {
  let level = [found]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostLevels) return true
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
  return false
}

function parsed(text: string): unknown {
  try {
    // Notepad writes a mark before the text.
    const found: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isDeep(found) ? undefined : found
  } catch {
    return undefined
  }
}
