import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Engine } from '../../../electron/engine/engine.ts'
import { openEngine } from '../../support/engine.ts'
import { openPort } from '../../support/port-client.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

type Port = ReturnType<typeof openPort>
type Api = Port['api']

let folders: ReturnType<typeof temporaryFolder>[]
let opened: (Port & { readonly engine: Engine })[]

beforeEach(() => {
  folders = []
  opened = []
})

afterEach(async () => {
  for (const { engine, close } of opened) {
    close()
    await engine.stop()
  }
  for (const folder of folders) folder[Symbol.dispose]()
})

function openOne() {
  const folder = temporaryFolder()
  folders.push(folder)
  const { engine } = openEngine({ dataFolder: folder.path })
  engine.start()
  const one = { engine, ...openPort(engine) }
  opened.push(one)
  return one
}

async function exported(api: Api, input: Parameters<Api['resources']['export']>[0]) {
  const pieces: string[] = []
  for await (const piece of await api.resources.export(input)) pieces.push(piece)
  return pieces.join('')
}

async function written(api: Api) {
  const { rows } = await api.resources.list({ order: 'added', descending: false, limit: 1000 })
  return rows.map(({ title, url, provider, shareId, passcode, category, note }) => {
    return { title, url, provider, shareId, passcode, category, note }
  })
}

const url = (index: number) => `https://pan.quark.cn/s/a1b2c3d4${index.toString().padStart(4, '0')}`

const awkward = [
  { title: '雪山来信 4K', passcode: 'a1B2', category: '剧集', note: '两行\n的备注' },
  { title: '=HYPERLINK("http://evil.example","x")', note: '+1, "quoted"; and\ttabbed' },
  { title: '-1', note: '@someone', category: '=1+1', passcode: '+abc' },
  { title: "'=already quoted", note: "'plain quote" },
  { title: "''=twice", note: 'a | pipe, a \\ backslash and <b>' },
  { title: '"in quotes"', note: 'ends with a comma,' },
  { title: '1e5', category: 'a;b' },
]

async function fill(api: Api) {
  for (const [index, draft] of awkward.entries()) {
    await api.resources.add({ ...draft, url: url(index) })
  }
  await api.resources.add({ title: 'w', url: 'https://files.example.com/a%20b.zip?x=1,2#top' })
  await api.resources.add({ title: 'p', url: `${url(90)}?pwd=zzzz` })
}

describe.each(['csv', 'json'] as const)('an export as %s', (format) => {
  test('is read back as the same resources', async () => {
    const { api } = openOne()
    await fill(api)
    const text = await exported(api, { format })
    const other = openOne().api
    const preview = await other.resources.previewImport({ text, format })
    expect(preview).toMatchObject({ newCount: awkward.length + 2, unreadableCount: 0 })
    await other.resources.commitImport({ token: preview.token })
    expect(await written(other)).toEqual(await written(api))
  })

  test('of nothing is a file without rows', async () => {
    const { api } = openOne()
    const text = await exported(api, { format })
    expect(text).not.toBe('')
    const preview = await api.resources.previewImport({ text, format })
    expect(preview).toMatchObject({ newCount: 0, unreadableCount: 0 })
  })
})

test('a CSV begins with a byte order mark and its header, and holds no formula a stranger wrote', async () => {
  const { api } = openOne()
  await fill(api)
  const [header, ...lines] = (await exported(api, { format: 'csv' })).split('\r\n')
  expect(header).toBe(
    '\uFEFFtitle,url,passcode,provider,category,tags,note,state,reason,is_expired,checked_at,alive_since,doubted_at,expired_at,final_url',
  )
  expect(lines.filter((line) => /^"?[=+\-@]/.test(line))).toEqual([])
  expect(lines[2]).toBe(
    "'-1,https://pan.quark.cn/s/a1b2c3d40002?pwd=%2Babc,'+abc,quark,'=1+1,,'@someone,,,0,,,,,",
  )
})

test('JSON tells times as ISO and what is not known as null', async () => {
  const { api } = openOne()
  await api.resources.add({ title: 'a', url: 'https://pan.xunlei.com/s/VNsample00000001' })
  const { runId } = await api.resources.check({ ids: 'all' })
  await expect.poll(async () => (await api.runs.get({ id: runId })).outcome).toBe('succeeded')
  const [row] = z.array(z.unknown()).parse(JSON.parse(await exported(api, { format: 'json' })))
  const { checkedAt } = (await api.resources.list({})).rows[0] ?? {}
  expect(row).toMatchObject({
    provider: 'xunlei',
    state: 'unsupported',
    is_expired: false,
    checked_at: new Date(checkedAt ?? 0).toISOString(),
    expired_at: null,
  })
})

test('Markdown is one table whatever the cells hold', async () => {
  const { api } = openOne()
  await fill(api)
  const lines = (await exported(api, { format: 'markdown' })).trimEnd().split(/\r?\n/)
  expect(lines).toHaveLength(awkward.length + 4)
  const cells = (line: string) => line.split(/(?<!\\)\|/).length
  expect(new Set(lines.map(cells))).toEqual(new Set([17]))
  expect(lines.join('\n')).toContain(String.raw`a \| pipe, a \\ backslash and &lt;b>`)
})

test('what a stranger wrote is seen in every export, and does nothing', async () => {
  const { api } = openOne()
  const title = '![x](https://evil.example/seen) [y](javascript:alert(1)) `z'
  await api.resources.add({
    title,
    note: 'a\u202Eb\u001B[2Jc',
    url: `https://files.example.com/?a[]=1`,
  })
  const markdown = await exported(api, { format: 'markdown' })
  expect(markdown).toContain(
    String.raw`!\[x\](https://evil.example/seen) \[y\](javascript:alert(1)) \`z`,
  )
  expect(markdown).toContain(String.raw`https://files.example.com/?a\[\]=1`)
  expect(markdown).toContain(String.raw`a\\u202eb\\u001b\[2Jc`)
  expect(await exported(api, { format: 'csv' })).toContain(String.raw`a\u202eb\u001b[2Jc`)
  expect(await exported(api, { format: 'json' })).toContain(String.raw`a\u202eb\u001b[2Jc`)
})

test('takes what the filter leaves, over many pages and gaps, and lets others work meanwhile', async () => {
  const { api } = openOne()
  const text = Array.from({ length: 1203 }, (_, index) => `${index} ${url(index)}`).join('\n')
  const { token } = await api.resources.previewImport({ text, format: 'text' })
  await api.resources.commitImport({ token })
  await api.resources.add({ title: 'web', url: 'https://files.example.com/a.zip' })
  await api.resources.delete({ ids: Array.from({ length: 700 }, (_, index) => index + 11) })
  const pieces: string[] = []
  let answered = 0
  for await (const piece of await api.resources.export({ format: 'csv' })) {
    pieces.push(piece)
    await api.resources.count({})
    answered += 1
  }
  expect(answered).toBeGreaterThan(3)
  expect(pieces.join('').trimEnd().split('\r\n')).toHaveLength(1 + 10 + 493 + 1)
  const web = await exported(api, { filter: { provider: 'web' }, format: 'csv' })
  expect(web.trimEnd().split('\r\n')).toHaveLength(2)
  expect(await exported(api, { filter: { health: 'dead' }, format: 'csv' })).toMatch(
    /^\uFEFFtitle,.*\r\n$/,
  )
})
