import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/engine/store/database.ts'
import { readMigrations } from '../../../../electron/engine/store/schema.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** A database as the schema of a version left it, with what people had by then. */
function databaseOf(file: string, version: number) {
  const database = new Database(file)
  for (const sql of readMigrations().slice(0, version)) database.exec(sql)
  database.pragma(`user_version = ${version}`)
  database.exec(`
    INSERT INTO resources (id, title, url, provider, share_id, checked_at, state, next_check_at, created_at, updated_at)
      VALUES (3, 'three', 'https://pan.quark.cn/s/3', 'quark', '3', 9, 'valid', 10, 1, 2),
             (7, 'seven', 'https://pan.quark.cn/s/7', 'quark', '7', NULL, NULL, NULL, 1, 2);
    INSERT INTO runs (id, job_id, cause, scheduled_at, started_at, outcome, error)
      VALUES (2, 'a', 'schedule', 100, 100, 'succeeded', ''), (5, 'b', 'manual', 200, 200, 'failed', 'why');
    INSERT INTO run_lines (run_id, seq, at, level, text) VALUES (2, 1, 100, 'info', 'line');
    INSERT INTO checks (resource_id, run_id, at, state, code, reason, latency_ms)
      VALUES (3, 2, 9, 'valid', '', '', 5), (3, 40, 9, 'valid', '', '', 5);
    INSERT INTO campaigns (job_id, run_id, started_at, selection)
      VALUES ('c', 5, 1, '[3,90]'), ('c', 5, 1, '{"damaged'), ('c', 5, 1, '"all"');
  `)
  database.close()
}

// In all of these an id could come back.
test.each([9, 11, 14])('schema %i keeps its ids and gives only those never given', (version) => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  databaseOf(file, version)
  const database = openDatabase(file)
  const all = (sql: string) => database.prepare<[], Record<string, unknown>>(sql).all()
  expect(all('SELECT id, title, checked_at AS checkedAt FROM resources')).toEqual([
    { id: 3, title: 'three', checkedAt: 9 },
    { id: 7, title: 'seven', checkedAt: null },
  ])
  expect(all('SELECT id, outcome, error FROM runs')).toEqual([
    { id: 2, outcome: 'succeeded', error: '' },
    { id: 5, outcome: 'failed', error: 'why' },
  ])
  const kept = ['run_lines', 'checks', 'campaigns'].map((table) => all(`SELECT * FROM ${table}`))
  expect(kept.map((rows) => rows.length)).toEqual([1, 2, 3])
  expect(database.pragma('foreign_key_check')).toEqual([])
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  const insertResource = `INSERT INTO resources (title, url, provider, share_id, created_at, updated_at)
    VALUES ('new', 'https://pan.quark.cn/s/8', 'quark', '8', 1, 2)`
  const insertRun = `INSERT INTO runs (job_id, cause, scheduled_at) VALUES ('a', 'manual', 1)`
  expect(database.prepare(insertResource).run().lastInsertRowid).toBe(91)
  expect(database.prepare(insertRun).run().lastInsertRowid).toBe(41)
  database.exec('DELETE FROM resources; DELETE FROM runs WHERE id = 41')
  expect(database.prepare(insertResource).run().lastInsertRowid).toBe(92)
  expect(database.prepare(insertRun).run().lastInsertRowid).toBe(42)
  database.close()
})

test('an empty database begins with 1', () => {
  using folder = temporaryFolder()
  const database = openDatabase(join(folder.path, 'pansentry.db'))
  const sql = "INSERT INTO runs (job_id, cause, scheduled_at) VALUES ('a', 'manual', 1)"
  expect(database.prepare(sql).run().lastInsertRowid).toBe(1)
  database.close()
})

test('what a slot was begun for is known from the history', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  databaseOf(file, 13)
  const database = openDatabase(file)
  expect(database.prepare('SELECT * FROM begun_slots').all()).toEqual([
    { job_id: 'a', first_at: 100, last_at: 100 },
  ])
  database.close()
})
