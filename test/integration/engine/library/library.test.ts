import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { linkProviders } from '../../../../electron/engine/links/providers/index.ts'
import { providers } from '../../../../electron/engine/model/provider.ts'
import type { ResourceFilter } from '../../../../electron/engine/model/resources/resource-filter.ts'
import { resourceListingSchema } from '../../../../electron/engine/model/resources/resource-filter.ts'
import { openEngine } from '../../../support/engine.ts'
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

const add = (title: string, more: { category?: string; tags?: string[]; note?: string } = {}) =>
  engine.resources.add({
    title,
    url: `https://pan.quark.cn/s/${createHash('md5').update(title).digest('hex').slice(0, 12)}`,
    passcode: '',
    category: '',
    note: '',
    ...more,
  }).id

const titles = (filter: ResourceFilter) =>
  engine.resources
    .list(resourceListingSchema.parse({ filter, order: 'title', descending: false }))
    .map(({ title }) => title)

const all = { filter: {}, except: [] }

/** Waits until the index of words has all there is. */
async function indexed() {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn()
}

// What is typed stands for itself, whether the index has it yet or not.
test.each(['before', 'after'])(
  'every part of a text is found, %s it is in the index',
  async (when) => {
    add('黑镜 第一季 Black Mirror', { category: '英剧', tags: ['科幻', '4K'] })
    add('三体', { note: '100% "真实" *-_' })
    add('镜')
    if (when === 'after') await indexed()
    const found = (text: string) => titles({ text }).map(([first]) => first)
    expect(found('黑镜')).toEqual(['黑'])
    expect(found('镜')).toEqual(['镜', '黑'])
    expect(found('三')).toEqual(['三'])
    expect(found('体')).toEqual(['三'])
    expect(found('MIRROR')).toEqual(['黑'])
    expect(found('black 镜 科幻')).toEqual(['黑'])
    expect(found('black 三体')).toEqual([])
    expect(found('英剧')).toEqual(['黑'])
    expect(found('4k')).toEqual(['黑'])
    expect(found('100%')).toEqual(['三'])
    expect(found('"真实"')).toEqual(['三'])
    expect(found('*-_')).toEqual(['三'])
    expect(found('%')).toEqual(['三'])
    expect(found('-')).toEqual(['三'])
    expect(found('c1')).toEqual([])
    expect(found(engine.resources.get(2).url)).toEqual(['三'])
    expect(found('PAN.QUARK.CN 三')).toEqual(['三'])
    expect(found('   ')).toHaveLength(3)
    expect(await engine.resources.count({ text: '镜' })).toBe(2)
  },
)

test('a renamed label is found by its new name, and what is changed by what it says now', async () => {
  const id = add('甲', { category: '旧类', tags: ['旧签'] })
  await indexed()
  engine.library.categories.rename('旧类', '新类')
  engine.library.tags.rename('旧签', '新签')
  engine.resources.change(id, { title: '乙' })
  for (const gone of ['旧类', '旧签', '甲']) expect(titles({ text: gone })).toEqual([])
  for (const now of ['新类', '新签', '乙']) expect(titles({ text: now })).toEqual(['乙'])
  await indexed()
  expect(titles({ text: '甲' })).toEqual([])
  expect(titles({ text: '新签 乙' })).toEqual(['乙'])
})

test('categories and tags are merged and deleted, and their links stay', async () => {
  add('a', { category: '电影', tags: ['x', 'y'] })
  const archived = add('b', { category: '影片', tags: ['y'] })
  add('c')
  await engine.library.bulk.change({ ids: [archived] }, { isArchived: true })
  await expect(async () => engine.library.tags.rename('x', 'y')).rejects.toMatchObject({
    code: 'LABEL_EXISTS',
  })
  await expect(engine.library.tags.merge('z', 'y')).rejects.toMatchObject({
    code: 'LABEL_NOT_FOUND',
  })
  expect(await engine.library.categories.merge('影片', '电影')).toBe(1)
  expect(engine.library.categories.list('', 10)).toEqual([{ name: '电影', count: 1 }])
  expect(engine.resources.get(archived).category).toBe('电影')
  expect(engine.library.tags.list('', 10)).toEqual([
    { name: 'x', count: 1 },
    { name: 'y', count: 1 },
  ])
  expect(await engine.library.tags.delete('y')).toBe(2)
  expect(engine.resources.get(archived).tags).toEqual([])
  expect(await engine.library.categories.delete('电影')).toBe(2)
  expect(titles({ category: '' })).toEqual(['a', 'c'])
})

