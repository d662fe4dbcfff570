import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
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

let shares = 0

function add(title: string, life?: 'alive' | 'dead', category = ''): number {
  shares += 1
  const url = `https://pan.quark.cn/s/${String(shares).padStart(12, '0')}?pwd=a1B2`
  const { id } = engine.resources.add({ title, url, passcode: '', category, note: '' })
  if (life) engine.resources.override(id, { life, until: Date.now() + 1e9 })
  return id
}

async function found(id: number): Promise<string[]> {
  const [of] = await engine.library.replacements.list({ ids: [id] })
  return (of?.candidates ?? []).map(({ title, health }) => `${title}: ${health}`)
}

test('what is kept of the same name comes first, then names like it, the living before the others', async () => {
  const dead = add('三体 第1季 4K', 'dead')
  add('三体', 'dead')
  add('流浪地球', 'alive')
  add('三体 第1季 1080P 国语中字')
  add('三体 第2季')
  add('《三体》全30集【更新完结】', 'alive')
  add('【三体】第1季4K')
  add('三体全集解读与幕后制作花絮访谈', 'alive')
  expect(await found(dead)).toEqual([
    '【三体】第1季4K: unchecked',
    '三体 第1季 1080P 国语中字: unchecked',
    '《三体》全30集【更新完结】: alive',
    '三体 第2季: unchecked',
  ])
})

test.each([
  ['1917', '1917 4K'],
  ['4K', '4K'],
  ['The Office S01 1080p WEB-DL x265', 'the.office.s02.2160p.mkv'],
  ['S', 's'],
  ['狂飙（2023）', '狂飙 更新至39集'],
])('%s is found as %s', async (title, other) => {
  const dead = add(title, 'dead')
  add('something else', 'alive')
  add(other, 'alive')
  expect(await found(dead)).toEqual([`${other}: alive`])
})

test('a title of nothing but marks has no replacement', async () => {
  const dead = add('！！！', 'dead')
  add('？？？', 'alive')
  expect(await found(dead)).toEqual([])
})

test('of many links the first that are dead are looked at', async () => {
  for (let index = 0; index < 60; index += 1) add(`t${index}`, index % 10 === 0 ? 'alive' : 'dead')
  const all = { filter: {}, except: [2] }
  const list = await engine.library.replacements.list(all)
  expect(list).toHaveLength(50)
  expect(list[0]?.resource.title).toBe('t2')
  expect(
    await engine.library.replacements.list({ filter: { health: 'alive' }, except: [] }),
  ).toEqual([])
})

test('a link takes the place of another with what is known of it, and both come back', async () => {
  const dead = add('三体', 'dead', '剧集')
  const other = add('三体', 'alive')
  await engine.library.bulk.change({ ids: [dead] }, { addTags: ['4K'] })
  const before = [engine.resources.get(dead), engine.resources.get(other)]
  const { resource, undo } = engine.library.replacements.use(dead, other)
  expect(resource).toMatchObject({
    id: dead,
    category: '剧集',
    tags: ['4K'],
    health: 'alive',
    url: before[1]?.url,
    passcode: 'a1B2',
    news: null,
  })
  expect(() => engine.resources.get(other)).toThrow(/no link/)
  expect(engine.resources.health()).toMatchObject({ alive: 1, dead: 0 })
  expect(await engine.library.bulk.restore(undo)).toBe(2)
  const after = [engine.resources.get(dead), engine.resources.get(other)]
  expect(after).toEqual(before)
  expect(engine.resources.health()).toMatchObject({ alive: 1, dead: 1 })
})

test('a link that was replaced and then deleted is restored as it was deleted', async () => {
  const dead = add('三体', 'dead')
  const other = add('三体', 'alive')
  const replaced = engine.library.replacements.use(dead, other)
  const { url } = replaced.resource
  const { undo } = await engine.library.bulk.delete({ ids: [dead] })
  expect(await engine.library.bulk.restore(undo)).toBe(1)
  expect(engine.resources.get(dead).url).toBe(url)
})

test('no link takes its own place, or that of one that is gone', () => {
  const dead = add('三体', 'dead')
  expect(() => engine.library.replacements.use(dead, dead)).toThrow(/its own place/)
  expect(() => engine.library.replacements.use(dead, 99)).toThrow(/no link/)
  expect(engine.resources.get(dead).health).toBe('dead')
})
