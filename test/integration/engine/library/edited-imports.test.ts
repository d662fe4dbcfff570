import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { importRowsQuerySchema } from '../../../../electron/engine/model/import.ts'
import { resourceListingSchema } from '../../../../electron/engine/model/resources/resource-filter.ts'
import { openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine
let clock: ManualClock

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock(Date.UTC(2026, 10, 26))
  engine = openEngine({ dataFolder: folder.path, clock }).engine
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const address = (index: number) =>
  `https://pan.baidu.com/s/1${String(index).padStart(22, 'a')}?pwd=ab${10 + (index % 90)}`

// Every tenth line gives its link no title.
const text = Array.from({ length: 634 }, (_, index) =>
  index % 10 === 9 ? `\n${address(index)}\n` : `片 ${index}号 ${address(index)}`,
).join('\n')

const rows = (token: string, query: { part?: 'unsure'; offset?: number; limit?: number } = {}) =>
  engine.resources.importRows(importRowsQuerySchema.parse({ token, ...query }))

const kept = () =>
  engine.resources.list(resourceListingSchema.parse({ descending: false, limit: 1000 }))

test('a preview is read in pages, all of it or what has no sure title', async () => {
  const preview = await engine.resources.previewImport({ text })
  expect(preview).toMatchObject({ newCount: 634, unsureCount: 63 })
  const { token } = preview
  expect(rows(token)).toEqual(preview.fresh)
  // Across the places where one packed piece ends and the next begins.
  const page = rows(token, { offset: 495, limit: 1000 })
  expect(page.map(({ row }) => row)).toEqual(Array.from({ length: 139 }, (_, i) => 495 + i))
  expect(page[1]).toMatchObject({ title: '片 496号', titleDoubt: null, passcode: 'ab56' })
  const unsure = rows(token, { part: 'unsure', offset: 60, limit: 50 })
  expect(unsure.map(({ row }) => row)).toEqual(Array.from({ length: 3 }, (_, i) => 609 + 10 * i))
  expect(new Set(unsure.map(({ titleDoubt }) => titleDoubt))).toEqual(new Set(['missing']))
  expect(rows(token, { offset: 634 })).toEqual([])
})

test('what was changed of single rows is imported so, wherever they stand', async () => {
  const { token } = await engine.resources.previewImport({ text })
  const edits = [
    { row: 0, title: '改过的', passcode: 'zz99', tags: ['好'] },
    { row: 601, isTaken: false },
    { row: 633, category: '自己的' },
  ]
  const { added } = await engine.resources.commitImport({ token, category: '批', edits })
  expect(added).toBe(633)
  const [first, second] = kept()
  expect(first).toMatchObject({ title: '改过的', passcode: 'zz99', tags: ['好'], category: '批' })
  expect(first?.url).toContain('pwd=zz99')
  expect(second).toMatchObject({ title: '片 1号', passcode: 'ab11', category: '批' })
  expect(await engine.resources.count({ category: '自己的' })).toBe(1)
  expect(await engine.resources.count({ text: '片601号' })).toBe(0)
})

test('of many rows only those that were ticked', async () => {
  const { token } = await engine.resources.previewImport({ text })
  const edits = [
    { row: 3, isTaken: true },
    { row: 4, title: 'not ticked' },
    { row: 601, isTaken: true },
  ]
  await engine.resources.commitImport({ token, others: 'left', edits })
  expect(kept().map(({ title }) => title)).toEqual(['片 3号', '片 601号'])
})

test('a change of a row that there is not imports nothing, and can be mended', async () => {
  const { token } = await engine.resources.previewImport({ text })
  const wrong = engine.resources.commitImport({ token, edits: [{ row: 634, title: 'x' }] })
  await expect(wrong).rejects.toThrow(refusal('IMPORT_ROW_UNKNOWN'))
  expect(kept()).toEqual([])
  expect((await engine.resources.commitImport({ token })).added).toBe(634)
})

test('a preview is held as long as it is read, and for an hour', async () => {
  const { token } = await engine.resources.previewImport({ text })
  await clock.pass(50 * 60_000)
  expect(rows(token)).toHaveLength(200)
  await clock.pass(50 * 60_000)
  expect(rows(token, { offset: 200 })).toHaveLength(200)
  await clock.pass(61 * 60_000)
  expect(() => rows(token)).toThrow(refusal('PREVIEW_GONE'))
  await expect(engine.resources.commitImport({ token })).rejects.toThrow(refusal('PREVIEW_GONE'))
})

test('what was not understood is counted by its reason', async () => {
  const lines = ['magnet:?xt=urn:btih:abc', 'words alone', 'more words', 'https://pan.quark.cn/']
  const { unreadableReasons, unreadableCount } = await engine.resources.previewImport({
    text: lines.join('\n\n'),
  })
  expect(unreadableReasons).toEqual({ not_checkable: 1, no_link: 2, no_share: 1 })
  expect(unreadableCount).toBe(4)
})

test('small previews are held beside one another and beside a large one, of which there is one', async () => {
  const { resources } = engine
  const small = async (count: number) =>
    (await resources.previewImport({ text: `https://example.com/${count}` })).token
  const lines = Array.from({ length: 1001 }, (_, index) => `https://example.org/${index}`)
  const first = await resources.previewImport({ text: lines.join('\n') })
  const oldest = await small(0)
  const tokens: string[] = []
  for (let count = 1; count <= 16; count += 1) tokens.push(await small(count))
  expect(() => rows(oldest)).toThrow(refusal('PREVIEW_GONE'))
  for (const token of tokens) expect(rows(token)).toHaveLength(1)
  expect(rows(first.token)).toHaveLength(200)
  const second = await resources.previewImport({ text: lines.slice(1).concat(lines).join('\n') })
  expect(() => rows(first.token)).toThrow(refusal('PREVIEW_GONE'))
  expect((await resources.commitImport({ token: second.token })).added).toBe(1001)
  expect((await resources.commitImport({ token: tokens[3] ?? '' })).added).toBe(1)
  expect(rows(tokens[4] ?? '')).toHaveLength(1)
})