test('what is deleted is nowhere, and comes back as it was', async () => {
  const id = add('黑镜', { category: '英剧', tags: ['科幻'] })
  const other = add('黑镜 2')
  await indexed()
  const before = engine.resources.get(id)
  const { deleted, undo } = await engine.library.bulk.delete({ ids: [id] })
  expect(deleted).toBe(1)
  expect(() => engine.resources.get(id)).toThrow(/no link/)
  expect(titles({})).toEqual(['黑镜 2'])
  expect(titles({ text: '黑镜' })).toEqual(['黑镜 2'])
  expect(titles({ tags: '科幻' })).toEqual([])
  expect(await engine.resources.count({ archived: 'included' })).toBe(1)
  expect(engine.resources.health().unchecked).toBe(1)
  expect(engine.resources.others(other).links).toEqual([])
  expect(engine.library.views.facets('').categories).toEqual([
    { name: '', count: 1 },
    { name: '英剧', count: 0 },
  ])
  const pieces: string[] = []
  for await (const piece of engine.resources.export(all, 'text')) pieces.push(piece)
  expect(pieces.join('')).toMatch(/^黑镜 2 https:\S+\n$/)
  expect(await engine.library.bulk.restore(undo)).toBe(1)
  expect(engine.resources.get(id)).toEqual(before)
  expect(titles({ text: '科幻' })).toEqual(['黑镜'])
  await expect(engine.library.bulk.restore(undo)).rejects.toMatchObject({ code: 'UNDO_GONE' })
})

test('a link that was added again is not restored beside itself', async () => {
  const id = add('黑镜')
  const { undo } = await engine.library.bulk.delete({ ids: [id] })
  add('黑镜')
  expect(await engine.library.bulk.restore(undo)).toBe(0)
  expect(titles({})).toEqual(['黑镜'])
})

test('a deletion that a kill cut short is undone at the next start', async () => {
  const ids = [add('a'), add('b')]
  const { bulk } = engine.library
  const deleting = bulk.delete({ ids })
  // The first piece is gone, and the process with it.
  for (let turn = 0; titles({}).length > 0 && turn < 50; turn += 1) await Promise.resolve()
  engine.stopNow()
  await expect(deleting).rejects.toThrow(/not open/)
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
  await expect.poll(() => titles({})).toEqual(['a', 'b'])
})

test('all that an import brought is deleted as one', async () => {
  add('kept')
  const text = 'one https://pan.quark.cn/s/aaaaaaaaaaaa\ntwo https://pan.quark.cn/s/bbbbbbbbbbbb'
  const { token } = await engine.resources.previewImport({ text })
  const { added, importId } = await engine.resources.commitImport({ token })
  expect(engine.resources.imports(5)).toMatchObject([{ id: importId, added, kept: 2 }])
  expect(await engine.library.bulk.delete({ filter: { importId }, except: [] })).toMatchObject({
    deleted: 2,
  })
  expect(titles({})).toEqual(['kept'])
  expect(engine.resources.imports(5)).toMatchObject([{ kept: 0 }])
})

