import { z } from 'zod'
import type { FinishedImport } from '../../model/import.ts'
import { type ResourceDraft, resourceDraftSchema } from '../../model/resource.ts'
import type { ActivityStore } from '../history/activity.ts'
import type { Database, Statement } from '../schema.ts'
import type { ResourceStore } from './resources.ts'

/** What became of one step of an import; `added` counts the resources of the whole import until now. */
export type ImportStep = { readonly isDone: boolean; readonly added: number }

type Piece = { readonly id: number; readonly drafts: string }

const pieceSchema = z.array(resourceDraftSchema)

/** Imports under way. Each method is one short transaction, so whatever else is written meanwhile stands by itself. */
export class ImportStore {
  readonly #database: Database
  readonly #resources: ResourceStore
  readonly #activity: ActivityStore
  readonly #begin: Statement<[number]>
  readonly #stage: Statement<[number, string]>
  readonly #accept: Statement<[number]>
  readonly #discard: Statement<[number]>
  readonly #finish: Statement<[number, number]>
  readonly #first: Statement<[number], Piece>
  readonly #remove: Statement<[number]>
  readonly #count: Statement<[number, number]>
  readonly #added: Statement<[number], number>

  constructor(database: Database, resources: ResourceStore, activity: ActivityStore) {
    this.#database = database
    this.#resources = resources
    this.#activity = activity
    this.#begin = database.prepare('INSERT INTO imports (started_at) VALUES (?)')
    this.#stage = database.prepare('INSERT INTO import_pieces (import_id, drafts) VALUES (?, ?)')
    this.#accept = database.prepare('UPDATE imports SET accepted = 1 WHERE id = ?')
    this.#discard = database.prepare('DELETE FROM imports WHERE id = ?')
    this.#finish = database.prepare('UPDATE imports SET finished_at = ? WHERE id = ?')
    this.#first = database.prepare(
      'SELECT id, drafts FROM import_pieces WHERE import_id = ? ORDER BY id LIMIT 1',
    )
    this.#remove = database.prepare('DELETE FROM import_pieces WHERE id = ?')
    this.#count = database.prepare('UPDATE imports SET added = added + ? WHERE id = ?')
    this.#added = database
      .prepare<[number], number>('SELECT added FROM imports WHERE id = ?')
      .pluck()
  }

  /** Returns the id of a new import. */
  begin(now: number): number {
    return Number(this.#begin.run(now).lastInsertRowid)
  }

  /** Lets some links wait; none of them is a resource yet. */
  stage(id: number, drafts: readonly ResourceDraft[]): void {
    this.#stage.run(id, JSON.stringify(drafts))
  }

  /** All of it waits: from now on it is carried out, whatever happens. */
  accept(id: number): void {
    this.#accept.run(id)
  }

  /** Forgets an import and what waits of it. */
  discard(id: number): void {
    this.#discard.run(id)
  }

  /**
   * Makes the next links that wait resources, except those whose share is kept already: only within the
   * transaction that adds them is it certain which these are.
   */
  step(id: number, now: number): ImportStep {
    return this.#database.transaction((): ImportStep => {
      const next = this.#first.get(id)
      if (next) {
        let count = 0
        for (const draft of pieceSchema.parse(JSON.parse(next.drafts))) {
          if (this.#resources.has(draft.link)) continue
          this.#resources.add(draft, now, id)
          count += 1
        }
        this.#remove.run(next.id)
        this.#count.run(count, id)
      }
      const added = this.#added.get(id) ?? 0
      if (next) return { isDone: false, added }
      this.#finish.run(now, id)
      if (added > 0) {
        this.#activity.add({ kind: 'imported', source: `import/${id}`, at: now, count: added })
      }
      return { isDone: true, added }
    })()
  }

  /** The last imports, the newest first, and how many of their links are kept. */
  list(limit: number): FinishedImport[] {
    return this.#database
      .prepare<[number], FinishedImport>(
        `SELECT id, finished_at AS at, added,
           (SELECT count(*) FROM resources WHERE import_id = imports.id) AS kept
         FROM imports WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT ?`,
      )
      .all(limit)
  }

  /** Imports that a kill or a quit cut short; `isAccepted` ones are to be carried out, the others forgotten. */
  unfinished(): { readonly id: number; readonly isAccepted: boolean }[] {
    return this.#database
      .prepare<[], { id: number; accepted: 0 | 1 }>(
        'SELECT id, accepted FROM imports WHERE finished_at IS NULL ORDER BY id',
      )
      .all()
      .map(({ id, accepted }) => ({ id, isAccepted: accepted === 1 }))
  }
}
