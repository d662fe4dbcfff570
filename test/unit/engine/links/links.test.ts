import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLinks, parseAddress, parseLink } from '../../../../electron/engine/links/links.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3'
const baidu = 'https://pan.baidu.com/s/1AbCdEf'

describe('any text', () => {
  const piece = fc.constantFrom(
    quark,
    baidu,
    'https://',
    'http://example.test/a',
    'pan.quark.cn/s/',
    'https://例子.测试/',
    '?pwd=ab12',
    '#ab12',
    '#/list/share/f00d1111-',
    '\n',
    '\n\n',
    ' ',
    '：',
    '提取码：x1y2',
    '解压密码',
    '庆余年',
    '（',
    '）',
    '复制这段内容',
    '「',
    '分享了',
    '链接',
    '\r\n',
    '#',
    "'",
    '|',
    '{',
    '}',
    '[',
    '](',
    '![',
    '\\',
    '^',
    '_',
    'ü',
    '·',
    '🎉',
    '.html',
    'x1y2',
    '----',
    '密码是',
    'magnet:?xt=',
    'ed2k://|file|',
    '<a href="',
    '">',
    '</a>',
    'https://link.zhihu.com/?target=',
    'https%3A%2F%2Fexample.test%2F',
    'me:secret@',
    '\u200b',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  )

  test('gives links that read again as the same share, each with a title and a line of the text', () => {
    fc.assert(
      fc.property(text, (text) => {
        const lines = text.split(/\r?\n/).length
        for (const { line, title, link } of findLinks(text).found) {
          expect(title).not.toBe('')
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lines)
          const carried = link.provider === 'web' ? '' : link.passcode
          expect(parseLink(link.url)).toEqual({ ...link, passcode: carried })
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('that is an address alone reads again as the same link', () => {
    fc.assert(
      fc.property(text, (text) => {
        const link = parseAddress(text)
        if (!link) return
        const carried = link.provider === 'web' ? '' : link.passcode
        expect(parseAddress(link.url)).toEqual({ ...link, passcode: carried })
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '_https://link.zhihu.com/?target=|_',
    'http://example.test/a{?pwd=ab12}',
    'http://[::1]/?a=}',
  ])('also %s', (text) => {
    const link = parseAddress(text)
    expect(link).toMatchObject({ provider: 'web' })
    expect(parseAddress(link?.url ?? '')).toEqual(link)
    expect(parseLink(link?.url ?? '')).toEqual(link)
  })

  test('of 5 MB is read whole', () => {
    const lines = Math.ceil(5_000_000 / `庆余年 ${baidu}000000 提取码: x1y2\n`.length)
    const text = Array.from(
      { length: lines },
      (_, index) => `庆余年 ${baidu}${String(index).padStart(6, '0')} 提取码: x1y2`,
    ).join('\n')
    expect(findLinks(text).found).toHaveLength(lines)
  })

  test.each([
    '字',
    ' ',
    'a',
    '提取码：',
    'https://',
    '「',
    '分享了',
    '（',
    `${quark} `,
    'a.',
    '链接 ',
    'https://例.',
    'https://a.com/a.',
    `${quark}?pwd=`,
    '解压密码',
    '[',
    '[',
    '](',
    '<a ',
    '{',
    "'",
    '|',
    'https://a.com/字',
    'https://a.com?u=https://',
    'ed2k://|',
    'magnet:?',
    '密码是',
    '\u200b',
  ])('of a million letters of %j without a line break ends', (unit) => {
    expect(() => findLinks(unit.repeat(1_000_000 / unit.length))).not.toThrow()
  })
})
