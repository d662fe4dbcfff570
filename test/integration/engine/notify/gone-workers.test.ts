import { expect, test } from 'vitest'
import type { SeenWorker } from '../../../../electron/engine/model/workers/seen-worker.ts'
import { Facts } from '../../../../electron/engine/notify/facts.ts'
import { type Known, notable } from '../../../../electron/engine/notify/notable.ts'
import { wordingOf } from '../../../../electron/engine/notify/wording.ts'
import { databaseFile } from '../../../../electron/engine/storage.ts'
import { Store } from '../../../../electron/engine/store/store.ts'
import { english } from '../../../support/engine.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000

const nas: SeenWorker = {
  name: 'nas',
  state: 'live',
  release: '1.0.0',
  address: '203.0.113.7',
  seenAt: 0,
  perMinute: 30,
  batches: 1,
  behind: null,
  lanes: [],
}

/** What a person is told, look after look. */
function watched() {
  const folder = temporaryFolder()
  const store = new Store(databaseFile(folder.path))
  let now = Date.UTC(2030, 0, 1)
  let workers: readonly SeenWorker[] | undefined
  let known: ReadonlyMap<string, Known> = new Map()
  const facts = new Facts({
    dataFolder: folder.path,
    runNews: store.notices.runNews,
    databaseBytes: () => 0,
    jobOf: () => undefined,
    savingEnds: () => [],
    now: () => now,
    connectivity: () => Promise.resolve('online'),
    update: () => Promise.resolve(undefined),
    workers: () => workers,
  })
  const silentSince = now
  return {
    [Symbol.dispose]() {
      store.close()
      folder[Symbol.dispose]()
    },
    /** The titles and texts of what is told at `at` minutes, when the worker stands like this. */
    async told(at: number, change: Partial<SeenWorker> | undefined): Promise<string[]> {
      now = silentSince + at * minute
      workers = change && [{ ...nas, seenAt: silentSince, ...change }]
      const findings = await facts.ofMachine(known, AbortSignal.timeout(minute))
      const news = notable(known, findings, () => false)
      known = news.known
      return news.notices.flatMap((notice) => {
        const { lines, title } = wordingOf([notice])
        return [title, ...lines].map(english)
      })
    },
  }
}

test('a worker that is gone for ten minutes is told once, and that it is back', async () => {
  using person = watched()
  expect(await person.told(0, { state: 'live' })).toEqual([])
  expect(await person.told(9, { state: 'silent' })).toEqual([])
  expect(await person.told(11, { state: 'silent' })).toEqual([
    'The worker nas has been gone for 11 minutes',
  ])
  expect(await person.told(21, { state: 'silent' })).toEqual([])
  // While the database is away nothing is known of it.
  expect(await person.told(31, undefined)).toEqual([])
  expect(await person.told(41, { state: 'live' })).toEqual([
    'The worker nas is back, after 41 minutes',
  ])
})

test('one that came back as another version is gone, and it is said why', async () => {
  using person = watched()
  expect(await person.told(11, { state: 'refused', release: '2.0.0' })).toEqual([
    'The worker nas has been gone for 11 minutes',
    'It is version 2.0.0; only that of this Pansentry asks.',
  ])
})

test('one that has never come, or is removed, is no news', async () => {
  using person = watched()
  expect(await person.told(11, { state: 'expected', seenAt: null })).toEqual([])
  expect(await person.told(12, { state: 'silent' })).not.toEqual([])
  expect(await person.told(20, undefined)).toEqual([])
})
