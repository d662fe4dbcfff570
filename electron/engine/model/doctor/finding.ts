import { z } from 'zod'

/** What is looked at, in the order in which it is shown. */
const checks = [
  'version',
  'folder',
  'engine',
  'database',
  'rows',
  'disk',
  'backup',
  'jobs',
  'jobProblem',
  'zone',
  'notifications',
  'tray',
  'autostart',
] as const

/** What was looked at, and what was found; `advice` is empty where all is well. */
export const findingSchema = z.object({
  check: z.enum(checks),
  status: z.enum(['good', 'warn', 'bad']),
  found: z.string(),
  advice: z.string(),
})

export type Finding = Readonly<z.output<typeof findingSchema>>
