import { describe, expect, test } from 'vitest'
import { readFindings, readLinks } from '../../../../support/read-findings.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'
const quark2 = 'https://pan.quark.cn/s/0022aabbccdd'
const baidu = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdE'

describe('Markdown', () => {
  test('tables are read as tables, and what is around them as text', async () => {
    const content = `# 片单

| 名称 | 夸克 | 提取码 | 备注 |
|:---|:---:|---|---|
| 三体 \\| 全集 | [下载](${quark}) | | 好看<br>第二行 |
| 狂飙 | ${baidu} | \`k3k3\` | a &amp; b |
| 空 | | | |

繁花 ${quark2}`
    expect(await readLinks({ content, name: 'list.md' })).toEqual([
      '5 三体 | 全集 | 0011aabbccdd  |  | 好看\n第二行',
      '6 狂飙 | Kx-Yz_01234567890abcdE k3k3 |  | a & b',
      '9 繁花 | 0022aabbccdd  |  | ',
    ])
    const { unreadable } = await readFindings({ content, name: 'list.md' })
    expect(unreadable.map(({ line, why }) => [line, why])).toContainEqual([7, 'no_link'])
  })

  test.each([
    [
      'without bars at its ends',
      `名称 | 链接\n--- | ---\n三体 | ${quark}`,
      ['3 三体 | 0011aabbccdd  |  | '],
    ],
    [
      'whose titles are the links',
      `| 资源 |\n|---|\n| [三体](${quark}) |`,
      ['3 三体 | 0011aabbccdd  |  | '],
    ],
    [
      'that ends with the text',
      `| 名称 | 链接 |\n|---|---|\n| 三体 | ${quark} |`,
      ['3 三体 | 0011aabbccdd  |  | '],
    ],
  ])('a table %s', async (_, content, expected) => {
    expect(await readLinks({ content })).toEqual(expected)
  })
})

test.each([
  [
    'OneTab’s export',
    `https://example.org/a | 手册\n${quark} | 三体\n\nhttps://example.org/b | 另一组`,
    ['手册', '三体', '另一组'],
  ],
  ['bars in a text', `三体 | 全集 | ${quark}\n狂飙 | ${quark2}`, ['三体 | 全集', '狂飙']],
])('%s is no table', async (_, content, titles) => {
  const { format, candidates } = await readFindings({ content })
  expect([format, ...candidates.map(({ title }) => title)]).toEqual(['text', ...titles])
})

test('a long text is read in parts, and its lines still count from its beginning', async () => {
  const pair = (index: number) => `剧 ${index}\n链接：https://pan.quark.cn/s/00aa${index}\n\n`
  const content = Array.from({ length: 15_000 }, (_, index) => pair(10_000 + index)).join('')
  const { candidates, unreadable } = await readFindings({ content })
  expect(candidates).toHaveLength(15_000)
  expect(candidates.at(-1)).toMatchObject({ line: 44_999, title: '剧 24999' })
  expect(unreadable).toEqual([])
})

describe('the format is told from the content', () => {
  test.each([
    ['a table under a wrong name', `名称,链接\n三体,${quark}`, 'list.txt', 'csv'],
    ['a pasted table with tabs', `名称\t链接\t提取码\n三体\t${baidu}\tk3k3`, '', 'csv'],
    ['JSON under a wrong name', `[{"title":"三体","url":"${quark}"}]`, 'list.txt', 'json'],
    [
      'an SQL dump without a name',
      `INSERT INTO t (title, url) VALUES ('三体','${quark}');`,
      '',
      'sql',
    ],
    [
      'a page that is called a table',
      `<table><tr><td>三体</td><td>${quark}</td></tr></table>`,
      'a.csv',
      'html',
    ],
    ['a text that begins with a bracket', `[4K] 三体 ${quark}`, 'list.txt', 'text'],
    ['a text with commas', `三体, 全集, 4K\n${quark}, 提取码 k3k3`, 'list.txt', 'text'],
    ['a table without a header, by its name', `三体,${quark}`, 'list.csv', 'csv'],
    ['anything else', `三体 ${quark}`, 'list.xyz', 'text'],
  ])('%s', async (_, content, name, format) => {
    const reading = await readFindings({ content: new Uint8Array(Buffer.from(content)), name })
    expect(reading.format).toBe(format)
    expect(reading.candidates).toHaveLength(1)
  })

  test.each([
    ['%PDF-1.7\n', '.pdf'],
    ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', '.xls'],
    ['PK\x03\x04\x14\0\0\0\0\0word/document.xml', '.docx'],
    ['PK\x03\x04\x14\0\0\0\0\0a.txt', '.zip'],
    ['SQLite format 3\0', '.sqlite'],
    ['\x89PNG\r\n\x1A\n', '.png'],
    ['\0\x01\x02\x03', '.bin'],
  ])('%j is refused, and named', async (bytes, kind) => {
    const content = new Uint8Array(Buffer.from(bytes, 'latin1'))
    await expect(readFindings({ content, name: 'list.csv' })).rejects.toMatchObject({
      code: 'IMPORT_NOT_TEXT',
      data: { kind },
    })
  })
})
