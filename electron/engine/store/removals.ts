import { z } from 'zod'
import { parseJson } from '../model/terms/parse-json.ts'
import type { Database } from './schema.ts'

const kinds = z.enum([
  'account',
  'backup',
  'channel',
  'hook',
  'job',
  'saving-task',
  'session',
  'token',
  'worker',
])

export type RemovedKind = z.output<typeof kinds>

type Part = readonly [table: string, where: string]

/**
 * What can be taken back once it was removed, and its rows, which are moved away meanwhile: first itself, then what is
 * of it, each table after those that it refers to. What has none lies elsewhere.
 */
const partsOf: Record<RemovedKind, readonly Part[]> = {
  account: [['accounts', 'id = ?']],
  backup: [],
  channel: [
    ['channels', 'id = ?'],
    ['outbox', 'channel_id = ?'],
  ],
  hook: [
    ['saving_hooks', 'id = ?'],
    ['saving_hook_dues', 'hook_id = ?'],
  ],
  job: [['jobs', 'id = ?']],
  'saving-task': [
    ['saving_tasks', 'id = ?'],
    ['saving_plans', 'task_id = ?'],
    ['saving_steps', 'plan_id IN (SELECT id FROM saving_plans WHERE task_id = ?)'],
    ['saved_files', 'task_id = ?'],
    ['saving_standings', 'task_id = ?'],
    ['saving_turns', 'task_id = ?'],
    ['saving_episodes', 'task_id = ?'],
    ['saving_hook_dues', 'task_id = ?'],
  ],
  session: [['sessions', 'substr(digest, 1, 16) = ?']],
  token: [['api_tokens', 'name = ?']],
  worker: [],
}

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const contentSchema = z.record(z.string(), z.array(rowSchema))

type Row = z.output<typeof rowSchema>

export type Removed = {
  readonly id: number
  readonly kind: RemovedKind
  readonly key: string
  /** What it was itself; undefined for what lies elsewhere. */
  readonly row: Row | undefined
}

type StoredRemoval = {
  readonly id: number
  readonly kind: string
  readonly key: string
  readonly content: string
}

const columns = 'id, kind, key, content'

/** What was removed: it is there no more for anybody, and comes back as it was until it is purged. */
export class RemovalStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** False where there is no such thing. */
  remove(kind: RemovedKind, key: string | number, at: number): boolean {
    const parts = partsOf[kind]
    return this.#database.transaction(() => {
      const content = parts.map(([table, where]): [string, unknown[]] => [
        table,
        this.#database.prepare(`SELECT * FROM ${table} WHERE ${where}`).all(String(key)),
      ])
      const [itself] = content
      if (itself?.[1].length === 0) return false
      this.#database
        .prepare('INSERT INTO removals (kind, key, removed_at, content) VALUES (?, ?, ?, ?)')
        .run(kind, String(key), at, JSON.stringify(Object.fromEntries(content)))
      for (const [table, where] of parts.toReversed()) {
        this.#database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(String(key))
      }
      return true
    })()
  }

  /** Brings back what went by this last: `taken` where another goes by it now, `gone` where there is nothing. */
  restore(kind: RemovedKind, key: string | number): 'restored' | 'taken' | 'gone' {
    const [itself] = partsOf[kind]
    return this.#database.transaction(() => {
      const removal = this.#database
        .prepare<[string, string], StoredRemoval>(
          `SELECT ${columns} FROM removals WHERE kind = ? AND key = ? ORDER BY id DESC LIMIT 1`,
        )
        .get(kind, String(key))
      if (!removal) return 'gone'
      if (itself) {
        const [table, where] = itself
        const now = this.#database.prepare(`SELECT 1 FROM ${table} WHERE ${where}`).get(String(key))
        if (now !== undefined) return 'taken'
      }
      for (const [table, rows] of Object.entries(contentOf(removal))) this.#insert(table, rows)
      this.forget(removal.id)
      return 'restored'
    })()
  }

  /** Whether something that went by this can come back. */
  has(kind: RemovedKind, key: string): boolean {
    const found = this.#database.prepare('SELECT 1 FROM removals WHERE kind = ? AND key = ?')
    return found.get(kind, key) !== undefined
  }

  /** What was removed before a time, the oldest first. */
  before(time: number): Removed[] {
    return this.#database
      .prepare<[number], StoredRemoval>(
        `SELECT ${columns} FROM removals WHERE removed_at < ? ORDER BY id`,
      )
      .all(time)
      .flatMap((removal) => {
        const known = kinds.safeParse(removal.kind)
        if (!known.success) return []
        const kind = known.data
        const [itself] = partsOf[kind]
        const row = itself && contentOf(removal)[itself[0]]?.[0]
        return [{ id: removal.id, kind, key: removal.key, row }]
      })
  }

  /** It can come back no more. */
  forget(id: number): void {
    this.#database.prepare('DELETE FROM removals WHERE id = ?').run(id)
  }

  /** But for what referred to something that is gone meanwhile. */
  #insert(table: string, rows: readonly Row[]): void {
    const known = this.#database
      .prepare<[string], { readonly name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name)
    const references = this.#database
      .prepare<[string], { readonly parent: string; readonly from: string; readonly to: string }>(
        'SELECT "table" AS parent, "from", "to" FROM pragma_foreign_key_list(?)',
      )
      .all(table)
    const guards = references.map(
      ({ from, parent, to }) => `EXISTS (SELECT 1 FROM ${parent} WHERE ${to} = @${from})`,
    )
    for (const row of rows) {
      const names = Object.keys(row).filter((name) => known.includes(name))
      this.#database
        .prepare(
          `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.map((name) => `@${name}`).join(', ')}
           WHERE ${['TRUE', ...guards].join(' AND ')}`,
        )
        .run(row)
    }
  }
}

const contentOf = ({ content }: StoredRemoval) => contentSchema.parse(parseJson(content))
