import { type TakenFile, takenFileSchema } from '../../model/moves/jobs-file.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

// As long as any edit can be undone.
const keptMs = 7 * 24 * 3_600_000

/** What files of jobs and settings changed, to be undone for a week. */
export class TakenFileStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Keeps what a file changed, and forgets what is too old; returns its id. */
  add(taken: TakenFile, now: number): number {
    this.#database.prepare('DELETE FROM taken_files WHERE at < ?').run(now - keptMs)
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO taken_files (at, content) VALUES (?, ?)')
      .run(now, JSON.stringify(taken))
    return Number(lastInsertRowid)
  }

  /** Undefined for one that was undone or forgotten. */
  get(id: number): TakenFile | undefined {
    const content = this.#database
      .prepare<[number], string>('SELECT content FROM taken_files WHERE id = ?')
      .pluck()
      .get(id)
    return content === undefined ? undefined : takenFileSchema.safeParse(parseJson(content)).data
  }

  /** Keeps what is left to be undone of one, or forgets it where nothing is. */
  keep(id: number, { jobs, settings }: TakenFile): void {
    if (jobs.length + settings.length === 0) {
      this.#database.prepare('DELETE FROM taken_files WHERE id = ?').run(id)
      return
    }
    this.#database
      .prepare('UPDATE taken_files SET content = ? WHERE id = ?')
      .run(JSON.stringify({ jobs, settings }), id)
  }
}
