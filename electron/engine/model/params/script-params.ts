import { z } from 'zod'
import { jobProblems } from './job-problems.ts'

// A zero byte ends a string for the operating system; Node refuses to pass it on.
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\0]*$/, jobProblems.zeroCharacter)

const variableName = text(200).regex(/^[^=]+$/, jobProblems.variableName)

/** The program a script job runs, and with what. */
export const scriptParamsSchema = z.strictObject({
  /** A path, or a name to be found in PATH. */
  program: text(4096).trim().min(1, jobProblems.programMissing),
  /** Passed as they are: no shell splits or expands them. */
  arguments: z.array(text(32_000)).max(500).default([]),
  /** The working folder as an absolute path; empty for the home folder. */
  folder: text(4096)
    .trim()
    .regex(/^(?:$|\/|[a-z]:[\\/]|\\\\)/i, jobProblems.folderNotWhole)
    .default(''),
  /** Added to Pansentry's own environment. */
  environment: z.record(variableName, text(32_000)).default({}),
  /** The variables whose value is kept in the system's key store; `***` stands for it in `environment`. */
  secrets: z.array(variableName).max(500).default([]),
})

export type ScriptParams = z.output<typeof scriptParamsSchema>
