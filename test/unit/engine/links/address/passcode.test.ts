import { describe, expect, test } from 'vitest'
import { findLinks, parseLink, withPasscode } from '../../../../../electron/engine/links/links.ts'
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
    ['?PWD=', `${baidu}?PWD=x1y2`],
    ['&pwd= without a query', `${baidu}&pwd=x1y2`],
    ['a query that was parted from it', `${baidu}?pwd= x1y2`],
    // hxz393/BaiduPanFilesTransfers#99, rachpt/lanzou-gui#63, qjfoidnh/BaiduPCS-Go#55
    ['nothing but a blank', `${baidu} x1y2`],
    ['blanks', `${baidu}  \tx1y2 `],
    ['a comma', `${baidu}，x1y2`],
    ['a bar', `${baidu}|x1y2`],
    ['hyphens', `${baidu}----x1y2`],
    ['brackets', `${baidu}（x1y2）`],
    ['a blank, before its title', `${baidu} x1y2 黑镜`],
    ['提取', `${baidu} 提取:x1y2`],
    ['码', `${baidu} 码：x1y2`],
    ['a slip of the pen', `${baidu} 提取吗：x1y2`],
    ['a label with blanks in it', `${baidu} 提 取 码：x1y2`],
    ['a colon between blanks', `${baidu} 提取码 : x1y2`],
    ['口令', `${baidu} 口令：x1y2`],
    ['pw', `${baidu} pw: x1y2`],
    ['a code in English', `${baidu} Extraction code: x1y2`],
    ['brackets of its own', `${baidu} 提取码：【x1y2】`],
    ['quotes', `${baidu} 提取码：“x1y2”`],
    ['Markdown', `${baidu} **提取码**：\`x1y2\``],
    ['是', `${baidu} 密码是x1y2`],
    ['a key', `${baidu} 🔑 x1y2`],
    ['full-width letters', `${baidu} 提取码：ｘ１ｙ２`],
    ['blanks that nobody sees', `${baidu}\u200b 提取码：\u200bx1y2`],
    ['提取暗号：…', `${baidu} 提取暗号：x1y2`],
    ['提取ma：…', `${baidu} 提取ma：x1y2`],
    ['取码：…', `${baidu} 取码：x1y2`],
    ['取件码：…', `${baidu} 取件码：x1y2`],
    ['领取码：…', `${baidu} 领取码：x1y2`],
    ['校验码：…', `${baidu} 校验码：x1y2`],
    ['网盘码: …', `${baidu} 网盘码: x1y2`],
    ['mm：…', `${baidu} mm：x1y2`],
    ['tqm：…', `${baidu} tqm：x1y2`],
    ['key: …', `${baidu} key: x1y2`],
    ['Kennwort: …', `${baidu} Kennwort: x1y2`],
    ['Mot de passe : …', `${baidu} Mot de passe : x1y2`],
    ['contraseña: …', `${baidu} contraseña: x1y2`],
    ['Mật khẩu: …', `${baidu} Mật khẩu: x1y2`],
    ['解凍パス：zzzz パス：…', `${baidu} 解凍パス：zzzz パス：x1y2`],
    ['提取码->…', `${baidu} 提取码->x1y2`],
    ['提取码为：…', `${baidu} 提取码为：x1y2`],
    ['提取码∶…', `${baidu} 提取码∶x1y2`],
    ['提取码《…》', `${baidu} 提取码《x1y2》`],
    ['the next line', `${baidu}\n提取码：x1y2`],
    ['the next line, alone', `${baidu}\n  x1y2`],
    ['the line below its label', `${baidu}\n  分享密码\nx1y2`],
    ['the line above', `提取码：x1y2\n${baidu}`],
    ['what is said of all links', `通用提取码：x1y2\n\n${baidu}`],
  ])('%s', (_name, text) => {
    expect(briefLink(parseLink(text))).toBe('baidu AbCdEf x1y2')
  })

  test.each([
    ['an archive’s', `${baidu} 解压密码：x1y2`],
    ['an archive’s, in other signs', `${baidu} 解壓密碼：x1y2`],
    ['an archive’s, by another name', `${baidu} 压缩包密码：x1y2`],
    ['one with a sign in it', `${baidu} 提取码：ab×d`],
    ['a program’s', `${baidu} License key: x1y2`],
    ['a size', `${baidu} 5mm: x1y2`],
    ['an empty one', `${baidu}?pwd=`],
    ['none', `${baidu} 提取码：无`],
    ['none, in English', `${baidu} 提取码：none`],
    ['where it stands', `${baidu} 密码：见评论区`],
    ['words, where a drive takes none', `${baidu} 密码：四字密码`],
    ['a code that was sent', `${baidu} 验证码：x1y2`],
    ['a title of four letters', `${baidu} Lost`],
    ['a year', `${baidu} 2012`],
    ['a word of a longer title', `${baidu} dark 第一季`],
    ['a code of a web link', 'https://example.test/a x1y2'],
    ['a word without a colon', `${baidu} code x1y2`],
    ['the end of a word', `${baidu} postcode: x1y2`],
    ['a longer fragment', `${baidu}#section`],
    ['words of a fragment', `${baidu}#list/path`],
  ])('but not %s', (_name, text) => {
    expect(parseLink(text)?.passcode).toBe('')
  })

  // rachpt/lanzou-gui#85
  test.each(['b01abcd 密码：四字密码', 'b01abcd?pwd=四字密码'])(
    'words of a language: %s',
    (text) => {
      expect(briefLink(parseLink(`https://www.lanzoux.com/${text}`))).toBe(
        'lanzou b01abcd 四字密码',
      )
    },
  )
})

describe('a passcode is never another link’s', () => {
  const first = 'https://pan.baidu.com/s/1AbCdEf'
  const second = 'https://pan.baidu.com/s/1GhIjKl'
  const passcodes = (text: string) => findLinks(text).found.map(({ link }) => link.passcode)

  test.each([
    ['on lines of their own', `${first} aaaa\n${second} bbbb`, ['aaaa', 'bbbb']],
    ['below each', `${first}\n提取码：aaaa\n${second}\n提取码：bbbb`, ['aaaa', 'bbbb']],
    ['above each', `提取码：aaaa\n${first}\n提取码：bbbb\n${second}`, ['aaaa', 'bbbb']],
    ['below titles', `甲\n${first}\n提取码：aaaa\n乙\n${second}`, ['aaaa', '']],
    ['below a title that is not the link’s', `${first}\n乙\n提取码：bbbb\n${second}`, ['', 'bbbb']],
    [
      'below the title of each',
      `${first}\n甲\n提取码：aaaa\n${second}\n乙\n提取码：bbbb`,
      ['aaaa', 'bbbb'],
    ],
    ['of the first alone', `${first} 提取码：aaaa\n${second}`, ['aaaa', '']],
    ['of the last alone', `${first}\n${second} 提取码：bbbb`, ['', 'bbbb']],
    ['past a blank line', `${first}\n\n提取码：bbbb\n${second}`, ['', 'bbbb']],
    ['of all', `${first}\n${second}\n提取码都是 aaaa`, ['aaaa', 'aaaa']],
    ['of its own address', `${first}?pwd=aaaa\n${second}\n提取码：bbbb`, ['aaaa', 'bbbb']],
  ])('%s', (_name, text, expected) => {
    expect(passcodes(text)).toEqual(expected)
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
