import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { BulkChange } from '../../../../electron/engine/model/resources/bulk.ts'
import type { ResourceFilter } from '../../../../electron/engine/model/resources/resource-filter.ts'
import { openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  engine = openEngine({ dataFolder: folder.path }).engine
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

function add(title: string, category = '', tags: string[] = []): number {
  const shareId = Buffer.from(title).toString('hex').padStart(12, '0')
  const url = `https://pan.quark.cn/s/${shareId}`
  return engine.resources.add({ title, url, passcode: '', category, tags, note: '' }).id
}

/** Category, tags and archive of each link, in the order of their ids. */
function links() {
  const listing = { filter: { archived: 'included' }, order: 'added', descending: false } as const
  return engine.resources
    .list({ ...listing, limit: 1000 })
    .map(({ title, category, tags, archivedAt }) => [
      title,
      category,
      tags.join(' '),
      archivedAt !== null,
    ])
}

const change = (changes: BulkChange, filter: ResourceFilter = { archived: 'included' }) =>
  engine.library.bulk.change({ filter, except: [] }, changes)

async function undone(undo: number | null): Promise<number> {
  if (undo === null) throw new Error('There is nothing to undo.')
  return engine.library.bulk.restore(undo)
}

test.each<[name: string, change: BulkChange, restored: number]>([
  ['a category', { category: '剧集' }, 2],
  ['no category', { category: '' }, 3],
  ['a tag', { addTags: ['x', 'y'] }, 2],
  ['a tag taken off', { removeTags: ['x'] }, 2],
  ['a tag taken off and given', { removeTags: ['x'], addTags: ['x'] }, 3],
  ['the archive', { isArchived: true }, 2],
  ['out of the archive', { isArchived: false }, 1],
  ['all of it', { category: '剧集', addTags: ['y'], removeTags: ['x'], isArchived: true }, 3],
])('%s is undone to what each link had before', async (_, changes, restored) => {
  add('a', '电影', ['x'])
  add('b', '剧集')
  const archived = add('c', '纪录片', ['x', 'y'])
  await engine.library.bulk.change({ ids: [archived] }, { isArchived: true })
  const before = links()
  const { changed, undo } = await change(changes)
  expect(changed).toBe(3)
  expect(await undone(undo)).toBe(restored)
  expect(links()).toEqual(before)
  await expect(undone(undo)).rejects.toMatchObject({ code: 'UNDO_GONE' })
})

test('what is so already leaves nothing to undo', async () => {
  add('a', '电影', ['x'])
  const nothing = { category: '电影', addTags: ['x'], removeTags: ['y'], isArchived: false }
  expect(await change(nothing)).toEqual({ changed: 1, undo: null })
})

test('what was changed again, deleted or renamed since stays as it is', async () => {
  const again = add('a', '电影')
  const gone = add('b', '电影')
  add('c', '电影')
  add('d', '旧')
  const { undo } = await change({ category: '剧集', addTags: ['x'] })
  await engine.library.bulk.change({ ids: [again] }, { category: '动画', removeTags: ['x'] })
  await engine.library.bulk.delete({ ids: [gone] })
  engine.library.categories.rename('电影', '影片')
  await engine.library.categories.delete('旧')
  expect(await undone(undo)).toBe(2)
  expect(links()).toEqual([
    ['a', '动画', '', false],
    ['c', '影片', '', false],
    ['d', '', '', false],
  ])
})

test('a restored link still knows what was changed of it before it was deleted', async () => {
  add('a', '电影')
  const changed = await change({ category: '剧集' })
  const { undo } = await engine.library.bulk.delete({ filter: {}, except: [] })
  expect(await undone(undo)).toBe(1)
  expect(await undone(changed.undo)).toBe(1)
  expect(links()).toEqual([['a', '电影', '', false]])
})

const labels = () =>
  [engine.library.categories, engine.library.tags].map((each) =>
    each
      .list('', 100)
      .map(({ name }) => name)
      .toSorted(),
  )

test('the category and the tag that a change made are gone when it is undone', async () => {
  add('a', '电影', ['x'])
  const before = labels()
  const { undo } = await change({ category: '剧集', addTags: ['y'] })
  expect(labels()).toEqual([
    ['剧集', '电影'],
    ['x', 'y'],
  ])
  await undone(undo)
  expect(labels()).toEqual(before)
  await engine.library.bulk.change({ ids: [999] }, { category: '空', addTags: ['空'] })
  expect(labels()).toEqual(before)
})

test.each<[name: string, later: BulkChange | 'delete']>([
  ['changed', { category: '动画', removeTags: ['y'] }],
  ['deleted', 'delete'],
])('a label stays while a link that was %s since can get it back', async (_, later) => {
  const id = add('a')
  const { undo } = await change({ category: '剧集', addTags: ['y'] })
  const { bulk } = engine.library
  const next =
    later === 'delete' ? await bulk.delete({ ids: [id] }) : await bulk.change({ ids: [id] }, later)
  await undone(undo)
  await undone(next.undo)
  expect(links()).toEqual([['a', '剧集', 'y', false]])
})

test('a change of more than one piece that a kill cut short is undone at the next start', async () => {
  for (let index = 0; index < 450; index += 1) add(`t${index}`, '电影')
  const changing = change({ category: '剧集', addTags: ['new'] })
  const isBegun = () => links().some(([, category]) => category === '剧集')
  for (let turn = 0; !isBegun() && turn < 50; turn += 1) await Promise.resolve()
  expect(isBegun()).toBe(true)
  engine.stopNow()
  await expect(changing).rejects.toThrow(/not open/)
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
  await expect
    .poll(() => new Set(links().map(([, category]) => category)))
    .toEqual(new Set(['电影']))
  await expect.poll(labels).toEqual([['电影'], []])
})

test('the nightly cleanup forgets an edit after a week', async () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 1))
  await engine.stop()
  engine = openEngine({ dataFolder: folder.path, clock }).engine
  add('a', '电影')
  const { undo } = await change({ category: '剧集' })
  engine.start()
  const cleaned = async () => {
    const { runId } = engine.jobs.run('cleanup_temp_files')
    await expect.poll(() => engine.runs.get(runId).outcome).toBe('succeeded')
  }
  await clock.pass(6 * 24 * 3_600_000)
  await cleaned()
  const kept = await undone(undo)
  expect(kept).toBe(1)
  const later = await change({ category: '剧集' })
  await clock.pass(8 * 24 * 3_600_000)
  await cleaned()
  await expect(undone(later.undo)).rejects.toMatchObject({ code: 'UNDO_GONE' })
  expect(links()).toEqual([['a', '剧集', '', false]])
})
