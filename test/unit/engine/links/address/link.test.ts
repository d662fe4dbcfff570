import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAddress } from '../../../../../electron/engine/links/address/address-parts.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import { asItsAddress, briefLink } from '../../../../support/drives/brief-link.ts'

describe('a folder of a share', () => {
  test.each([
    ['https://pan.quark.cn/s/a1b2c3#/list/share/f00d1111-%E5%89%A7', 'quark a1b2c3  f00d1111'],
    ['https://pan.quark.cn/s/a1b2c3#/list/share/f00d1111*101剧', 'quark a1b2c3  f00d1111'],
    ['https://drive.uc.cn/s/a1b2c3d4?public=1#/list/share/f00d1111', 'uc a1b2c3d4  f00d1111'],
    ['https://pan.quark.cn/s/a1b2c3?pwd=x1y2#/list/share/f00d', 'quark a1b2c3 x1y2 f00d'],
  ])('%s', (text, expected) => {
    const link = parseLink(text)
    expect(briefLink(link)).toBe(expected)
    expect(briefLink(parseLink(link?.url ?? ''))).toBe(expected)
  })
})

describe('a host in another script', () => {
  test.each([
    ['https://例子.测试/a', 'https://xn--fsqu00a.xn--0zwm56d/a', 'https://例子.测试/a'],
    ['看 https://www.例子.com/a很好', 'https://www.xn--fsqu00a.com/a', 'https://www.例子.com/a'],
    ['https://例子.com很好看', 'https://xn--fsqu00a.com/', 'https://例子.com/'],
    ['https://例子.中国，看', 'https://xn--fsqu00a.xn--fiqs8s/', 'https://例子.中国/'],
    ['https://例子.com:8080/剧集', 'https://xn--fsqu00a.com:8080/%E5%89%A7%E9%9B%86', undefined],
    ['http://Müller.example.com/x?y#z', 'http://xn--mller-kva.example.com/x?y', undefined],
    ['https://xn--fsqu00a.com/a', 'https://xn--fsqu00a.com/a', 'https://xn--fsqu00a.com/a'],
    ['https://a.com很好看', 'https://a.com/', 'https://a.com/'],
  ])('%s is one address, shown as it was typed', (text, shareId, url) => {
    const link = parseLink(text)
    expect(link).toMatchObject({ provider: 'web', shareId, ...(url === undefined ? {} : { url }) })
    expect(parseLink(link?.url ?? '')).toEqual(link)
    expect(new URL(link?.url ?? '').href.split('#')[0]).toBe(shareId)
  })

  test.each(['https://后面没有', 'https://例子'])('%s is none', (text) => {
    expect(parseLink(text)).toBeUndefined()
  })
})

describe('parseLink compares whole hosts and whole paths', () => {
  test.each([
    ['a host that only ends alike', 'https://not115.com/s/swabc123def'],
    ['a host that only begins alike', 'https://pan.quark.cn.example.test/s/a1b2c3d40001'],
    ['a drive as the user name', 'https://pan.quark.cn@example.test/s/a1b2c3d40001'],
    ['a drive in the path', 'https://example.test/pan.quark.cn/s/a1b2c3d40001'],
    ['another port', 'https://pan.quark.cn:8443/s/a1b2c3d40001'],
    ['another product', 'https://www.ilanzou.com/s/abcdef'],
    ['another product of the same company', 'https://www.ecpan.cn/web/share?code=abc'],
  ])('%s is a web link', (_name, text) => {
    expect(parseLink(text)?.provider).toBe('web')
  })

  test.each([
    ['nothing', ''],
    ['words', '没有链接'],
    ['a drive without a share', 'https://pan.quark.cn/'],
    ['a page of a drive', 'https://pan.quark.cn/list#/list/all'],
    ['a person’s own files', 'https://115.com/?cid=0&offset=0'],
    ['a share of a drive with a login in it', 'https://me:secret@pan.quark.cn/s/a1b2c3d40001'],
    ['no host', 'https://'],
    ['a dot as the host', 'https://./'],
    ['another scheme', 'ftp://example.test/a'],
    ['a script', 'javascript:alert(1)'],
    ['a magnet', 'magnet:?xt=urn:btih:abcdef'],
    ['a web host without a scheme', 'example.com/a.zip'],
    ['an address without an end', `https://example.test/${'a'.repeat(4001)}`],
  ])('%s is no link', (_name, text) => {
    expect(parseLink(text)).toBeUndefined()
  })
})

