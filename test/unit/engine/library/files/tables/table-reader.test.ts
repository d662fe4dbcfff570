import { describe, expect, test } from 'vitest'
import { readFindings, readLinks } from '../../../../../support/read-findings.ts'

const quark = 'https://pan.quark.cn/s/0011aabbccdd'
const quark2 = 'https://pan.quark.cn/s/0022aabbccdd'
const baidu = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdE'
const baidu2 = 'https://pan.baidu.com/s/1Kx-Yz_01234567890abcdF'
const [q, q2, b, b2] = [
  '0011aabbccdd',
  '0022aabbccdd',
  'Kx-Yz_01234567890abcdE',
  'Kx-Yz_01234567890abcdF',
]

/** Each link as `title share passcode`, and each passcode that is nobody's. */
async function linksOf(content: string): Promise<string[]> {
  const { candidates, unreadable } = await readFindings({ content, name: 'list.csv' })
  return [
    ...candidates.map(({ title, link }) => `${title} ${link.shareId} ${link.passcode}`.trim()),
    ...unreadable.map(({ line, why }) => `${line} ${why}`),
  ]
}

describe('several links in a row', () => {
  test.each([
    [
      'a column a drive, whose passcode is Baidu’s',
      `片名,夸克网盘,百度网盘,提取码\n三体,${quark},${baidu},k3k3\n狂飙,${quark2},${baidu2},`,
      [`三体 ${q}`, `三体 ${b} k3k3`, `狂飙 ${q2}`, `狂飙 ${b2}`],
    ],
    [
      'the other way round too',
      `片名,百度,夸克,提取码\n三体,${baidu},${quark},k3k3`,
      [`三体 ${b} k3k3`, `三体 ${q}`],
    ],
    [
      'a passcode column a drive',
      `片名,百度网盘提取码,夸克网盘,夸克提取码,百度网盘\n三体,bbbb,${quark},qqqq,${baidu}`,
      [`三体 ${q} qqqq`, `三体 ${b} bbbb`],
    ],
    [
      'a passcode column after each link',
      `名称,链接,提取码,备用链接,提取码\n三体,${baidu},aaaa,${baidu2},bbbb`,
      [`三体 ${b} aaaa`, `三体 ${b2} bbbb`],
    ],
    [
      'columns that are numbered',
      `名称,链接1,链接2,提取码1,提取码2\n三体,${baidu},${baidu2},aaaa,bbbb\n狂飙,,${baidu}9,,cccc`,
      [`三体 ${b} aaaa`, `三体 ${b2} bbbb`, `狂飙 ${b}9 cccc`],
    ],
    [
      'several in one cell, each with what stands beside it',
      `名称,链接\n三体,"${quark}\n${baidu} 提取码：k3k3"`,
      [`三体 ${q}`, `三体 ${b} k3k3`],
    ],
    [
      'as many passcodes as links',
      `名称,链接,提取码\n三体,"${baidu}\n${baidu2}","aaaa\nbbbb"`,
      [`三体 ${b} aaaa`, `三体 ${b2} bbbb`],
    ],
    [
      'a passcode that may be of either goes to none, and is named',
      `名称,链接,备用链接,提取码\n三体,${baidu},${baidu2},aaaa`,
      [`三体 ${b}`, `三体 ${b2}`, '2 whose_passcode'],
    ],
    [
      'one that brings its own needs no other',
      `名称,链接,备用链接,提取码\n三体,${baidu}?pwd=oooo,${baidu2},aaaa`,
      [`三体 ${b} oooo`, `三体 ${b2} aaaa`],
    ],
    [
      'a passcode column before its link',
      `提取码,链接,名称\naaaa,${baidu},三体`,
      [`三体 ${b} aaaa`],
    ],
    [
      'a passcode of a drive that the row does not have',
      `名称,夸克,百度提取码\n三体,${quark},aaaa`,
      [`三体 ${q}`],
    ],
    ['the same share twice', `名称,链接,短链\n三体,${quark},${quark}?entry=x`, [`三体 ${q}`]],
    [
      'in a column that nobody named, only those of drives',
      `名称,资料,海报\n三体,${quark},https://img.example/a.jpg`,
      [`三体 ${q}`],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await linksOf(content)).toEqual(expected)
  })
})

