import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { noSecrets } from '../../../../electron/engine/model/secrets.ts'
import {
  applyReplacement,
  lastReplaced,
  planReplacement,
} from '../../../../electron/engine/moving/replacement.ts'
import { inspectDatabase } from '../../../../electron/engine/storage.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const applier = join(import.meta.dirname, '../../../support/processes/applied-replacement.ts')
const none = { store: noSecrets, values: new Map<string, string>() }

/** A database in which the port tells which one it is, and a job of the same name. */
function fill(folder: string, port: number): void {
  mkdirSync(join(folder, 'jobs'), { recursive: true })
  writeFileSync(join(folder, 'jobs/which.txt'), String(port))
  const store = new Store(join(folder, 'pansentry.db'))
  store.settings.update({ proxy: `127.0.0.1:${port}` })
  store.close()
}

function which(folder: string) {
  const file = join(folder, 'pansentry.db')
  expect(inspectDatabase(file)).toMatchObject({ kind: 'database', integrity: 'ok' })
  const store = new Store(file)
  try {
    const [, port] = store.settings.get().proxy.split(':')
    return { database: port, jobs: readFileSync(join(folder, 'jobs/which.txt'), 'utf8') }
  } finally {
    store.close()
  }
}

const before = { database: '1111', jobs: '1111' }
const after = { database: '2222', jobs: '2222' }

/** A data folder with what was there before, and what is to come planned. */
function planned(folder: string): string[] {
  fill(folder, 1111)
  const staged = join(folder, 'temp/staged')
  fill(staged, 2222)
  const plan = { at: 5, kind: 'move', source: 'a file', time: '20260101-000000' } as const
  return planReplacement(folder, staged, { ...plan, secrets: none })
}

test('puts the new in place, keeps the old, and tells where', async () => {
  using folder = temporaryFolder()
  const kept = planned(folder.path)
  expect(which(folder.path)).toEqual(before)
  expect(await applyReplacement(folder.path, noSecrets)).toMatchObject({ kept, problem: null })
  expect(which(folder.path)).toEqual(after)
  expect(lastReplaced(folder.path)).toMatchObject({ at: 5, source: 'a file', kept })
  const [database = '', jobs = ''] = kept
  expect(inspectDatabase(database)).toMatchObject({ integrity: 'ok' })
  expect(readFileSync(join(jobs, 'which.txt'), 'utf8')).toBe('1111')
  expect(existsSync(join(folder.path, 'replacement'))).toBe(false)
})

test('a second plan keeps what the first put in place', async () => {
  using folder = temporaryFolder()
  const first = planned(folder.path)
  await applyReplacement(folder.path, noSecrets)
  const second = planned(folder.path)
  expect(second).not.toEqual(first)
  await applyReplacement(folder.path, noSecrets)
  for (const path of [...first, ...second]) expect(existsSync(path)).toBe(true)
})

test('what is prepared and not planned is never put in place', async () => {
  using folder = temporaryFolder()
  fill(folder.path, 1111)
  fill(join(folder.path, 'temp/staged'), 2222)
  expect(await applyReplacement(folder.path, noSecrets)).toBeNull()
  expect(which(folder.path)).toEqual(before)
})

test('goes on wherever a start ended', async () => {
  const states: ((folder: string) => unknown)[] = [
    // The old jobs aside, the new ones not there yet.
    (path) => renameSync(join(path, 'jobs'), join(path, 'jobs-before-restore-20260101-000000')),
    // The new jobs in place.
    (path) => {
      renameSync(join(path, 'jobs'), join(path, 'jobs-before-restore-20260101-000000'))
      renameSync(join(path, 'replacement/jobs'), join(path, 'jobs'))
    },
    // The old database kept, the new one not in place.
    (path) =>
      cpSync(join(path, 'pansentry.db'), join(path, 'pansentry-before-restore-20260101-000000.db')),
    // The new one in place, and what it came from not removed.
    (path) => cpSync(join(path, 'replacement/pansentry.db'), join(path, 'pansentry.db')),
    // All done but told.
    async (path) => {
      await applyReplacement(path, noSecrets)
      mkdirSync(join(path, 'replacement'))
      const plan = { at: 5, kind: 'move', source: '', time: '20260101-000000', secrets: [] }
      writeFileSync(join(path, 'replacement/plan.json'), JSON.stringify(plan))
    },
  ]
  for (const begin of states) {
    using folder = temporaryFolder()
    planned(folder.path)
    await begin(folder.path)
    expect(await applyReplacement(folder.path, noSecrets)).toMatchObject({ problem: null })
    expect(which(folder.path)).toEqual(after)
  }
})

test('what cannot be put in place leaves everything as it was, and the start goes on', async () => {
  using folder = temporaryFolder()
  planned(folder.path)
  writeFileSync(join(folder.path, 'replacement/pansentry.db'), 'no database at all')
  const replaced = await applyReplacement(folder.path, noSecrets)
  expect(replaced).toMatchObject({ kept: [], problem: { key: 'errors.BACKUP_FOREIGN' } })
  expect(which(folder.path)).toEqual(before)
  expect(await applyReplacement(folder.path, noSecrets)).toBeNull()
  expect(lastReplaced(folder.path)).toEqual(replaced)

  planned(folder.path)
  writeFileSync(join(folder.path, 'replacement/plan.json'), '{')
  expect((await applyReplacement(folder.path, noSecrets))?.problem).not.toBeNull()
  expect(which(folder.path)).toEqual(before)
})

test('killed at any moment, the old or the new is whole, and the next start has the new', async () => {
  for (let pauseMs = 0; pauseMs < 40; pauseMs += 4) {
    using folder = temporaryFolder()
    planned(folder.path)
    const child = fork(applier, [folder.path])
    const ended = once(child, 'exit')
    await once(child, 'message')
    await delay(pauseMs)
    child.kill('SIGKILL')
    await ended
    expect(['1111', '2222']).toContain(databaseIn(folder.path))
    await applyReplacement(folder.path, noSecrets)
    expect(which(folder.path)).toEqual(after)
    expect(readdirSync(folder.path)).not.toContain('replacement')
  }
})

/** Read from a copy: looking must not mend anything. */
function databaseIn(path: string): string | undefined {
  using copy = temporaryFolder()
  for (const name of readdirSync(path).filter((each) => each.startsWith('pansentry.db'))) {
    cpSync(join(path, name), join(copy.path, name))
  }
  rmSync(join(copy.path, 'pansentry.db-shm'), { force: true })
  const store = new Store(join(copy.path, 'pansentry.db'))
  try {
    return store.settings.get().proxy.split(':')[1]
  } finally {
    store.close()
  }
}
