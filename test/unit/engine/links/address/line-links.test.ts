import { describe, expect, test } from 'vitest'
import { findLinks } from '../../../../../electron/engine/links/links.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3'
const baidu = 'https://pan.baidu.com/s/1AbCdEf'

/** Each link as `title | share passcode`. */
const found = (text: string) =>
  findLinks(text).found.map(({ title, link }) =>
    `${title} | ${link.shareId} ${link.passcode}`.trimEnd(),
  )
const refused = (text: string) =>
  findLinks(text).unreadable.map(({ line, text, why }) => `${line} ${why} ${text}`)

describe('the source of a page', () => {
  test.each([
    [
      'gives the words of a link',
      `<a href="${baidu}">一些内容</a> 提取码：ab12`,
      ['一些内容 | AbCdEf ab12'],
    ],
    [
      'gives the name of a bookmark',
      `<DT><A HREF="${quark}" ADD_DATE="1669307552" ICON_URI="https://example.test/favicon.ico">黑镜 &amp; 白夜</A>`,
      ['黑镜 & 白夜 | a1b2c3'],
    ],
    [
      'gives each link its own words',
      `<li>剧集：<a href='${quark}'>黑镜</a>、<a href='${baidu}'>白夜</a></li>`,
      ['黑镜 | a1b2c3', '白夜 | AbCdEf'],
    ],
    [
      'gives the words before a link without a name',
      `<p>黑镜 <a href="${quark}">点击下载</a></p>`,
      ['黑镜 | a1b2c3'],
    ],
    [
      'gives one link where its address is shown, whole or shortened',
      `<a href="${quark}">${quark}</a> <a href="${baidu}">https://pan.baidu.com/s/1AbC...</a>`,
      ['a1b2c3 | a1b2c3', 'AbCdEf | AbCdEf'],
    ],
    ['gives no picture', `<img src="https://example.test/a.png"> 黑镜 ${quark}`, ['黑镜 | a1b2c3']],
    ['gives no title of JSON', `{"title":"黑镜","url":"${quark}","size":1}`, ['a1b2c3 | a1b2c3']],
    ['gives no title of a key', `  "url": "${quark}",`, ['a1b2c3 | a1b2c3']],
    [
      'leaves out who said it, in Telegram',
      `[2024/5/1 12:03] 小明: 雪山 ${quark}`,
      ['雪山 | a1b2c3'],
    ],
    [
      'leaves out who said it, in WhatsApp',
      `[01.05.24, 12:03:22] Ann: 雪山 ${quark}`,
      ['雪山 | a1b2c3'],
    ],
    ['leaves out who sent it', `01/05/2024, 12:03 - Ann: ${quark}`, ['a1b2c3 | a1b2c3']],
    [
      'keeps the time of a recording',
      `会议 2024-05-01 20:00 ${quark}`,
      ['会议 2024-05-01 20:00 | a1b2c3'],
    ],
    [
      'gives no title of a shortcut',
      `[InternetShortcut]\r\nURL=${quark}\r\nIDList=`,
      ['a1b2c3 | a1b2c3'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('Markdown', () => {
  test.each([
    ['a link in a list', `- [黑镜](${quark}) - 一部剧`, ['黑镜 | a1b2c3']],
    [
      'links side by side',
      `[黑镜](${quark}) | [白夜](${baidu})`,
      ['黑镜 | a1b2c3', '白夜 | AbCdEf'],
    ],
    ['a link with a title of its own', `* **[黑镜](${quark} "剧")**`, ['黑镜 | a1b2c3']],
    [
      'a link called by its drive',
      `黑镜 [夸克](${quark}) [百度网盘](${baidu})`,
      ['黑镜 | a1b2c3', '黑镜 | AbCdEf'],
    ],
    ['a badge', `[![状态](https://example.test/a.png)](${quark})`, ['状态 | a1b2c3']],
    ['a picture alone', '![图](https://example.test/a.png)', ['图 | https://example.test/a.png']],
    // smloli/panCheckUrl#2: a mail program made this of an address.
    [
      'an address that was taken apart',
      `[https](${quark}) : ${quark.slice(6)}`,
      ['a1b2c3 | a1b2c3'],
    ],
    ['brackets that are no link', `[4K] 黑镜 ${quark}`, ['[4K] 黑镜 | a1b2c3']],
    ['a heading above a blank line', `## 黑镜\n\n${quark}`, ['黑镜 | a1b2c3']],
    ['a quotation', `> **黑镜**\n> ${quark}`, ['黑镜 | a1b2c3']],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('what is no link', () => {
  const magnet =
    'magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&tr=http://t.example/a'

  test.each([
    [magnet, [`1 not_checkable ${magnet}`]],
    [
      'ed2k://|file|黑 镜.mkv|123|0123456789ABCDEF|/',
      ['1 not_checkable ed2k://|file|黑 镜.mkv|123|0123456789ABCDEF|/'],
    ],
    ['下载：thunder://QUFodHRwWlo= 谢谢', ['1 not_checkable thunder://QUFodHRwWlo=']],
    ['ftp://example.test/a.zip', ['1 not_checkable ftp://example.test/a.zip']],
    [`黑镜\n${magnet}`, [`2 not_checkable ${magnet}`]],
    ['https://pan.quark.cn/list#/list/all', ['1 no_share https://pan.quark.cn/list#/list/all']],
    ['https://115.com/?cid=0&offset=0', ['1 no_share https://115.com/?cid=0&offset=0']],
    [
      'https://me:secret@pan.quark.cn/s/a1b2c3',
      ['1 has_login https://me:secret@pan.quark.cn/s/a1b2c3'],
    ],
  ])('%s is listed as what it is', (text, expected) => {
    expect(found(text)).toEqual([])
    expect(refused(text)).toEqual(expected)
  })

  test('takes no title from a link, and gives none', () => {
    expect(found(`黑镜\n${magnet}\n${quark}\n白夜 ${magnet} ${baidu}`)).toEqual([
      'a1b2c3 | a1b2c3',
      '白夜 | AbCdEf',
    ])
  })

  test('a login is part of a web address', () => {
    expect(found('https://me:secret@example.test/a')).toEqual([
      'a | https://me:secret@example.test/a',
    ])
  })
})
