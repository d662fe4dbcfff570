import { once } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { reasonSchema } from '../../model/message.ts'
import { endThread } from '../../threads/end-thread.ts'

// Beside this file, and built beside the bundle.
const workerFile = join(import.meta.dirname, `examination-worker${extname(import.meta.filename)}`)

const findingSchema = z.object({ found: z.string(), remedy: reasonSchema }).nullable()

/** The first thing found wrong, in SQLite's own words, and which backup helps; null where there is nothing. */
export type Finding = z.output<typeof findingSchema>

export type ExaminationInput = {
  readonly file: string
  /** Its one place is 1 when nobody waits any longer. */
  readonly stopped: Int32Array<SharedArrayBuffer>
}

/** Reads the pages of a database through, beside whoever works with it. */
export class Examination {
  readonly finding: Promise<Finding>
  readonly #stopped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

  constructor(file: string) {
    const input: ExaminationInput = { file, stopped: this.#stopped }
    this.finding = findingOf(new Worker(workerFile, { workerData: input }))
  }

  /** Ends it soon; `finding` then settles with null. */
  stop(): void {
    Atomics.store(this.#stopped, 0, 1)
  }
}

async function findingOf(worker: Worker): Promise<Finding> {
  try {
    const [answer] = await once(worker, 'message')
    return findingSchema.parse(answer)
  } finally {
    await endThread(worker)
  }
}
