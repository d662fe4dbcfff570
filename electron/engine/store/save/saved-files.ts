import type { SavedFile } from '../../model/saving/step.ts'
import type { Database } from '../schema.ts'
import { fileColumns } from './saves.ts'

/** A file that a task has saved, or found in its folder. */
export type SavedFileOfTask = SavedFile & { readonly taskId: number }

type Page = {
  /** Of all tasks, where it is undefined. */
  readonly taskId: number | undefined
  /** The last one of the page before. */
  readonly before: Pick<SavedFileOfTask, 'taskId' | 'savedAt' | 'sourceId'> | undefined
  readonly limit: number
}

/** What all tasks together have. */
export class SavedFileStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The newest first. */
  list({ before, limit, taskId }: Page): SavedFileOfTask[] {
    return this.#database
      .prepare<[object], SavedFileOfTask>(
        `SELECT task_id AS taskId, ${fileColumns} FROM saved_files
         WHERE (@taskId IS NULL OR task_id = @taskId)
           AND (saved_at, task_id, source_id) < (@savedAt, @fromTask, @sourceId)
         ORDER BY saved_at DESC, task_id DESC, source_id DESC LIMIT @limit`,
      )
      .all({
        taskId: taskId ?? null,
        limit,
        savedAt: before?.savedAt ?? Number.MAX_SAFE_INTEGER,
        fromTask: before?.taskId ?? Number.MAX_SAFE_INTEGER,
        sourceId: before?.sourceId ?? '',
      })
  }

  /** How many came at which moment, from one to before another, in their order; what lay in a folder before did not. */
  countsBetween(
    from: number,
    until: number,
  ): { readonly savedAt: number; readonly taskId: number; readonly count: number }[] {
    return this.#database
      .prepare<[number, number], { savedAt: number; taskId: number; count: number }>(
        `SELECT saved_at AS savedAt, task_id AS taskId, count(*) AS count FROM saved_files
         WHERE saved_at >= ? AND saved_at < ? AND state <> 'adopted'
         GROUP BY saved_at, task_id ORDER BY saved_at, task_id`,
      )
      .all(from, until)
  }
}
