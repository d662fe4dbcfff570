import {
  type JobsFile,
  jobsFileSchema,
  jobsFileVersion,
  mostFiledJobs,
} from '../model/moves/jobs-file.ts'
import { Refusal } from '../model/refusal.ts'
import { isNestedDeeply } from '../model/terms/nesting.ts'

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

function parsed(text: string): unknown {
  try {
    // Notepad writes a mark before the text.
    const found: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isNestedDeeply(found) ? undefined : found
  } catch {
    return undefined
  }
}
