import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openCredentials } from '../../../electron/api/http/access/credentials.ts'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { english, openEngine } from '../../support/engine.ts'
import { openPort } from '../../support/port-client.ts'
import { SmallDisk } from '../../support/small-disk.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const link = (id: number) => ({ title: 'a', url: `https://pan.quark.cn/s/a1b2c3d4000${id}` })

/** An engine on a folder, asked as the page asks, with a link if there was none. */
async function opened(dataFolder: string) {
  const { engine } = openEngine({ dataFolder })
  engine.start()
  const { api, close } = openPort(engine)
  const count = async () => (await api.resources.list({})).rows.length
  if ((await count()) === 0) await api.resources.add(link(1))
  return {
    engine,
    api,
    count,
    failing: async () => (await api.system.health()).failures.map(({ part }) => part),
    async [Symbol.asyncDispose]() {
      close()
      await engine.stop()
    },
  }
}

test('while another program has the lock, reads are answered and writes are refused', async () => {
  using folder = temporaryFolder()
  await using app = await opened(folder.path)
  const { api, engine, failing } = app
  const session = openCredentials(folder.path, engine.access)
  const signedIn = session.newSession()
  const draft = { name: 'a', rights: ['read' as const], endsAt: null }
  const { token } = engine.access.addToken(draft)
  const other = new Database(databaseFile(folder.path))
  other.exec('BEGIN IMMEDIATE')
  await expect(api.resources.add(link(2))).rejects.toMatchObject({ code: 'STORE_BUSY' })
  await expect(api.jobs.run({ id: 'cleanup_temp_files' })).rejects.toMatchObject({
    code: 'STORE_BUSY',
    message: expect.stringMatching(/Another program has locked the database/),
  })
  expect(await app.count()).toBe(1)
  expect(await failing()).toContain('database')
  expect(engine.problems.list().map(({ text }) => english(text))).toContainEqual(
    expect.stringMatching(/^Nothing can be written to the database: another program has locked/),
  )
  // A day later, when it would be noted that the browser is still there.
  const late = { now: () => Date.now() + 24 * 3600_000, after: () => () => {} }
  expect(openCredentials(folder.path, engine.access, late).session(signedIn)).not.toBeNull()
  expect(session.bearer(token)).toMatchObject({ caller: {} })
  other.exec('ROLLBACK')
  other.close()
  await api.resources.add(link(2))
  await expect.poll(failing).toEqual([])
})

test('an import that was refused can be confirmed again', async () => {
  using folder = temporaryFolder()
  await using app = await opened(folder.path)
  const { api } = app
  const { token } = await api.resources.previewImport({ format: 'text', text: link(2).url })
  const other = new Database(databaseFile(folder.path))
  other.exec('BEGIN IMMEDIATE')
  const confirmed = { token, category: '' }
  await expect(api.resources.commitImport(confirmed)).rejects.toMatchObject({ code: 'STORE_BUSY' })
  other.exec('ROLLBACK')
  other.close()
  await api.resources.commitImport(confirmed)
  expect(await app.count()).toBe(2)
  await expect(api.resources.commitImport(confirmed)).rejects.toMatchObject({
    code: 'PREVIEW_GONE',
  })
})

describeOn('Linux as root', 'a disk of its own', () => {
  test('on a full disk nothing acknowledged is lost, and it goes on', async () => {
    using disk = new SmallDisk(4)
    await using app = await opened(disk.path)
    const { api, failing } = app
    disk.fill()
    // What room there is in the log is used up.
    const refused = await Promise.all(
      [2, 3, 4, 5, 6, 7].map((id) => api.resources.add(link(id)).catch((error) => error)),
    )
    expect(refused.at(-1)).toMatchObject({ code: 'STORE_FULL', status: 507 })
    const kept = refused.filter((answer) => !(answer instanceof Error)).length + 1
    expect(await app.count()).toBe(kept)
    expect(await failing()).toContain('database')
    disk.free()
    await expect.poll(failing).toEqual([])
    await api.resources.add(link(8))
    expect(await app.count()).toBe(kept + 1)
  })
})

