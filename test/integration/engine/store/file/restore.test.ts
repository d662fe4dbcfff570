import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspectDatabase, restoreDatabase } from '../../../../../electron/engine/storage.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { HeldFile } from '../../../../support/disks/held-file.ts'
import { RefusingFiles } from '../../../../support/disks/refusing-files.ts'
import { refusal } from '../../../../support/refusal.ts'
import { SmallDisk } from '../../../../support/small-disk.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder[Symbol.dispose]())

const marked = (file: string, theme: 'dark' | 'light') => {
  const store = new Store(file)
  store.settings.update({ theme })
  store.close()
}

/** Which of the two databases it is. */
const markOf = (file: string) => {
  const store = new Store(file)
  const { theme } = store.settings.get()
  store.close()
  return theme
}

/** A folder with a database marked dark, and a backup of it when it was light. */
async function made(path: string) {
  mkdirSync(path, { recursive: true })
  const file = join(path, 'pansentry.db')
  const backup = join(folder.path, 'backup.db')
  const store = new Store(file)
  store.settings.update({ theme: 'light' })
  await store.backUp(backup, () => {})
  store.settings.update({ theme: 'dark' })
  store.close()
  const names = () => contents(path).map(([name]) => name)
  return { file, backup, kept: join(path, 'kept.db'), names }
}

/** Writes its log as well, as a kill leaves it, and damages the file so that nobody can fold that in. */
function damage(file: string): void {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.exec("UPDATE settings SET value = value || ' '")
  const log = readFileSync(`${file}-wal`)
  database.close()
  writeFileSync(`${file}-wal`, log)
  writeFileSync(file, 'no database any longer'.repeat(1000))
}

/** What lies in a folder; SQLite makes the index of a log anew when it looks. */
const contents = (path: string) =>
  readdirSync(path)
    .filter((name) => !name.endsWith('-shm'))
    .toSorted()
    .map((name) => [name, hash('sha256', readFileSync(join(path, name)))])

test('the backup takes the place of the database, which is kept with what stood in its log', async () => {
  const data = await made(join(folder.path, 'data'))
  const open = new Database(data.file)
  open.pragma('journal_mode = WAL')
  open.exec("INSERT OR REPLACE INTO settings (key, value) VALUES ('theme', '\"dark\"')")
  const log = readFileSync(`${data.file}-wal`)
  const before = readFileSync(data.file)
  open.close()
  // As after a kill.
  writeFileSync(data.file, before)
  writeFileSync(`${data.file}-wal`, log)
  await restoreDatabase(data.file, data.backup, data.kept)
  expect(data.names()).toEqual(['kept.db', 'pansentry.db'])
  expect([markOf(data.file), markOf(data.kept)]).toEqual(['light', 'dark'])
})

test('what is kept is a file of its own, into which nothing more is written', async () => {
  const data = await made(join(folder.path, 'data'))
  await restoreDatabase(data.file, data.backup, data.kept)
  const kept = readFileSync(data.kept)
  marked(data.file, 'dark')
  expect(readFileSync(data.kept).equals(kept)).toBe(true)
  expect([data.file, data.kept].map((file) => statSync(file).nlink)).toEqual([1, 1])
})

test('who is let in is not changed: nobody who was let in when the backup was made is again', async () => {
  const data = await made(join(folder.path, 'data'))
  const token = (name: string) => ({
    name,
    rights: ['read' as const],
    createdAt: 1,
    endsAt: null,
    usedAt: null,
  })
  const change = (file: string, work: (store: Store) => void) => {
    const store = new Store(file)
    work(store)
    store.close()
  }
  change(data.backup, (store) => {
    store.apiTokens.add(token('revoked'), 'a')
    store.sessions.begin('signed out', 1)
    store.settings.update({ httpPort: 1234 })
  })
  change(data.file, (store) => {
    store.apiTokens.add(token('new'), 'b')
    store.settings.update({ httpPort: 4321 })
  })
  await restoreDatabase(data.file, data.backup, data.kept)
  change(data.file, (store) => {
    expect(store.apiTokens.list().map(({ name }) => name)).toEqual(['new'])
    expect(store.sessions.list()).toEqual([])
    expect(store.settings.get()).toMatchObject({ httpPort: 4321, theme: 'light' })
  })

  damage(data.file)
  await restoreDatabase(data.file, data.backup, join(folder.path, 'data', 'again.db'))
  change(data.file, (store) => {
    expect(store.apiTokens.list()).toEqual([])
    expect(store.sessions.list()).toEqual([])
  })
})

describeOn('POSIX', 'modes', () => {
  test('a backup on a disk that only reads can be written to where it is restored', async () => {
    const data = await made(join(folder.path, 'data'))
    chmodSync(data.backup, 0o444)
    await restoreDatabase(data.file, data.backup, data.kept)
    expect(statSync(data.file).mode & 0o777).toBe(0o600)
  })
})

test('a damaged database is kept with its log, which is not read into the backup', async () => {
  const data = await made(join(folder.path, 'data'))
  damage(data.file)
  await restoreDatabase(data.file, data.backup, data.kept)
  expect(data.names()).toEqual(['kept.db', 'kept.db-wal', 'pansentry.db'])
  expect(readFileSync(data.kept, 'utf8')).toMatch(/^no database any longer/)
  expect(markOf(data.file)).toBe('light')
})

