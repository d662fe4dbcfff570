import { describe, expect, test } from 'vitest'
import { parseLink, withPasscode } from '../../../../../electron/engine/links/links.ts'
import { briefLink } from '../../../../support/drives/brief-link.ts'

describe('a passcode is read from', () => {
  const baidu = 'https://pan.baidu.com/s/1AbCdEf'

  test.each([
    ['?pwd=', `${baidu}?pwd=x1y2`],
    ['&pwd=', `${baidu}?from=a&pwd=x1y2&b=1`],
    ['?password=', `${baidu}?password=x1y2`],
    ['?passcode=', `${baidu}?passcode=x1y2`],
    ['?pass=', `${baidu}?pass=x1y2`],
    ['?receive_code=', `${baidu}?receive_code=x1y2`],
    ['?accessCode=', `${baidu}?accessCode=x1y2`],
    ['?code=', `${baidu}?code=x1y2`],
    ['?提取码=', `${baidu}?提取码=x1y2`],
    ['?访问码:', `${baidu}?访问码:x1y2`],
    ['an escaped key', `${baidu}?%E6%8F%90%E5%8F%96%E7%A0%81=x1y2`],
    ['a query that ends in #', `${baidu}?pwd=x1y2#`],
    ['a query before a fragment', `${baidu}?pwd=x1y2#list/path=%2F`],
    ['#x1y2', `${baidu}#x1y2`],
    ['#password=', `${baidu}#password=x1y2`],
    ['#/a?pwd=', `${baidu}#/a?pwd=x1y2`],
    ['（访问码：）', `${baidu}（访问码：x1y2）`],
    ['(访问码:)', `${baidu} (访问码:x1y2)`],
    ['the same, escaped', `${baidu}%EF%BC%88%E8%AE%BF%E9%97%AE%E7%A0%81%EF%BC%9Ax1y2%EF%BC%89`],
    ['提取码 without a sign', `${baidu} 提取码x1y2`],
    ['提取码 and a full-width colon', `${baidu} 提取码：x1y2`],
    ['提取码 and a small colon', `${baidu} 提取码﹕x1y2`],
    ['提取密码', `${baidu} 提取密码: x1y2`],
    ['访问密码', `${baidu} 访问密码: x1y2`],
    ['分享码', `${baidu} 分享码 x1y2`],
    ['訪問碼', `${baidu} 訪問碼：x1y2`],
    ['密碼', `${baidu} 密碼：x1y2`],
    ['pass code', `${baidu} pass code: x1y2`],
    ['Password=', `${baidu} Password=x1y2`],
    ['Code:', `${baidu} Code: x1y2`],
    ['full-width letters in the address', `${baidu}？ｐｗｄ＝ｘ１ｙ２`],
    ['beside one of an archive', `${baidu} 解压密码:zzzz 提取码:x1y2`],
  ])('%s', (_name, text) => {
    expect(briefLink(parseLink(text))).toBe('baidu AbCdEf x1y2')
  })

  test.each([
    ['an archive’s', `${baidu} 解压密码：x1y2`],
    ['an archive’s, in other signs', `${baidu} 解壓密碼：x1y2`],
    ['an archive’s, by another name', `${baidu} 压缩包密码：x1y2`],
    ['one with a sign in it', `${baidu} 提取码：ab×d`],
    ['an empty one', `${baidu}?pwd=`],
    ['a word without a colon', `${baidu} code x1y2`],
    ['the end of a word', `${baidu} postcode: x1y2`],
    ['a longer fragment', `${baidu}#section`],
    ['words of a fragment', `${baidu}#list/path`],
  ])('but not %s', (_name, text) => {
    expect(briefLink(parseLink(text))).toBe('baidu AbCdEf')
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
