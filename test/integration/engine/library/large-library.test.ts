import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { ResourceListing } from '../../../../electron/engine/model/resources/resource-filter.ts'
import { mostQueued } from '../../../../electron/engine/store/resources/search.ts'
import { openEngine } from '../../../support/engine.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// More than are gathered, walked or counted at once.
const count = 25_000

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  openEngine({ dataFolder: folder.path }).engine.stopNow()
  const database = new Database(join(folder.path, 'pansentry.db'))
  // Half of them is called 三体, and stands at one end of the titles and of the ids.
  database
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
       INSERT INTO resources (title, url, provider, share_id, created_at, updated_at, archived_at)
       SELECT iif(n <= ${count / 2}, '三体 ', 'Blue ') || n, 'https://pan.quark.cn/s/' || n, 'quark', n, n, n,
         iif(n % 1000 = 0, n, NULL) FROM numbers`,
    )
    .run()
  database.close()
  engine = openEngine({ dataFolder: folder.path }).engine
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const found = count / 2 - 12

const ids = (listing: Partial<ResourceListing>) =>
  engine.resources
    .list({
      filter: { text: '三体' },
      order: 'added',
      descending: true,
      limit: 3,
      ...listing,
    })
    .map(({ id }) => id)

async function indexed(): Promise<void> {
  const caughtUp = new Promise<void>((resolve) => {
    const off = engine.events.on(({ type }) => {
      if (type !== 'resources') return
      off()
      resolve()
    })
  })
  engine.start()
  await caughtUp
}

test('a word of half of all links is found, counted and listed from either end in any order', async () => {
  await indexed()
  const text = '三体'
  expect(await engine.resources.count({ text })).toBe(found)
  expect(await engine.resources.count({ text, archived: 'included' })).toBe(count / 2)
  expect(engine.library.views.facets(text).all).toEqual({
    count: expect.any(Number),
    isExact: false,
  })
  expect(ids({})).toEqual([12_500, 12_499, 12_498])
  expect(ids({ after: { value: 12_498, id: 12_498 } })).toEqual([12_497, 12_496, 12_495])
  expect(ids({ descending: false })).toEqual([1, 2, 3])
  expect(ids({ offset: found - 2 })).toEqual([2, 1])
  // None has been checked: by their last checks they stand together, in the order of the ids.
  expect(ids({ order: 'beats', descending: false })).toEqual([1, 2, 3])
  expect(ids({ order: 'alive', after: { value: -1, id: 3 } })).toEqual([2, 1])
  // By title they are at the end, beyond what is walked.
  expect(ids({ order: 'title', descending: false })).toEqual([1, 10, 100])
  expect(ids({ order: 'title', descending: true })).toEqual([9999, 9998, 9997])
  expect(ids({ order: 'title', descending: false, after: { value: '三体 10', id: 10 } })).toEqual([
    100, 10_001, 10_002,
  ])
  expect(ids({ order: 'category', descending: false })).toEqual([1, 2, 3])
  expect(ids({ order: 'title', descending: true, filter: { text: 'e 1' } })).toHaveLength(3)
})

test('a word is searched for while very many links wait for the index, and found when it is done', async () => {
  const last = { filter: { text: 'blue 24999' } }
  expect(ids(last)).toEqual([])
  expect(ids({ filter: { text: '三体 1999' } })).toEqual([1999])
  expect(mostQueued).toBeGreaterThan(1999)
  expect(engine.library.views.facets('24999').all).toEqual({ count: 0, isExact: false })
  await indexed()
  expect(ids(last)).toEqual([24_999])
  expect(engine.library.views.facets('24999').all).toEqual({ count: 1, isExact: true })
})

test('what stands beside the list is counted anew after each write', () => {
  const before = engine.library.views.facets('')
  expect(engine.library.views.facets('')).toBe(before)
  engine.resources.delete([1])
  expect(engine.library.views.facets('').all.count).toBe(before.all.count - 1)
})