test('what is done to all but some reaches beyond what a page holds', async () => {
  const text = Array.from(
    { length: 1200 },
    (_, index) => `t${index} https://pan.quark.cn/s/${String(index).padStart(12, 'a')}`,
  ).join('\n')
  const { token } = await engine.resources.previewImport({ text })
  await engine.resources.commitImport({ token, category: '批' })
  const [first = 0] = await engine.resources.chosen(all)
  const { bulk } = engine.library
  const change = { category: '新', addTags: ['x'] }
  expect(await bulk.change({ filter: { category: '批' }, except: [first] }, change)).toMatchObject({
    changed: 1199,
  })
  expect(await engine.resources.count({ category: '新', tags: 'x' })).toBe(1199)
  expect(
    await bulk.change({ filter: { tags: 'x' }, except: [] }, { isArchived: true }),
  ).toMatchObject({ changed: 1199 })
  expect(await engine.resources.count({})).toBe(1)
  expect(engine.library.views.facets('')).toMatchObject({
    all: { count: 1, isExact: true },
    archived: 1199,
    tags: [{ name: 'x', count: 0 }],
  })
  expect(engine.library.views.facets('t11')).toMatchObject({ all: { count: 0 }, archived: 111 })
})

test('views keep a search, and count what it finds', () => {
  add('a', { category: '电影' })
  add('b')
  const { views } = engine.library
  const query = { filter: { category: '电影' }, order: 'title', descending: false } as const
  const films = views.add('电影', query)
  const rest = views.add('其他', { ...query, filter: { category: '' } })
  expect(() => views.add('电影', query)).toThrow('电影')
  expect(views.reorder([rest.id]).map(({ name }) => name)).toEqual(['其他', '电影'])
  expect(views.edit(films.id, { name: '片' })).toMatchObject({ name: '片', query })
  expect(views.facets('').views).toEqual([
    { id: rest.id, count: 1, isExact: true },
    { id: films.id, count: 1, isExact: true },
  ])
  views.delete(rest.id)
  expect(() => views.edit(rest.id, {})).toThrow(String(rest.id))
})

test('links of one title are told, whatever marks it has; another link keeps title and history', () => {
  const id = add('《黑镜》 第一季')
  add('黑镜-第一季')
  add('黑镜')
  expect(engine.resources.others(id)).toMatchObject({
    isAlive: false,
    links: [{ title: '黑镜-第一季' }],
  })
  const url = 'https://pan.quark.cn/s/ffffffffffff 提取码: a1B2'
  expect(engine.resources.replaceLink(id, { url, passcode: '' })).toMatchObject({
    title: '《黑镜》 第一季',
    shareId: 'ffffffffffff',
    passcode: 'a1B2',
    state: null,
  })
  expect(engine.resources.change(id, { tags: ['x'] })).toMatchObject({
    passcode: 'a1B2',
    tags: ['x'],
  })
})

test('the links of drives that answer nobody stand outside the sums', () => {
  for (const provider of providers) {
    engine.resources.add({
      title: provider,
      url: linkProviders[provider].sample,
      passcode: '',
      category: '',
      note: '',
    })
  }
  const keptOnly = providers.filter((provider) => linkProviders[provider].isKeptOnly)
  expect(titles({ health: 'uncheckable' })).toEqual([...keptOnly].toSorted())
  expect(engine.resources.health()).toMatchObject({
    uncheckable: keptOnly.length,
    unchecked: providers.length - keptOnly.length,
  })
  expect(titles({ provider: ['quark', 'web'], health: ['unchecked', 'dead'] })).toEqual([
    'quark',
    'web',
  ])
})

test('the deaths of some days, and the reasons there are', () => {
  const ids = ['a', 'b', 'c'].map((title) => add(title))
  const archived = add('d')
  const until = Date.now() + 1e9
  for (const id of [...ids.slice(0, 2), archived]) {
    engine.resources.override(id, { life: 'dead', until })
  }
  const { expiredAt } = engine.resources.get(ids[0] ?? 0)
  const at = expiredAt ?? 0
  expect(titles({ diedBefore: at })).toEqual([])
  expect(titles({ diedSince: at, diedBefore: at + 60_000 })).toEqual(['a', 'b', 'd'])
  expect(titles({ diedBefore: at + 60_000, health: 'alive' })).toEqual([])
  expect(engine.resources.reasons()).toEqual(['person.dead'])
  engine.resources.override(ids[2] ?? 0, { life: 'alive', until })
  expect(engine.resources.reasons()).toEqual(['person.alive', 'person.dead'])
})
