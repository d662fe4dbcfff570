import { z } from 'zod'
import {
  type Hook,
  type HookAttempt,
  hookAttemptSchema,
  hookKindSchema,
} from '../../model/saving/hook.ts'
import type { SavedFile } from '../../model/saving/step.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { type FormRow, formOf } from '../notices/form-row.ts'
import type { Database } from '../schema.ts'
import { newSecretKey } from '../secret-key.ts'
import { fileColumns } from './saves.ts'

/** A hook as it is stored: of its secret fields only the names. */
export type StoredHook = Hook & {
  /** What its secrets are kept by. */
  readonly key: string
  readonly secrets: readonly string[]
}

type Row = FormRow & {
  readonly id: number
  readonly key: string
  readonly kind: string
  readonly name: string
  readonly last: string | null
}

const columns = 'id, key, kind, name, is_on AS isOn, settings, secrets, last'
const taskIdsSchema = z.array(z.number()).catch([])
const lastSchema = hookAttemptSchema.nullable().catch(null)

// What failed so often is not tried any more.
const mostTries = 3

/** What is done after files were saved, and of which files that is still to be done. */
export class HookStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** In the order they were added; one of a kind that this version does not know is left alone. */
  list(): StoredHook[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM saving_hooks ORDER BY id`)
      .all()
      .flatMap(toHook)
  }

  get(id: number): StoredHook | undefined {
    return this.list().find((hook) => hook.id === id)
  }

  /** Returns its id. */
  add(hook: Pick<StoredHook, 'kind' | 'name' | 'settings' | 'secrets'>): number {
    const { kind, name, secrets, settings } = hook
    const { lastInsertRowid } = this.#database
      .prepare(
        'INSERT INTO saving_hooks (key, kind, name, settings, secrets) VALUES (?, ?, ?, ?, ?)',
      )
      .run(newSecretKey(), kind, name, JSON.stringify(settings), JSON.stringify(secrets))
    return Number(lastInsertRowid)
  }

  update(hook: Pick<StoredHook, 'id' | 'name' | 'isOn' | 'settings' | 'secrets'>): void {
    const { id, isOn, name, secrets, settings } = hook
    this.#database
      .prepare(
        'UPDATE saving_hooks SET name = ?, is_on = ?, settings = ?, secrets = ? WHERE id = ?',
      )
      .run(name, isOn ? 1 : 0, JSON.stringify(settings), JSON.stringify(secrets), id)
  }

  setLast(id: number, attempt: HookAttempt): void {
    this.#database
      .prepare('UPDATE saving_hooks SET last = ? WHERE id = ?')
      .run(JSON.stringify(attempt), id)
  }

  /** Notes which tasks had a hook, for when its removal is taken back. */
  setRemovedFrom(id: number, taskIds: readonly number[]): void {
    this.#database
      .prepare('UPDATE saving_hooks SET removed_from = ? WHERE id = ?')
      .run(JSON.stringify(taskIds), id)
  }

  removedFrom(id: number): number[] {
    const found = this.#database
      .prepare<[number], string>('SELECT removed_from FROM saving_hooks WHERE id = ?')
      .pluck()
      .get(id)
    return taskIdsSchema.parse(parseJson(found ?? '[]'))
  }

  /** With what it was still to be told of. */
  delete(id: number): void {
    this.#database.prepare('DELETE FROM saving_hooks WHERE id = ?').run(id)
  }

  /** Notes for hooks of a task what came into the drive since; what another hook had to be told goes. */
  note(taskId: number, hookIds: readonly number[]): void {
    const ids = JSON.stringify(hookIds)
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT OR IGNORE INTO saving_hook_dues (hook_id, task_id, source_id)
           SELECT value, task_id, source_id FROM saved_files, json_each(@ids)
           WHERE task_id = @taskId AND state = 'named' AND is_noted = 0`,
        )
        .run({ taskId, ids })
      this.#database
        .prepare("UPDATE saved_files SET is_noted = 1 WHERE task_id = ? AND state <> 'landed'")
        .run(taskId)
      this.#database
        .prepare(
          `DELETE FROM saving_hook_dues
           WHERE task_id = @taskId AND hook_id NOT IN (SELECT value FROM json_each(@ids))`,
        )
        .run({ taskId, ids })
    })()
  }

  /** Of which files of a task a hook is to be told, the oldest first. */
  due(hookId: number, taskId: number): SavedFile[] {
    return this.#database
      .prepare<[number, number], SavedFile>(
        `SELECT ${fileColumns} FROM saved_files JOIN saving_hook_dues USING (task_id, source_id)
         WHERE hook_id = ? AND task_id = ? ORDER BY saved_at, source_id`,
      )
      .all(hookId, taskId)
  }

  /** It was told of all of them. */
  done(hookId: number, taskId: number): void {
    this.#database
      .prepare('DELETE FROM saving_hook_dues WHERE hook_id = ? AND task_id = ?')
      .run(hookId, taskId)
  }

  /** It was not; the next run tries again, a few times. */
  failed(hookId: number, taskId: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('UPDATE saving_hook_dues SET tries = tries + 1 WHERE hook_id = ? AND task_id = ?')
        .run(hookId, taskId)
      this.#database
        .prepare('DELETE FROM saving_hook_dues WHERE hook_id = ? AND task_id = ? AND tries >= ?')
        .run(hookId, taskId, mostTries)
    })()
  }
}

function toHook({ kind, last, ...row }: Row): StoredHook[] {
  const known = hookKindSchema.safeParse(kind)
  if (!known.success) return []
  return [
    {
      ...row,
      kind: known.data,
      ...formOf(row),
      last: lastSchema.parse(parseJson(last ?? 'null')),
    },
  ]
}