test('one that is kept already is not written over', async () => {
  const data = await made(join(folder.path, 'data'))
  writeFileSync(data.kept, 'of the restore before')
  const restoring = restoreDatabase(data.file, data.backup, data.kept)
  await expect(restoring).rejects.toEqual(refusal('RESTORE_UNKEPT', { file: data.file }))
  expect(readFileSync(data.kept, 'utf8')).toBe('of the restore before')
  expect(markOf(data.file)).toBe('dark')
})

test.each(['-wal', '-journal'])(
  'a %s without its database is not read into the backup',
  async (end) => {
    const data = await made(join(folder.path, 'data'))
    const open = new Database(data.file)
    open.pragma(end === '-wal' ? 'journal_mode = WAL' : 'journal_mode = DELETE')
    open.exec('BEGIN; DELETE FROM settings; CREATE TABLE stray (a)')
    if (end === '-wal') open.exec('COMMIT')
    const log = readFileSync(data.file + end)
    open.close()
    rmSync(data.file)
    writeFileSync(data.file + end, log)
    await restoreDatabase(data.file, data.backup, data.kept)
    expect(data.names()).toEqual([`kept.db${end}`, 'pansentry.db'])
    expect(inspectDatabase(data.file)).toMatchObject({ integrity: 'ok', origin: 'ours' })
    expect(markOf(data.file)).toBe('light')
  },
)

test('a database that another program has open is left alone', async () => {
  const data = await made(join(folder.path, 'data'))
  const other = new Database(data.file)
  other.pragma('journal_mode = WAL')
  other.prepare('SELECT * FROM settings').all()
  const restoring = restoreDatabase(data.file, data.backup, data.kept)
  await expect(restoring).rejects.toEqual(refusal('STORE_BUSY'))
  other.close()
  expect(data.names()).toEqual(['pansentry.db'])
  expect(markOf(data.file)).toBe('dark')
})

describe.each([
  ['whole', () => {}, 'dark'],
  ['damaged, with a log', damage, undefined],
] as const)('of a database that is %s', (_, spoil, mark) => {
  test('whatever step fails, nothing has changed', async () => {
    const path = join(folder.path, 'data')
    const data = await made(path)
    spoil(data.file)
    const before = contents(path)
    let failed = 0
    for (let step = 1; ; step += 1) {
      let taken = 0
      {
        // One step alone: what undoes it finds the disk as it was.
        using _ = new RefusingFiles((operation) => {
          if (operation === 'readFile') return undefined
          taken += 1
          return taken === step ? 'EIO' : undefined
        })
        const outcome = await restoreDatabase(data.file, data.backup, data.kept).catch(
          (error) => error,
        )
        // What only clears away may fail.
        if (outcome === undefined) break
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^FILE_|^RESTORE_/) })
      }
      failed += 1
      expect([step, contents(path)]).toEqual([step, before])
    }
    expect(failed).toBeGreaterThan(3)
    expect(markOf(data.file)).toBe('light')
  })

  test('killed before any of its steps, it leaves a database that opens and no second name of it', async () => {
    const killed: number[] = []
    for (let step = 1; ; step += 1) {
      const path = join(folder.path, `data-${step}`)
      const data = await made(path)
      spoil(data.file)
      const old = readFileSync(data.file)
      const script = join(import.meta.dirname, '../../../../support/processes/restore-process.ts')
      const args = [script, data.file, data.backup, data.kept, String(step)]
      const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
      expect(statSync(data.file).nlink).toBe(1)
      const kept = existsSync(data.kept) ? readFileSync(data.kept) : old
      expect(kept.equals(old)).toBe(true)
      // What could not be opened before may be so still.
      const isOld = readFileSync(data.file).equals(old)
      const found = isOld && mark === undefined ? undefined : markOf(data.file)
      expect([step, found]).toEqual([step, isOld ? mark : 'light'])
      if (code === 0) break
      killed.push(step)
      // And the next one is as if nothing had been.
      await restoreDatabase(data.file, data.backup, join(path, 'again.db'))
      expect(markOf(data.file)).toBe('light')
      expect(readdirSync(path).filter((name) => /ing/.test(name))).toEqual([])
    }
    expect(killed.length).toBeGreaterThan(3)
  })
})

describeOn('Linux as root', 'a real disk', () => {
  test('a file that is held for a moment is waited for', async () => {
    const data = await made(join(folder.path, 'data'))
    await using held = new HeldFile(data.file)
    held.letGoAfter(1)
    await restoreDatabase(data.file, data.backup, data.kept)
    expect(markOf(data.file)).toBe('light')
  })

  test('one that stays held is named, and all is as before', async () => {
    const path = join(folder.path, 'data')
    const data = await made(path)
    const before = contents(path)
    {
      await using _ = new HeldFile(data.file)
      const restoring = restoreDatabase(data.file, data.backup, data.kept)
      await expect(restoring).rejects.toEqual(refusal('FILE_HELD', { file: data.file }))
    }
    expect(contents(path)).toEqual(before)
  })

  test('a disk with room for the backup alone is left as it was', async () => {
    using disk = new SmallDisk(4)
    const path = join(disk.path, 'data')
    const data = await made(path)
    const [size, room] = [1024 * 1024, join(disk.path, 'room')]
    const database = new Database(data.file)
    database.exec('CREATE TABLE ballast (a)')
    database.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(size)
    database.close()
    const before = contents(path)
    writeFileSync(room, Buffer.alloc(size / 2))
    disk.fill()
    rmSync(room)
    const restoring = restoreDatabase(data.file, data.backup, data.kept)
    await expect(restoring).rejects.toEqual(refusal('RESTORE_UNKEPT', { file: data.file }))
    expect(contents(path)).toEqual(before)
  })
})
