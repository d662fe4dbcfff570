import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Link, parseLink, withPasscode } from '../../../../electron/engine/links/link.ts'

const brief = (link: Link | undefined) =>
  link && [link.provider, link.shareId, link.passcode, link.folder].join(' ').trimEnd()

describe('parseLink tells the drives apart', () => {
  test.each([
    // Quark
    ['https://pan.quark.cn/s/a1b2c3d40001', 'quark a1b2c3d40001'],
    ['http://pan.quark.cn/s/a1b2c3d40001/', 'quark a1b2c3d40001'],
    ['https://quark.cn/s/a1b2c3d40001', 'quark a1b2c3d40001'],
    ['https://pan.qoark.cn/s/fakeShort1', 'quark fakeShort1'],
    ['https://pan.quark.cn/s/a1b2c3d40001#/list/share', 'quark a1b2c3d40001'],
    ['https://pan.quark.cn/?pwd_id=a1b2c3d40001', 'quark a1b2c3d40001'],
    ['https://pan.quark.cn/s/a1b2c3d40001?pwd=x1Y2', 'quark a1b2c3d40001 x1Y2'],
    ['https://pan.quark.cn/s/a1b2c3d40001?passcode=x1Y2', 'quark a1b2c3d40001 x1Y2'],
    ['https://pan.quark.cn/s/a1b2c3d40001?password=x1Y2#/list/share', 'quark a1b2c3d40001 x1Y2'],
    [
      'https://pan.quark.cn/s/a1b2c3d40001#/list/share/f00d1111-第一季/f00d2222-第二集',
      'quark a1b2c3d40001  f00d1111',
    ],
    [
      'https://pan.quark.cn/s/a1b2c3d40001#/list/share/f00d1111-S1/f00d2222-E2',
      'quark a1b2c3d40001  f00d2222',
    ],
    // UC
    ['https://drive.uc.cn/s/e0f1a2b3c4d50001?public=1#/list/share', 'uc e0f1a2b3c4d50001'],
    ['https://fast.uc.cn/s/e0f1a2b3c4d50001', 'uc e0f1a2b3c4d50001'],
    ['https://yun.uc.cn/s/e0f1a2b3c4d50001?pwd=longcode9', 'uc e0f1a2b3c4d50001 longcode9'],
    // Aliyun
    ['https://www.aliyundrive.com/s/abcdefghijk', 'aliyun abcdefghijk'],
    ['https://alipan.com/s/abcdefghijk/folder/64aa64aa', 'aliyun abcdefghijk  64aa64aa'],
    ['https://www.alipan.com/t/abcdefghijk', 'aliyun t/abcdefghijk'],
    ['https://alywp.net/abcdefghijk', 'aliyun abcdefghijk'],
    // Baidu
    ['https://pan.baidu.com/s/1AbC_dEf-123', 'baidu AbC_dEf-123'],
    ['https://pan.baidu.com/share/init?surl=AbC_dEf-123&pwd=x1y2', 'baidu AbC_dEf-123 x1y2'],
    ['https://pan.baidu.com/wap/init?surl=1bC_dEf-123', 'baidu 1bC_dEf-123'],
    ['https://yun.baidu.com/s/1AbC_dEf-123?pwd=x1y2', 'baidu AbC_dEf-123 x1y2'],
    ['http://eyun.baidu.com/e/1AbC_dEf-123', 'baidu AbC_dEf-123'],
    // 115
    ['https://115.com/s/swabc123def', '115 swabc123def'],
    ['https://115cdn.com/s/swabc123def?password=x1y2&#标题', '115 swabc123def x1y2'],
    ['https://anxia.com/s/swabc123def#password=x1y2', '115 swabc123def x1y2'],
    ['https://115.com/s/swabc123def-x1y2', '115 swabc123def x1y2'],
    ['https://share.115.com/swabc123def', '115 swabc123def'],
    // 123
    ['https://www.123pan.com/s/ab12-cd34.html', '123 ab12-cd34'],
    ['https://www.123684.com/s/ab12-cd34?pwd=x1y2#', '123 ab12-cd34 x1y2'],
    ['https://www.123pan.com/s/ab12-cd34?提取码:x1y2', '123 ab12-cd34 x1y2'],
    ['https://www.123pan.com/s/ab12-cd34?%E6%8F%90%E5%8F%96%E7%A0%81:x1y2', '123 ab12-cd34 x1y2'],
    ['https://18000.share.123pan.cn/123pan/ab12-cd34?pwd=x1y2', '123 ab12-cd34 x1y2'],
    ['https://18000.mshare.123pan.cn/ps/ab12-cd34', '123 ab12-cd34'],
    ['https://www.123pan.cn/api/srr?sk=ab12-cd34&st=s', '123 ab12-cd34'],
    // Xunlei
    [
      'https://pan.xunlei.com/s/VNabcdefghij_klmno-pqrstuA1?pwd=x1y2#',
      'xunlei VNabcdefghij_klmno-pqrstuA1 x1y2',
    ],
    // Tianyi: `code` is the share, not its passcode
    ['https://cloud.189.cn/t/Ab1cD2eF3gH4', 'tianyi Ab1cD2eF3gH4'],
    ['https://cloud.189.cn/web/share?code=Ab1cD2eF3gH4', 'tianyi Ab1cD2eF3gH4'],
    ['https://h5.cloud.189.cn/share.html#/t/Ab1cD2eF3gH4', 'tianyi Ab1cD2eF3gH4'],
    ['https://h5.cloud.189.cn/share/Ab1cD2eF3gH4', 'tianyi Ab1cD2eF3gH4'],
    ['https://ecloud.189.cn/t/Ab1cD2eF3gH4', 'tianyi Ab1cD2eF3gH4'],
    ['https://cloud.189.cn/t/Ab1cD2eF3gH4（访问码：x1y2）', 'tianyi Ab1cD2eF3gH4 x1y2'],
    [
      'https://cloud.189.cn/t/Ab1cD2eF3gH4%EF%BC%88%E8%AE%BF%E9%97%AE%E7%A0%81%EF%BC%9Ax1y2%EF%BC%89',
      'tianyi Ab1cD2eF3gH4 x1y2',
    ],
    // 139: the id may stand in the fragment or be the whole query
    ['https://yun.139.com/shareweb/#/w/i/0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://yun.139.com/link/w/i/0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://caiyun.139.com/m/i?0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://caiyun.139.com/w/i/0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://www.caiyun.139.com/front/#/detail?linkID=0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://caiyun.feixin.10086.cn/0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    ['https://caiyun.feixin.10086.cn/dl/i/0a1B2c3D4e5F6', '139 0a1B2c3D4e5F6'],
    // PikPak
    ['https://mypikpak.com/s/VNabcdefghijklmnopqrstuvA1', 'pikpak VNabcdefghijklmnopqrstuvA1'],
    [
      'https://mypikpak.net/s/VNabcdefghijklmnopqrstuvA1/VNfolderfolder?act=play',
      'pikpak VNabcdefghijklmnopqrstuvA1  VNfolderfolder',
    ],
    // Lanzou
    ['https://www.lanzoux.com/iAbc12d', 'lanzou iAbc12d'],
    ['https://some.lanzoui.com/tp/iAbc12d', 'lanzou iAbc12d'],
    ['https://leon.lanzoue.com/b0abcde?pwd=6ab', 'lanzou b0abcde 6ab'],
    ['https://www.lanzouw.com/s/剧集', 'lanzou s/%E5%89%A7%E9%9B%86'],
    // Weiyun
    ['https://share.weiyun.com/AbCd1234', 'weiyun AbCd1234'],
  ])('%s', (text, expected) => {
    expect(brief(parseLink(text))).toBe(expected)
  })
})

describe('parseLink compares whole hosts and whole paths', () => {
  test.each([
    ['a drive without a share', 'https://pan.quark.cn/'],
    ['a page of a drive', 'https://pan.quark.cn/list#/list/all'],
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
    expect(brief(parseLink(text))).toBe(expected)
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
  ])('%s → %s', (text, shareId) => {
    expect(parseLink(text)).toMatchObject({ provider: 'web', shareId })
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

describe('a passcode goes where the drive carries it', () => {
  test.each([
    ['https://pan.quark.cn/s/a1b2c3', 'https://pan.quark.cn/s/a1b2c3?pwd=n3w1'],
    ['https://pan.quark.cn/s/a1b2c3?pwd=x1y2', 'https://pan.quark.cn/s/a1b2c3?pwd=n3w1'],
    ['https://115cdn.com/s/swabc123def', 'https://115cdn.com/s/swabc123def?password=n3w1'],
    ['https://yun.139.com/shareweb/#/w/i/0a1B2c3D', 'https://yun.139.com/shareweb/#/w/i/0a1B2c3D'],
    ['https://example.test/a', 'https://example.test/a'],
  ])('%s', (text, url) => {
    const link = parseLink(text)
    expect(link && withPasscode(link, 'n3w1')).toMatchObject({ passcode: 'n3w1', url })
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
        const again = parseLink(link.url)
        // These take no passcode in their address.
        const carried = ['139', 'weiyun', 'web'].includes(link.provider) ? '' : link.passcode
        expect(again).toEqual({ ...link, passcode: carried })
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    'a',
    '/',
    'https://',
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
