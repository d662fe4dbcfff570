import { once } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { endThread } from '../threads/end-thread.ts'
import { RunStore } from './runs.ts'
import type { Database } from './schema.ts'

// Beside this file, and built beside the bundle.
const workerFile = join(import.meta.dirname, `backup-check-worker${extname(import.meta.filename)}`)

// 4 MB a turn: well under the time anybody would notice.
const pagesPerTurn = 1000

/** Copies the open database to `file` while it goes on being used; `progress` may throw to give up. */
export async function backUp(
  database: Database,
  file: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  // SQLite tells of what it is about to copy, never of the end.
  let total = 0
  await database.backup(file, {
    progress({ remainingPages, totalPages }) {
      total = totalPages
      progress(totalPages - remainingPages, totalPages)
      return pagesPerTurn
    },
  })
  progress(total, total)
}

/**
 * Ends in a copy the run that made it, which the copy holds as it was meanwhile: under way. Restored, it would be taken
 * for one that a crash cut short.
 */
export function endRunIn(file: string, runId: number, at: number): void {
  const copy = new Sqlite(file, { fileMustExist: true })
  try {
    new RunStore(copy).finish(runId, { outcome: 'succeeded', error: '', summary: null }, at)
  } finally {
    copy.close()
  }
}

/** Reads a copy through and returns `ok`, or what is wrong with it. */
export async function checkBackup(file: string): Promise<string> {
  const worker = new Worker(workerFile, { workerData: file })
  try {
    const answer: unknown[] = await once(worker, 'message')
    return z.string().parse(answer[0])
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await endThread(worker)
  }
}
