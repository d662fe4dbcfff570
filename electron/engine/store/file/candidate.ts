import { once } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { type Contents, contentsSchema } from '../../model/moves/move.ts'
import { Refusal } from '../../model/refusal.ts'
import { dataRefusals } from '../../model/refusals/data-refusals.ts'
import type { Settings } from '../../model/settings.ts'
import { endThread } from '../../threads/end-thread.ts'

// Beside this file, and built beside the bundle.
const workerFile = join(import.meta.dirname, `candidate-worker${extname(import.meta.filename)}`)

export type CandidateInput = {
  readonly file: string
  /** How whoever is told knows the file. */
  readonly name: string
  /** Settings written into it; what they replace leaves no trace in the file. */
  readonly settings?: Partial<Settings>
}

const { BACKUP_DAMAGED, BACKUP_FOREIGN, BACKUP_NEWER } = dataRefusals

const answerSchema = z.union([
  z.object({ contents: contentsSchema }),
  z.object({ code: z.literal('BACKUP_FOREIGN'), data: BACKUP_FOREIGN.data }),
  z.object({ code: z.literal('BACKUP_DAMAGED'), data: BACKUP_DAMAGED.data }),
  z.object({ code: z.literal('BACKUP_NEWER'), data: BACKUP_NEWER.data }),
  z.object({ failure: z.string() }),
])

export type CandidateAnswer = z.input<typeof answerSchema>

/**
 * Makes a copy of a database, which nobody has open, one that can be handed on or take another's place: reads it
 * through, brings its schema up to date, and takes out who was let in over HTTP. In a thread of its own, for a large one
 * takes a minute. Returns what it holds; throws a `Refusal`, `BACKUP_…`, for one that cannot be used.
 */
export async function prepareCandidate(input: CandidateInput): Promise<Contents> {
  const worker = new Worker(workerFile, { workerData: input })
  try {
    const [message]: unknown[] = await once(worker, 'message')
    const answer = answerSchema.parse(message)
    if ('contents' in answer) return answer.contents
    if ('failure' in answer) throw new Error(answer.failure)
    if (answer.code === 'BACKUP_NEWER') throw new Refusal(answer.code, answer.data)
    if (answer.code === 'BACKUP_DAMAGED') throw new Refusal(answer.code, answer.data)
    throw new Refusal(answer.code, answer.data)
  } finally {
    await endThread(worker)
  }
}
