import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../electron/engine/store/database.ts'
import { Checkpoints } from '../../../../../electron/engine/store/file/checkpoints.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

// A page of 4 KiB each.
const text = 'x'.repeat(4000)

function openIn(folder: string) {
  const file = join(folder, 'pansentry.db')
  const database = openDatabase(file)
  return { file, database, checkpoints: new Checkpoints(database, file) }
}

test('while much is written the log is folded in now and then, and nothing is lost', async () => {
  using folder = temporaryFolder()
  const { checkpoints, database, file } = openIn(folder.path)
  const write = database.prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
  const before = database.prepare<[], number>('SELECT count(*) FROM settings').pluck().get() ?? 0
  await checkpoints.during(async (rest) => {
    expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(0)
    for (let step = 0; step < 30; step += 1) {
      database.transaction(() => {
        for (let each = 0; each < 1000; each += 1) write.run(`${step} ${each}`, text)
      })()
      await rest()
    }
  })
  // 30,000 pages were written to it.
  expect(statSync(`${file}-wal`).size).toBeLessThan(80 * 1024 * 1024)
  expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
  expect(database.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(before + 30_000)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
})

test('the log begins anew though others write all the time', async () => {
  using folder = temporaryFolder()
  const { checkpoints, database, file } = openIn(folder.path)
  const write = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
  // What is written again as it stands is not written.
  let count = 0
  const writeAnother = (key: string) => write.run(key, `${(count += 1)}${text}`)
  const another = { isOver: false }
  const others = (async () => {
    for (let each = 0; !another.isOver; each += 1) {
      writeAnother(`another ${each % 100}`)
      await nextTurn()
    }
  })()
  await checkpoints.during(async (rest) => {
    for (let step = 0; step < 100; step += 1) {
      database.transaction(() => {
        for (let each = 0; each < 1000; each += 1) writeAnother(`${step % 10} ${each}`)
      })()
      await rest()
    }
  })
  another.isOver = true
  await others
  // More than 100,000 pages were written to it.
  expect(statSync(`${file}-wal`).size).toBeLessThan(160 * 1024 * 1024)
  database.close()
})

test('what fails in between puts everything back as it is usually', async () => {
  using folder = temporaryFolder()
  const { checkpoints, database } = openIn(folder.path)
  const failing = checkpoints.during(() => Promise.reject(new Error('full')))
  await expect(failing).rejects.toThrow('full')
  expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
  database.close()
})
