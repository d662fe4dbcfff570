import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportFormat } from '../../../../../electron/engine/model/import.ts'
import { isRefusal } from '../../../../../electron/engine/model/refusal.ts'
import { readFindings, readLinks } from '../../../../support/read-findings.ts'
import { refusal } from '../../../../support/refusal.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3'
const baidu = 'https://pan.baidu.com/s/1AbCdEf'

function read(content: string, format: ImportFormat): Promise<string[]> {
  return readLinks({ content, format })
}

async function refused(content: string, format: ImportFormat): Promise<string[]> {
  const { unreadable } = await readFindings({ content, format })
  return unreadable.map(({ line, why }) => `${line} ${why}`)
}

describe('a table', () => {
  const whole = ['2 庆余年 | AbCdEf x1y2 | 剧集 | 好看']

  test.each([
    ['with an English header', `title,url,pwd,category,note\n庆余年,${baidu},x1y2,剧集,好看`],
    ['with a Chinese header', `标题,链接,提取码,分类,备注\n庆余年,${baidu},x1y2,剧集,好看`],
    [
      'with the seed’s header',
      `drama_name,link,passcode,category1,remark\n庆余年,${baidu},x1y2,剧集,好看`,
    ],
    [
      'with a header in capitals and blanks',
      `Title , URL ,PWD,Category,Note\n庆余年,${baidu},x1y2,剧集,好看`,
    ],
    [
      'with columns nobody knows',
      `id,title,url,pwd,category,note,size\n7,庆余年,${baidu},x1y2,剧集,好看,1G`,
    ],
    ['with a byte order mark', `\uFEFFtitle,url,pwd,category,note\n庆余年,${baidu},x1y2,剧集,好看`],
    [
      'with the names of a drive’s interface',
      `shareName,shareUrl,receiveCode,category,note\n庆余年,${baidu},x1y2,剧集,好看`,
    ],
    ['with semicolons', `title;url;pwd;category;note\n庆余年;${baidu};x1y2;剧集;好看`],
    ['with tabs', `title\turl\tpwd\tcategory\tnote\n庆余年\t${baidu}\tx1y2\t剧集\t好看`],
    ['with Windows lines', `title,url,pwd,category,note\r\n庆余年,${baidu},x1y2,剧集,好看\r\n`],
    [
      'with quotes',
      `"title","url","pwd","category","note"\n"庆余年","${baidu}","x1y2","剧集","好看"`,
    ],
  ])('%s', async (_name, text) => {
    expect(await read(text, 'csv')).toEqual(whole)
    expect(await refused(text, 'csv')).toEqual([])
  })

  test.each([
    ['title first', `庆余年,${baidu},x1y2`, ['1 庆余年 | AbCdEf x1y2 |  | ']],
    ['link first', `${baidu},庆余年`, ['1 庆余年 | AbCdEf  |  | ']],
    ['link alone', baidu, ['1 AbCdEf | AbCdEf  |  | ']],
    [
      'rows of two shapes',
      `庆余年,${baidu}\n${quark},三体`,
      ['1 庆余年 | AbCdEf  |  | ', '2 三体 | a1b2c3  |  | '],
    ],
  ])('without a header, %s', async (_name, text, expected) => {
    expect(await read(text, 'csv')).toEqual(expected)
  })

  test.each([
    ['a comma in quotes', `title,url\n"庆余年, 第二季",${quark}`, '庆余年, 第二季'],
    ['a quote in quotes', `title,url\n"庆""余""年",${quark}`, '庆"余"年'],
    ['a quote in the middle', `title,url\n庆"余"年,${quark}`, '庆"余"年'],
    ['a line break in quotes', `title,url\n"庆余年\n第二季",${quark}`, '庆余年\n第二季'],
  ])('keeps %s', async (_name, text, title) => {
    const { candidates } = await readFindings({ content: text, format: 'csv' })
    expect(candidates.map((candidate) => candidate.title)).toEqual([title])
  })

  test('reads the passcode beside a link in one cell, and lets its own column win', async () => {
    expect(
      await read(`title,url,pwd\n甲,${baidu} 提取码: aaaa,\n乙,${baidu}?pwd=aaaa,bbbb`, 'csv'),
    ).toEqual(['2 甲 | AbCdEf aaaa |  | ', '3 乙 | AbCdEf bbbb |  | '])
  })

  test('says which rows have no link, and skips blank ones', async () => {
    const text = `title,url\n甲,\n\n,,\n乙,没有\n丙,${quark}\n丁,https://example.test/${'a'.repeat(9000)}`
    expect(await refused(text, 'csv')).toEqual(['2 no_link', '5 no_link', '7 too_long'])
    expect(await read(text, 'csv')).toEqual(['6 丙 | a1b2c3  |  | '])
  })

  test('that is broken is refused with a sentence that says where', async () => {
    const broken = `title,url\n"庆余年,${quark}\n三体,${baidu}`
    await expect(readFindings({ content: broken, format: 'csv' })).rejects.toThrow(
      refusal('IMPORT_UNREADABLE'),
    )
    await expect(readFindings({ content: broken, format: 'csv' })).rejects.toThrow(
      /line \d+.*quote that is never closed/,
    )
  })

  test('that is empty holds nothing', async () => {
    expect([await read('', 'csv'), await refused('', 'csv')]).toEqual([[], []])
    expect([await read('title,url\n', 'csv'), await refused('title,url\n', 'csv')]).toEqual([
      [],
      [],
    ])
  })
})