describe('parseLink reads what people copy', () => {
  test.each([
    ['pan.quark.cn/s/a1b2c3d40001', 'quark a1b2c3d40001'],
    ['HTTPS://PAN.QUARK.CN/s/a1b2c3d40001', 'quark a1b2c3d40001'],
    [
      'ｈｔｔｐｓ：／／ｐａｎ．ｑｕａｒｋ．ｃｎ／ｓ／ａ１ｂ２ｃ３？ｐｗｄ＝ｘ１ｙ２',
      'quark a1b2c3 x1y2',
    ],
    ['链接: https://pan.baidu.com/s/1AbCdEf 提取码: x1y2', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf提取码x1y2复制这段内容', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf，密码：x1y2。', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf pwd: x1y2', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf#x1y2', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf?a=1&amp;pwd=x1y2', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf 解压密码：zzzz', 'baidu AbCdEf'],
    ['https://pan.baidu.com/s/1AbCdEf 解压密码：zzzz 提取码：x1y2', 'baidu AbCdEf x1y2'],
    ['https://pan.baidu.com/s/1AbCdEf 提取码：ab×d', 'baidu AbCdEf'],
    ['https://pan.quark.cn/s/a1b2c3https://pan.quark.cn/s/d4e5f6', 'quark a1b2c3'],
    ['（https://pan.quark.cn/s/a1b2c3）', 'quark a1b2c3'],
    ['<a href="https://pan.quark.cn/s/a1b2c3">x</a>', 'quark a1b2c3'],
    ['https://pan.quark.cn/s/a1b2c3%zz', 'quark a1b2c3'],
  ])('%s', (text, expected) => {
    expect(briefLink(parseLink(text))).toBe(expected)
  })

  test.each([
    ['https://Example.TEST:443/a/../b?x=1#part', 'https://example.test/b?x=1'],
    ['http://example.test', 'http://example.test/'],
    ['https://example.test/wiki/A_(b), and', 'https://example.test/wiki/A_(b)'],
    ['(https://example.test/a)', 'https://example.test/a'],
    [
      'https://web.archive.org/web/1/https://example.test/a',
      'https://web.archive.org/web/1/https://example.test/a',
    ],
    ['https://example.test/a很好看', 'https://example.test/a'],
    ['https://example.test/剧集，看', 'https://example.test/%E5%89%A7%E9%9B%86'],
    ['http://192.168.1.10:8080/a', 'http://192.168.1.10:8080/a'],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
    ['看http://[2001:DB8:0:0::1]/a。', 'http://[2001:db8::1]/a'],
    ['[http://[::1]/a]', 'http://[::1]/a'],
    ['https://example.test/%E5%89%A7%20%e9%9b%86', 'https://example.test/%E5%89%A7%20%e9%9b%86'],
    ['https://example.test/a,https://example.test/b', 'https://example.test/a'],
    ['https://example.test/a?u=https://example.test/b', null],
    ['《https://example.test/a》', 'https://example.test/a'],
    ['https://example.test/a。很好', 'https://example.test/a'],
  ])('%s → %s', (text, shareId) => {
    expect(parseLink(text)).toMatchObject({ provider: 'web', shareId: shareId ?? text })
  })

  test('the same share by every road is one share', () => {
    const roads = [
      '/s/1AbCdEf?pwd=x1y2',
      '/share/init?surl=AbCdEf',
      '/wap/init?surl=AbCdEf&pwd=x1y2',
    ]
    const ids = roads.map((road) => parseLink(`https://pan.baidu.com${road}`)?.shareId)
    expect(new Set(ids)).toEqual(new Set(['AbCdEf']))
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    'https://',
    'http://',
    'pan.quark.cn/s/',
    'pan.baidu.com/s/1',
    'www.lanzoux.com/',
    '?pwd=',
    '#',
    '/',
    '?',
    '&',
    '=',
    '%',
    '%E5',
    '.',
    '(',
    ')',
    '（访问码：',
    '提取码:',
    'ab12',
    '剧',
    ' ',
    'yun.139.com/shareweb/#/w/i/',
    'example.test',
    '@',
    ':',
    '[',
    ']',
    '\\',
    "'",
    '*',
    '~',
    '１',
    '例子.',
    '测试',
    '.com',
    'xn--',
    'ü',
    '的',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  )

  test('is read without an error, and what was read reads the same again', () => {
    fc.assert(
      fc.property(text, (text) => {
        const link = parseLink(text)
        if (!link) return
        expect(parseLink(link.url)).toEqual(asItsAddress(link))
      }),
      { numRuns: 3000 },
    )
  })

  test('is taken apart as the URL standard does, by the short way too', () => {
    const sign = fc.constantFrom(
      ...'az09-_./?#=&%:@~A \\'.split(''),
      '..',
      '/.',
      'xn--',
      '//',
      '%2e',
      '.com/',
    )
    const signs = fc.array(sign, { maxLength: 14 }).map((signs) => signs.join(''))
    const begin = fc.constantFrom(
      'https://a.com/',
      'http://a.',
      'https://',
      'http://a.b-c.com/x?y=1',
    )
    fc.assert(
      fc.property(begin, signs, (begin, signs) => {
        const url = URL.parse(begin + signs)
        const read = readAddress(begin + signs)
        if (!read) return url === null || !/[a-z0-9]/.test(url.hostname)
        const { hash, hostname, href, pathname, port, search, username, password } =
          url ?? new URL('about:blank')
        const hasLogin = username + password !== ''
        expect(read).toEqual({ href, hostname, port, rest: pathname + search + hash, hasLogin })
        return true
      }),
      { numRuns: 20_000 },
    )
  })

  test.each([
    'a',
    '/',
    'https://',
    '例子.',
    'https://例.',
    'https://a.com/a.',
    '?pwd=',
    '&a=',
    'https://pan.quark.cn/s/',
    '%',
    '(',
    '.a',
    '提取码',
    '密码:',
    '#/list/share/',
  ])('of a megabyte of %j is read as fast as its beginning', (unit) => {
    // A reader that backtracks would not come back from this.
    const text = unit.repeat(1_000_000 / unit.length)
    expect(() => parseLink(text)).not.toThrow()
    expect(() => parseLink(`https://pan.quark.cn/s/abc${text}`)).not.toThrow()
  })
})
