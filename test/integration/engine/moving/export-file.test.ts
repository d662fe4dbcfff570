import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportTarget, writeExport } from '../../../../electron/engine/storage.ts'
import { openEngine } from '../../../support/engine.ts'
import { refusal } from '../../../support/refusal.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('of the data folder nothing is written over, by whatever name', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const { engine } = openEngine({ dataFolder: data })
  engine.stopNow()
  const own = ['pansentry.db', 'pansentry.db-wal', 'secret-key', 'secrets.json', 'new.json']
  const paths = [...own, join('backups', 'pansentry-20261122-013000.db'), join('jobs', 'a.mjs')]
  for (const file of paths.map((path) => join(data, path))) {
    await expect(exportTarget(file, data)).rejects.toEqual(refusal('FILE_OWN', { file }))
  }
  // As in a container, whose one volume it is.
  const mine = join(data, 'all.pansentry.tar.gz')
  expect(await exportTarget(mine, data)).toEqual({ path: mine, exists: false })
  const twin = join(folder.path, 'data.pansentry-jobs.json')
  expect(await exportTarget(twin, data)).toEqual({ path: twin, exists: false })
})

describeOn('POSIX', 'links and devices', () => {
  test('a link leads to the file that would be replaced; a device is none', async () => {
    using folder = temporaryFolder()
    const data = join(folder.path, 'data')
    mkdirSync(data)
    await writeFile(join(data, 'pansentry.db'), 'mine')
    const link = join(folder.path, 'link')
    symlinkSync(join(data, 'pansentry.db'), link)
    const around = join(folder.path, 'around')
    symlinkSync(data, around)
    for (const file of [link, join(around, 'secret-key')]) {
      await expect(exportTarget(file, data)).rejects.toEqual(refusal('FILE_OWN', { file }))
    }
    for (const file of ['/dev/null', folder.path, join(folder.path, 'none', 'all')]) {
      await expect(exportTarget(file, data)).rejects.toEqual(refusal('FILE_UNWRITABLE', { file }))
    }
    // What another name of it holds stays.
    const other = join(folder.path, 'other')
    linkSync(join(data, 'pansentry.db'), other)
    await writeExport(other, (partial) => writeFile(partial, 'export', { mode: 0o666 }))
    expect(readFileSync(join(data, 'pansentry.db'), 'utf8')).toBe('mine')
    expect(statSync(other).mode & 0o777).toBe(0o600)
  })
})

test('a file that is there stays whole until the new one is, and where that fails', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'jobs.json')
  await writeFile(file, 'old')
  expect(await exportTarget(file, join(folder.path, 'data'))).toMatchObject({ exists: true })
  const failing = writeExport(file, async (partial) => {
    await writeFile(partial, 'half')
    throw new Error('disk full')
  })
  await expect(failing).rejects.toEqual(refusal('FILE_UNWRITABLE', { file }))
  expect(readFileSync(file, 'utf8')).toBe('old')
  await writeExport(file, (partial) => writeFile(partial, 'new'))
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder.path)).toEqual(['jobs.json'])
  expect(existsSync(join(folder.path, 'data'))).toBe(false)
})