describe('a header', () => {
  test.each([
    [
      'in row 2',
      `我的片单,,\n名称,链接,提取码\n三体,${baidu},k3k3`,
      [`三体 ${b} k3k3`, '1 no_link'],
    ],
    [
      'with brackets',
      `*标题（必填）,链接【分享】,提取码(选填)\n三体,${baidu},k3k3`,
      [`三体 ${b} k3k3`],
    ],
    ['with longer names', `影片名称,夸克分享链接,访问密码\n三体,${quark},k3k3`, [`三体 ${q} k3k3`]],
    ['in traditional letters', `標題,連結,提取碼\n三体,${baidu},k3k3`, [`三体 ${b} k3k3`]],
    [
      'that comes again',
      `名称,链接\n三体,${quark}\n链接,名称\n${quark2},狂飙`,
      [`三体 ${q}`, `狂飙 ${q2}`],
    ],
    ['after Excel’s word for the separator', `sep=;\n名称;链接\n三体;${quark}`, [`三体 ${q}`]],
    ['with bars', `名称|链接\n三体|${quark}`, [`三体 ${q}`]],
    [
      'and lines as the first Macs ended them',
      `名称,链接\r三体,${quark}\r狂飙,${quark2}`,
      [`三体 ${q}`, `狂飙 ${q2}`],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await linksOf(content)).toEqual(expected)
  })
})

describe('without a header', () => {
  test.each([
    [
      'a running number is no title',
      `1,三体,${baidu},k3k3\n2,狂飙,${quark},`,
      [`三体 ${b} k3k3`, `狂飙 ${q}`],
    ],
    ['neither is a date or a size', `2026-01-02,12.5GB,三体,${quark}`, [`三体 ${q}`]],
    ['a number alone may be', `1917,${quark}`, [`1917 ${q}`]],
    ['a passcode with its label', `三体,${baidu},提取码：k3k3`, [`三体 ${b} k3k3`]],
    ['a passcode beside a link alone', `${baidu},k3k3`, [`${b} ${b} k3k3`]],
  ])('%s', async (_, content, expected) => {
    expect(await linksOf(content)).toEqual(expected)
  })
})

describe('a cell of a spreadsheet', () => {
  test.each([
    [
      'a text that looks like a number',
      `名称,链接,提取码\n三体,${baidu},"=""0012"""`,
      [`三体 ${b} 0012`],
    ],
    [
      'digits behind the quote that keeps them as text',
      `名称,链接,提取码\n三体,${baidu},'0012`,
      [`三体 ${b} 0012`],
    ],
    ['a link behind a word', `名称,链接\n三体,"=HYPERLINK(""${quark}"",""打开"")"`, [`三体 ${q}`]],
    [
      'a link behind its title',
      `名称\n"=HYPERLINK(""${quark}"",""三体"")"`,
      [`三体 ${q}`, '1 no_link'],
    ],
    [
      'a passcode with its label',
      `名称,链接,提取码\n三体,${baidu},提取码: k3k3`,
      [`三体 ${b} k3k3`],
    ],
    [
      'a word for none',
      `名称,链接,提取码\n三体,${quark},无\n狂飙,${quark2},-`,
      [`三体 ${q}`, `狂飙 ${q2}`],
    ],
    [
      'a passcode among other words',
      `名称,链接,备注\n三体,${baidu},提取码 k3k3 永久`,
      [`三体 ${b} k3k3`],
    ],
    [
      'quotes in its middle',
      `名称,链接\n"5.1"声道,${quark}\n他说"好",${quark2}`,
      [`"5.1"声道 ${q}`, `他说"好" ${q2}`],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await linksOf(content)).toEqual(expected)
  })
})

test('columns that have no place here are named once, empty ones not', async () => {
  const content = `序号,名称,链接,大小,tags,更新,封面\n1,三体,${quark},12GB,科幻,0,https://a.example/a.png\n2,狂飙,${quark2},8GB,,,`
  const { leftOut } = await readFindings({ content, name: 'list.csv' })
  expect(leftOut).toEqual(['大小', '封面'])
})

describe('exports of link keepers', () => {
  test.each([
    [
      'Raindrop',
      `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n7,三体,好看,"简介, 长",${quark},影视/科幻,"a, b",2026-01-01T00:00:00Z,https://img.example/c.png,,false`,
      [`2 三体 | ${q}  | 影视/科幻 | 好看`],
    ],
    [
      'Pocket',
      `title,url,time_added,tags,status\n三体,${quark},1700000000,a|b,unread`,
      [`2 三体 | ${q}  |  | `],
    ],
    [
      'Instapaper',
      `URL,Title,Selection,Folder,Timestamp\n${quark},三体,,Unread,1700000000`,
      [`2 三体 | ${q}  | Unread | `],
    ],
    ['Notion', `\uFEFFName,Tags,URL\n三体,"a, b",${quark}`, [`2 三体 | ${q}  |  | `]],
  ])('%s', async (_, content, expected) => {
    expect(await readLinks({ content, name: 'export.csv' })).toEqual(expected)
  })
})
