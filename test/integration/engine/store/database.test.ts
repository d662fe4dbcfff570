import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { parseLink } from '../../../../electron/engine/links/links.ts'
import { openDatabase } from '../../../../electron/engine/store/database.ts'
import { readMigrations } from '../../../../electron/engine/store/schema.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('a new file gets the whole schema, WAL and foreign keys', () => {
  using folder = temporaryFolder()
  const database = openDatabase(join(folder.path, 'pansentry.db'))
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  const strict = database
    .prepare<[], { name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
  expect(strict.map((table) => table.name).toSorted()).toEqual([
    'accounts',
    'activity',
    'activity_links',
    'api_tokens',
    'begun_slots',
    'campaign_links',
    'campaigns',
    'categories',
    'changed_resources',
    'channels',
    'checks',
    'conditions',
    'days',
    'deleted_resources',
    'edits',
    'import_pieces',
    'imports',
    'jobs',
    'lanes',
    'lifetimes',
    'mutes',
    'notice_rules',
    'outbox',
    'removals',
    'resource_counts',
    'resource_tags',
    'resources',
    'run_lines',
    'runs',
    'saved_files',
    'saving_episodes',
    'saving_hook_dues',
    'saving_hooks',
    'saving_plans',
    'saving_refusals',
    'saving_standings',
    'saving_steps',
    'saving_tasks',
    'saving_turns',
    'search_queue',
    'session_password',
    'sessions',
    'settings',
    'tags',
    'taken_files',
    'uncounted_checks',
    'views',
  ])
  expect(strict.every((table) => table.strict === 1)).toBe(true)
  database.close()
})

test('opening again changes nothing', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  const first = openDatabase(file)
  const version = first.pragma('user_version', { simple: true })
  first.prepare("INSERT INTO settings (key, value) VALUES ('theme', '\"dark\"')").run()
  first.close()
  const second = openDatabase(file)
  expect(second.pragma('user_version', { simple: true })).toBe(version)
  expect(second.prepare('SELECT value FROM settings').pluck().get()).toBe('"dark"')
  second.close()
})

test('web links of older files are told apart by what their fragments name', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  const migrations = readMigrations()
  const before = migrations.findIndex((sql) => sql.includes('mega.nz'))
  const old = new Database(file)
  for (const sql of migrations.slice(0, before)) old.exec(sql)
  old.pragma(`user_version = ${before}`)
  const urls = [
    'https://mega.nz/#!id!key',
    'https://mega.nz/folder/id#key/file/a',
    'https://example.com/#/s?id=1',
    'https://example.com/web/#id=1',
    'https://example.com/#id',
    'https://example.com/#',
    'https://example.com/page#part',
    'https://example.com/page#:~:text=a',
    'https://example.com/page',
    'https://xn--fsqu00a.com/#!a',
  ]
  const insert = old.prepare(
    "INSERT INTO resources (title, url, provider, share_id, created_at, updated_at) VALUES ('a', ?, 'web', ?, 0, 0)",
  )
  for (const url of urls) insert.run(url, url.replace(/#.*/, ''))
  insert.run('https://例子.com/#!b', 'https://xn--fsqu00a.com/')
  old.close()
  const database = openDatabase(file)
  const rows = database.prepare<[], { url: string; id: string }>(
    'SELECT url, share_id AS id FROM resources',
  )
  for (const { url, id } of rows.iterate())
    expect([url, parseLink(url)?.shareId]).toEqual([url, id])
  database.close()
})

test('a file from a newer Pansentry is refused with a sentence and left as it was', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  const newer = new Database(file)
  newer.pragma('user_version = 999')
  newer.close()
  const before = readFileSync(file)
  expect(() => new Store(file)).toThrow(refusal('STORE_NEWER', { file, schema: 999 }))
  expect(() => new Store(file)).toThrow(/newer Pansentry \(schema 999.*PANSENTRY_DATA_DIR/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is no database is refused and left as it was', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  writeFileSync(file, 'these are somebody’s holiday notes, not a database at all\n'.repeat(40))
  const before = readFileSync(file)
  expect(() => new Store(file)).toThrow(/damaged.*left as it is/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.each([
  ['is empty', 'STORE_EMPTY', (file: string) => writeFileSync(file, '')],
  ['holds no table', 'STORE_EMPTY', (file: string) => foreign(file, 'VACUUM')],
  ['is of another program', 'STORE_FOREIGN', (file: string) => foreign(file, 'CREATE TABLE a (b)')],
  [
    'is of another program with versions',
    'STORE_FOREIGN',
    (file: string) => foreign(file, 'CREATE TABLE settings (a); PRAGMA user_version = 3'),
  ],
] as const)('a file that %s is refused, and left as it was', (_, code, make) => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  make(file)
  const before = readFileSync(file)
  expect(() => new Store(file)).toThrow(refusal(code, { file }))
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder.path)).toEqual(['pansentry.db'])
})

function foreign(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

test('the log of a database that is gone is not read into the new one', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'pansentry.db')
  const old = openDatabase(file)
  old.prepare("INSERT INTO settings (key, value) VALUES ('theme', '\"dark\"')").run()
  const log = readFileSync(`${file}-wal`)
  old.close()
  rmSync(file)
  writeFileSync(`${file}-wal`, log)
  const made = openDatabase(file)
  expect(made.prepare('SELECT value FROM settings').all()).toEqual([])
  expect(made.pragma('integrity_check', { simple: true })).toBe('ok')
  made.close()
  expect(readdirSync(folder.path)).toEqual(['pansentry.db'])
})

test('a folder that cannot be written to is said so', () => {
  expect(() => new Store('/proc/nowhere/pansentry.db')).toThrow(/cannot be opened/)
})
