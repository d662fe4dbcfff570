import { z } from 'zod'
import { providers } from '../../engine/model/provider.ts'
import { workerNameSchema } from '../../engine/model/workers/worker.ts'

/** What a worker is started with, by the app's command and by the file that needs no app alike. */
export const workerFlags = [
  '--queue <address>',
  '--name <name>',
  '--lanes <drives>',
  '--exit <name>',
] as const

export const workerInput = z.object({
  queue: z.string().optional(),
  name: workerNameSchema.optional(),
  /** Drives with commas between. */
  lanes: z
    .string()
    .transform((text) => text.split(',').map((lane) => lane.trim()))
    .pipe(z.array(z.enum(providers)).min(1))
    .optional(),
  exit: z.string().min(1).max(100).optional(),
})

export type WorkerInput = z.output<typeof workerInput>
