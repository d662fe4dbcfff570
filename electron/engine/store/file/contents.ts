import type { Contents } from '../../model/moves/move.ts'
import type { Database } from '../schema.ts'

/** Counts what a database holds that a person knows. */
export function contentsOf(database: Database): Contents {
  const count = (table: 'resources' | 'jobs' | 'runs') =>
    Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  return { links: count('resources'), jobs: count('jobs'), runs: count('runs') }
}
