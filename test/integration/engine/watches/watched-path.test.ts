import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../../../electron/engine/time/clock.ts'
import { OwnFiles } from '../../../../electron/engine/watches/own-files.ts'
import { WatchedPath } from '../../../../electron/engine/watches/watched-path.ts'
import { english } from '../../../support/engine.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let watched: WatchedPath
let changes: number

beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(path('data', 'jobs'), { recursive: true })
  changes = 0
})

afterEach(async () => {
  await watched.close()
  folder[Symbol.dispose]()
})

const patience = { timeout: 30_000, interval: 200 }

const path = (...names: string[]) => join(folder.path, ...names)

/** Watches a path, and waits until it has been looked at. */
async function watch(target: string): Promise<void> {
  watched = new WatchedPath({
    path: target,
    own: new OwnFiles(path('data'), ['jobs']),
    clock: systemClock,
    changed: () => changes++,
    problemChanged: () => {},
  })
  await watched.looked()
  changes = 0
}

/** Does something, and waits until it is noticed. */
async function noticed(change: () => void): Promise<void> {
  const before = changes
  change()
  await vi.waitFor(() => expect(changes).toBeGreaterThan(before), patience)
}

/** What is new is watched a moment later: it is done again until it is noticed. */
async function noticedSoon(change: () => void): Promise<void> {
  const before = changes
  await vi.waitFor(() => {
    change()
    expect(changes).toBeGreaterThan(before)
  }, patience)
}

describe('a file', () => {
  beforeEach(() => writeFileSync(path('notes.txt'), 'one'))

  test('is noticed when it is written, added to, replaced, removed and made again', async () => {
    await watch(path('notes.txt'))
    await noticed(() => writeFileSync(path('notes.txt'), 'two'))
    await noticed(() => appendFileSync(path('notes.txt'), ' and more'))
    writeFileSync(path('draft'), 'three')
    await noticed(() => renameSync(path('draft'), path('notes.txt')))
    await noticed(() => appendFileSync(path('notes.txt'), ' after it was replaced'))
    await noticed(() => rmSync(path('notes.txt')))
    await noticed(() => writeFileSync(path('notes.txt'), 'four'))
    await noticed(() => appendFileSync(path('notes.txt'), ' and more'))
    expect(watched.problem).toBeUndefined()
  })

  test('its neighbours are nobody’s business', async () => {
    await watch(path('notes.txt'))
    for (let index = 0; index < 100; index++) writeFileSync(path(`other${index}`), '')
    await noticed(() => writeFileSync(path('notes.txt'), 'two'))
    expect(changes).toBeLessThan(100)
  })
})

test('a file that is not there yet is noticed when it comes', async () => {
  await watch(path('later.txt'))
  expect(watched.problem).toBeUndefined()
  await noticed(() => writeFileSync(path('later.txt'), ''))
})

describe('a folder', () => {
  beforeEach(() => mkdirSync(path('in', 'a', 'b'), { recursive: true }))

  test('is noticed at any depth, in folders that are new, and in one that was made again', async () => {
    await watch(path('in'))
    await noticed(() => writeFileSync(path('in', 'a', 'b', 'file'), ''))
    await noticed(() => appendFileSync(path('in', 'a', 'b', 'file'), 'more'))
    await noticed(() => mkdirSync(path('in', 'new')))
    await noticedSoon(() => writeFileSync(path('in', 'new', 'file'), ''))
    await noticed(() => rmSync(path('in', 'a'), { recursive: true }))
    await noticed(() => mkdirSync(path('in', 'a')))
    await noticedSoon(() => writeFileSync(path('in', 'a', 'again'), ''))
    expect(watched.problem).toBeUndefined()
  })

  test('that is deleted and made again is watched again', async () => {
    await watch(path('in'))
    await noticed(() => rmSync(path('in'), { recursive: true }))
    await noticed(() => mkdirSync(path('in')))
    await noticedSoon(() => writeFileSync(path('in', 'file'), ''))
    expect(watched.problem).toBeUndefined()
  })
})

describe('the data folder', () => {
  test.each([[['data']], [[]]])('of it, seen from %j, a person’s own counts', async (names) => {
    await watch(path(...names))
    for (const own of ['pansentry.db', 'pansentry.db-wal', 'window.json']) {
      writeFileSync(path('data', own), 'one')
      appendFileSync(path('data', own), 'two')
    }
    mkdirSync(path('data', 'logs'))
    writeFileSync(path('data', 'logs', 'pansentry.log'), '')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(changes).toBe(0)
    await noticed(() => writeFileSync(path('data', 'jobs', 'mine.mjs'), ''))
  })

  test('what a person chose within it is watched', async () => {
    mkdirSync(path('data', 'backups'))
    await watch(path('data', 'backups'))
    await noticed(() => writeFileSync(path('data', 'backups', 'new'), ''))
    expect(changes).toBeGreaterThan(0)
  })
})

test('a folder that is not there is told of, and found when it comes', async () => {
  await watch(path('nowhere', 'file.txt'))
  expect(english(watched.problem ?? '')).toContain('nowhere is not there')
})

describeOn('POSIX', 'what is no file', () => {
  test('a socket is refused with a sentence', async () => {
    const server = createServer().listen(path('socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    await watch(path('socket'))
    expect(english(watched.problem ?? '')).toContain('neither a file nor a folder')
    server.close()
  })

  test('a loop of links is told of; a link to a file is that file', async () => {
    symlinkSync(path('two'), path('one'))
    symlinkSync(path('one'), path('two'))
    await watch(path('one'))
    expect(english(watched.problem ?? '')).toContain('its links lead round in a circle')
    await watched.close()
    mkdirSync(path('far'))
    writeFileSync(path('far', 'real'), '')
    symlinkSync(path('far', 'real'), path('link'))
    await watch(path('link'))
    await noticed(() => appendFileSync(path('far', 'real'), 'more'))
  })

  test('a link inside a folder is not followed, so that a loop there has an end', async () => {
    mkdirSync(path('in'))
    symlinkSync(path('in'), path('in', 'again'))
    await watch(path('in'))
    expect(watched.problem).toBeUndefined()
    await noticed(() => writeFileSync(path('in', 'file'), ''))
  })

  test('a folder within that may not be read keeps nobody from the rest', async () => {
    mkdirSync(path('in', 'closed'), { recursive: true })
    chmodSync(path('in', 'closed'), 0)
    await watch(path('in'))
    expect(watched.problem).toBeUndefined()
    await noticed(() => writeFileSync(path('in', 'file'), ''))
  })
})

describeOn('Linux', 'a big tree', () => {
  test('of ten thousand files is watched by its folders', async () => {
    for (let index = 0; index < 100; index++) {
      mkdirSync(path('in', `${index}`), { recursive: true })
      for (let file = 0; file < 100; file++) writeFileSync(path('in', `${index}`, `${file}`), '')
    }
    await watch(path('in'))
    await noticed(() => appendFileSync(path('in', '99', '99'), 'more'))
    expect(watched.problem).toBeUndefined()
  })
})