describe('a list', () => {
  const item = { title: '庆余年', url: baidu, pwd: 'x1y2', category: '剧集', note: '好看' }
  const whole = ['1 庆余年 | AbCdEf x1y2 | 剧集 | 好看']

  test.each([
    ['of objects', [item]],
    ['under resources', { resources: [item] }],
    [
      'with Chinese names',
      [{ 标题: '庆余年', 链接: baidu, 提取码: 'x1y2', 分类: '剧集', 备注: '好看' }],
    ],
    [
      'with the seed’s names',
      [
        {
          drama_name: '庆余年',
          link: baidu,
          passcode: 'x1y2',
          category1: '剧集',
          remark: '好看',
          is_expired: 0,
        },
      ],
    ],
  ])('%s', async (_name, json) => {
    expect(await read(JSON.stringify(json), 'json')).toEqual(whole)
    expect(await read(`\uFEFF${JSON.stringify(json)}`, 'json')).toEqual(whole)
  })

  test('of texts', async () => {
    const json = JSON.stringify([quark, `庆余年 ${baidu} 提取码 x1y2`])
    expect(await read(json, 'json')).toEqual([
      '1 a1b2c3 | a1b2c3  |  | ',
      '2 庆余年 | AbCdEf x1y2 |  | ',
    ])
  })

  test('with a passcode that is a number', async () => {
    expect(await read(JSON.stringify([{ url: baidu, pwd: 1234 }]), 'json')).toEqual([
      '1 AbCdEf | AbCdEf 1234 |  | ',
    ])
  })

  test('says which items give nothing', async () => {
    const json = JSON.stringify([quark, 7, null, {}, { url: 7 }, '没有'])
    expect(await refused(json, 'json')).toEqual([
      '2 bad_row',
      '3 bad_row',
      '4 no_link',
      '5 no_link',
      '6 no_link',
    ])
  })

  test.each([
    ['broken JSON', '[{"url":', /not valid JSON/],
    ['nothing', '', /not valid JSON/],
    ['a text', '"a"', /holds no link/],
    ['an object without a list', '{"a":1}', /holds no link/],
    ['an object whose list is none', '{"resources":7}', /holds no link/],
  ])('that is %s is refused with a sentence', async (_name, text, sentence) => {
    await expect(readFindings({ content: text, format: 'json' })).rejects.toThrow(
      refusal('IMPORT_UNREADABLE'),
    )
    await expect(readFindings({ content: text, format: 'json' })).rejects.toThrow(sentence)
  })
})

describe('a text', () => {
  test('is read as a person pastes it', async () => {
    const text = `\uFEFF庆余年\n链接：${baidu} 提取码：x1y2\n\n没有链接`
    expect(await read(text, 'text')).toEqual(['2 庆余年 | AbCdEf x1y2 |  | '])
    expect(await refused(text, 'text')).toEqual(['4 no_link'])
  })
})

describe('whatever is read', () => {
  test.each(['csv', 'json', 'text'] as const)('as %s ends well or in a refusal', async (format) => {
    const piece = fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '[',
      ']',
      '{',
      '}',
      ':',
      quark,
      'title',
      'url',
      '剧',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
      fc.json(),
    )
    const reading = fc.assert(
      fc.asyncProperty(text, async (text) => {
        const ending = await readFindings({ content: text, format }).catch(
          (error: unknown) => error,
        )
        return !(ending instanceof Error) || isRefusal(ending, 'IMPORT_UNREADABLE')
      }),
      { numRuns: 300 },
    )
    await expect(reading).resolves.toBeUndefined()
  })
})