describeOn('POSIX', 'a file that is taken from under it', () => {
  test('moved: nothing more is written to it, and all goes on when it is back', async () => {
    using folder = temporaryFolder()
    const [data, elsewhere] = [join(folder.path, 'data'), join(folder.path, 'elsewhere')]
    await using app = await opened(data)
    const { api, engine, failing } = app
    renameSync(data, elsewhere)
    await expect(api.resources.add(link(2))).rejects.toMatchObject({ code: 'STORE_READ_ONLY' })
    expect(await app.count()).toBe(1)
    expect(await failing()).toEqual(['database'])
    expect(engine.problems.list().map(({ text }) => english(text))).toContainEqual(
      expect.stringMatching(/pansentry\.db is not where it was/),
    )
    renameSync(elsewhere, data)
    await api.resources.add(link(2))
    await expect.poll(failing).toEqual([])
  })

  test('replaced: the other file is left as it is', async () => {
    using folder = temporaryFolder()
    await using app = await opened(folder.path)
    const file = databaseFile(folder.path)
    renameSync(file, `${file}.old`)
    writeFileSync(file, 'from a backup')
    await expect(app.api.resources.add(link(2))).rejects.toMatchObject({ code: 'STORE_READ_ONLY' })
    expect(await app.failing()).toEqual(['database'])
    expect(readFileSync(file, 'utf8')).toBe('from a backup')
  })

  test('without its log: what was kept is in the file again', async () => {
    using folder = temporaryFolder()
    using copy = temporaryFolder()
    await using app = await opened(folder.path)
    const file = databaseFile(folder.path)
    rmSync(`${file}-wal`)
    app.engine.database.look()
    await app.api.resources.add(link(2))
    // As a kill would leave it.
    for (const end of ['', '-wal']) {
      writeFileSync(databaseFile(copy.path) + end, readFileSync(file + end))
    }
    await using after = await opened(copy.path)
    expect(await after.count()).toBe(2)
    expect(await app.failing()).toEqual([])
  })
})

test('a damaged page is found, and told with the backup that helps', async () => {
  using folder = temporaryFolder()
  const { engine: first } = openEngine({ dataFolder: folder.path })
  first.start()
  first.jobs.run('back_up_database')
  await expect.poll(() => first.runs.list({ limit: 1 })[0]?.outcome).toBe('succeeded')
  await first.stop()
  overwritePage(databaseFile(folder.path), 'checks_by_resource')
  await using app = await opened(folder.path)
  await app.engine.database.examine()
  expect(await app.failing()).toEqual(['integrity'])
  expect(app.engine.problems.list().map(({ text }) => english(text))).toContainEqual(
    expect.stringMatching(/is damaged.*pansentry restore .*pansentry-\d{8}-\d{6}\.db/),
  )
  // Whoever needs that page is told; the others are not held up.
  await expect(app.api.resources.get({ id: 1 })).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  await app.api.resources.add(link(2))
  expect(await app.count()).toBe(2)
})

test('damage that is met before it was looked for is looked for then', async () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  await engine.stop()
  overwritePage(databaseFile(folder.path), 'checks_by_resource')
  await using app = await opened(folder.path)
  expect(await app.failing()).toEqual([])
  await expect(app.api.resources.get({ id: 1 })).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  await expect.poll(app.failing).toEqual(['integrity'])
})

test('an engine that ends while its database is read through waits for no more than a table', async () => {
  using folder = temporaryFolder()
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  const examined = engine.database.examine()
  await engine.stop()
  await examined
  expect(engine.health.failures()).toEqual([])
})

/** Puts nonsense in the place of the first page of a table or an index. */
function overwritePage(file: string, name: string): void {
  const database = new Database(file)
  const page = Number(
    database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name),
  )
  const size = Number(database.pragma('page_size', { simple: true }))
  database.close()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, (page - 1) * size, page * size)
  writeFileSync(file, bytes)
}
