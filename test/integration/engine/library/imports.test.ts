import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Imports } from '../../../../electron/engine/library/imports.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
let store: Store
let imports: Imports
let clock: ManualClock
const completed: { added: number; isLate: boolean }[] = []

function draft(name: string) {
  const url = `https://pan.quark.cn/s/${name}`
  const link = { provider: 'quark', shareId: name, passcode: '', folder: '', url } as const
  return { title: name, link, category: '', note: '' }
}

const drafts = (count: number) => Array.from({ length: count }, (_, index) => draft(`id${index}`))

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function open(): void {
  store = new Store(file)
  imports = new Imports({
    store: store.imports,
    clock,
    completed: (added, isLate) => void completed.push({ added, isLate }),
    failed: () => {},
  })
}

/** What another connection reads: only what has been committed. */
function committed(sql: string): unknown {
  const other = new Database(file, { readonly: true })
  try {
    return other.prepare(sql).pluck().get()
  } finally {
    other.close()
  }
}

function execute(sql: string): void {
  const other = new Database(file)
  other.exec(sql)
  other.close()
}

const count = () => store.counts.of({}) ?? 0

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'pansentry.db')
  clock = new ManualClock(1)
  completed.length = 0
  open()
})

afterEach(async () => {
  await imports.stop()
  store.close()
  folder[Symbol.dispose]()
})

test('adds what is new and leaves out what is kept already, or stands in it twice', async () => {
  store.resources.add(draft('id3'), 1)
  expect(await imports.add([...drafts(2000), draft('id7')])).toMatchObject({ added: 1999 })
  expect(count()).toBe(2000)
  expect(completed).toEqual([{ added: 1999, isLate: false }])
  expect(committed('SELECT count(*) FROM import_pieces')).toBe(0)
  expect(committed('SELECT count(*) FROM imports WHERE finished_at IS NULL')).toBe(0)
})

test('what others write meanwhile is committed at once', async () => {
  const importing = imports.add(drafts(20_000))
  let written = 0
  while (completed.length === 0) {
    const name = `meanwhile${written}`
    store.resources.add(draft(name), 2)
    expect(committed('SELECT title FROM resources ORDER BY id DESC LIMIT 1')).toBe(name)
    written += 1
    await nextTurn()
  }
  expect(await importing).toMatchObject({ added: 20_000 })
  expect(written).toBeGreaterThan(20)
  expect(count()).toBe(20_000 + written)
})

test('two imports at the same time come one after the other', async () => {
  expect(await Promise.all([imports.add(drafts(1200)), imports.add(drafts(1500))])).toEqual([
    { added: 1200, importId: 1 },
    { added: 300, importId: 2 },
  ])
})

test('nothing of it shows before all of it waits', async () => {
  const importing = imports.add(drafts(5000))
  for (let turn = 0; turn < 5; turn++) {
    await nextTurn()
    expect(count()).toBe(0)
  }
  await importing
})

test('ended while it is being read in, it keeps nothing', async () => {
  const importing = imports.add(drafts(5000))
  await nextTurn()
  await Promise.all([expect(importing).rejects.toThrow(refusal('IMPORT_ENDED')), imports.stop()])
  expect(count()).toBe(0)
  expect(committed('SELECT count(*) FROM import_pieces')).toBe(0)
})

test('ended while it is being carried out, the rest follows at the next start', async () => {
  const importing = imports.add(drafts(20_000))
  while (count() === 0) await nextTurn()
  await Promise.all([
    expect(importing).rejects.toThrow(refusal('IMPORT_UNFINISHED')),
    imports.stop(),
  ])
  expect(count()).toBeLessThan(20_000)
  store.close()
  open()
  imports.resume()
  await expect.poll(() => completed).toEqual([{ added: 20_000, isLate: true }])
  expect(count()).toBe(20_000)
})

test('what a kill left behind while it was being read in is forgotten at the next start', () => {
  const id = store.imports.begin(1)
  store.imports.stage(id, drafts(500))
  store.close()
  open()
  imports.resume()
  expect(count()).toBe(0)
  expect(store.imports.unfinished()).toEqual([])
  expect(committed('SELECT count(*) FROM import_pieces')).toBe(0)
})

test('when the disk refuses while it is being read in, nothing is kept and the reason is told', async () => {
  execute(`CREATE TRIGGER full BEFORE INSERT ON import_pieces
    WHEN (SELECT count(*) FROM import_pieces) = 3
    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`)
  await expect(imports.add(drafts(5000))).rejects.toThrow('database or disk is full')
  expect(count()).toBe(0)
  expect(committed('SELECT count(*) FROM import_pieces')).toBe(0)
})

test('when the disk refuses while it is being carried out, it goes on once there is room', async () => {
  execute(`CREATE TRIGGER full BEFORE INSERT ON resources WHEN new.share_id = 'id1700'
    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`)
  const importing = imports.add(drafts(2000))
  await expect(importing).rejects.toThrow(refusal('IMPORT_UNFINISHED'))
  await expect(importing).rejects.toThrow('database or disk is full')
  expect(count()).toBe(1500)
  execute('DROP TRIGGER full')
  await clock.pass(30_000)
  await expect.poll(() => completed).toEqual([{ added: 2000, isLate: true }])
  expect(count()).toBe(2000)
})
