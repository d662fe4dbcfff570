import { openAsBlob, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readImport } from '../../../../../electron/engine/library/files/read-import.ts'
import { type ImportSource, importLimit } from '../../../../../electron/engine/model/import.ts'
import { refusal } from '../../../../support/refusal.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder[Symbol.dispose]())

const quark = 'https://pan.quark.cn/s/a1b2c3'
const baidu = 'https://pan.baidu.com/s/1AbCdEf'

/** How many links a source gives. */
async function count(source: ImportSource, signal?: AbortSignal): Promise<number> {
  let links = 0
  const { pieces } = await readImport(source, signal)
  for await (const piece of pieces) links += piece.filter((each) => 'link' in each).length
  return links
}

test.each([
  ['short', 0],
  ['long', 10_000],
])('a %s file says what it was taken for and what was left out', async (_, empty) => {
  const gbk = Buffer.from('c6acc3fb2cc1b4bdd32cb4f3d0a10ac8fdcce52c', 'hex')
  const file = new File([gbk, `${quark},12GB\n`, ',  ,  \n'.repeat(empty)], 'list.csv')
  const { format, encoding, pieces, leftOut } = await readImport({ file })
  expect({ format, encoding }).toEqual({ format: 'csv', encoding: 'gb18030' })
  for await (const findings of pieces) {
    expect(findings).toMatchObject([{ line: 2, title: '三体', link: { provider: 'quark' } }])
  }
  expect([...leftOut]).toEqual(['大小'])
})

test.each([
  ['short', 0],
  ['long', 100_000],
])('a %s one that cannot be read is refused', async (_, blanks) => {
  const broken = { text: `${' '.repeat(blanks)}[{"url"`, format: 'json' } as const
  await expect(count(broken)).rejects.toThrow(refusal('IMPORT_UNREADABLE'))
  const image = new File(
    [Buffer.from(`\x89PNG\r\n\x1A\n${'\0'.repeat(blanks)}`, 'latin1')],
    'list.csv',
  )
  await expect(readImport({ file: image })).rejects.toThrow(refusal('IMPORT_NOT_TEXT'))
})

test('a file or a text that is too large is refused before it is read', async () => {
  const path = join(folder.path, 'large.csv')
  writeFileSync(path, 'title,url\n')
  truncateSync(path, 200 * 1024 * 1024)
  const file = new File([await openAsBlob(path)], 'large.csv')
  await expect(readImport({ file })).rejects.toMatchObject({
    code: 'IMPORT_TOO_LARGE',
    data: { size: 200, limit: 64 },
  })
  const text = 'a'.repeat(importLimit + 1)
  await expect(readImport({ text })).rejects.toThrow(refusal('IMPORT_TOO_LARGE'))
})

test('whoever takes no more ends the thread', async () => {
  const text = Array.from({ length: 3000 }, (_, index) => `${quark}${index}`).join('\n')
  const { pieces } = await readImport({ text })
  for await (const piece of pieces) {
    expect(piece).toHaveLength(500)
    break
  }
  expect(await pieces[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined })
})

const rows = Array.from({ length: 50_000 }, (_, index) => ({
  title: `剧 ${index}`,
  url: baidu + index,
}))
test.each([
  ['csv', `title,url\n${rows.map(({ title, url }) => `${title},${url}`).join('\n')}`],
  ['json', JSON.stringify(rows)],
  ['text', rows.map(({ title, url }) => `${title} ${url}`).join('\n')],
] as const)('as %s, 50,000 rows let everything else run in between', async (format, text) => {
  let turns = 0
  let reading = true
  const turn = () => {
    turns += 1
    if (reading) setImmediate(turn)
  }
  setImmediate(turn)
  const links = await count({ text, format })
  reading = false
  expect(links).toBe(50_000)
  expect(turns).toBeGreaterThanOrEqual(50)
})

test('whoever waits no longer ends the thread, even one that would read for ever', async () => {
  // Elements in elements: what is open is gone through anew for each of them.
  const text = `<html>${'<a><p>'.repeat(2_000_000)}`
  const given = new AbortController()
  const reading = count({ text, format: 'html' }, given.signal)
  setTimeout(() => given.abort(), 300)
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
})
