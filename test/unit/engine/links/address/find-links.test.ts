import { describe, expect, test } from 'vitest'
import { findLinks } from '../../../../../electron/engine/links/links.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3'
const baidu = 'https://pan.baidu.com/s/1AbCdEf'
const drive115 = 'https://115cdn.com/s/swabc123def?password=x1y2&#'

/** Each link as `line title | share passcode`. */
const found = (text: string) =>
  findLinks(text).found.map(({ line, title, link }) =>
    `${line} ${title} | ${link.shareId} ${link.passcode}`.trimEnd(),
  )
const unreadable = (text: string) =>
  findLinks(text).unreadable.map(({ line, why }) => `${line} ${why}`)

describe('a title stands', () => {
  test.each([
    ['in brackets of its own', `「庆余年」 ${quark}`, ['1 庆余年 | a1b2c3']],
    ['in BBCode', `[url=${quark}]庆余年[/url]`, ['1 庆余年 | a1b2c3']],
    ['in AsciiDoc', `${quark}[庆余年]`, ['1 庆余年 | a1b2c3']],
    ['in YAML', `- title: 庆余年\n  url: ${quark}`, ['2 庆余年 | a1b2c3']],
    ['before its link', `庆余年 ${quark}`, ['1 庆余年 | a1b2c3']],
    ['before, glued', `庆余年：${quark}`, ['1 庆余年 | a1b2c3']],
    ['before, with a label of the link', `庆余年 链接：${quark}`, ['1 庆余年 | a1b2c3']],
    ['before, with the drive named', `庆余年 夸克网盘：${quark}`, ['1 庆余年 | a1b2c3']],
    ['before, numbered', `12、庆余年 ${quark}`, ['1 庆余年 | a1b2c3']],
    ['before, decorated', `🎬 ★ 庆余年 —— ${quark}`, ['1 庆余年 | a1b2c3']],
    [
      'before, with brackets of its own',
      `【4K】庆余年（2019） ${quark}`,
      ['1 【4K】庆余年（2019） | a1b2c3'],
    ],
    ['after its link', `${quark} 庆余年`, ['1 庆余年 | a1b2c3']],
    ['after, glued', `${quark}庆余年`, ['1 庆余年 | a1b2c3']],
    [
      'after, in the fragment of 115',
      'https://115cdn.com/s/swabc123def?password=x1y2&#庆余年',
      ['1 庆余年 | swabc123def x1y2'],
    ],
    ['on the line above', `庆余年\n${quark}`, ['2 庆余年 | a1b2c3']],
    [
      'in no line that names who sent it in WeChat',
      `小红 2024-05-01 12:04:10\n${quark}\n小明 2024/5/1 9:04:11\n庆余年\n${baidu}`,
      ['2 a1b2c3 | a1b2c3', '5 庆余年 | AbCdEf'],
    ],
    [
      'in no other message of WeChat',
      `庆余年\n${baidu}\n小红 2024-05-01 12:04:10\n${quark}`,
      ['2 庆余年 | AbCdEf', '4 a1b2c3 | a1b2c3'],
    ],
    [
      'above, with the time of a recording',
      `会议 2024-05-01 20:00\n${quark}`,
      ['2 会议 2024-05-01 20:00 | a1b2c3'],
    ],
    [
      'above a blank line, named as one',
      `名称：庆余年\n\n描述：一部剧\n\n链接：${quark}`,
      ['5 庆余年 | a1b2c3'],
    ],
    [
      'above, with a label, whatever stands around it',
      `1. 名称：甲\n链接：${quark}\n【片名】：乙\n【大小】2G\n【链接】：https://pan.quark.cn/s/b1b2c3d4e5f6\n**书名：** 丙\n作者：丁\n- **链接：** https://pan.quark.cn/s/c1b2c3d4e5f6`,
      ['2 甲 | a1b2c3', '5 乙 | b1b2c3d4e5f6', '8 丙 | c1b2c3d4e5f6'],
    ],
    ['above, with a label', `名称：庆余年\n描述：一部剧\n链接：${quark}`, ['3 庆余年 | a1b2c3']],
    [
      'above the links of several drives',
      `庆余年\n夸克：${quark}\n百度：${baidu}`,
      ['2 庆余年 | a1b2c3', '3 庆余年 | AbCdEf'],
    ],
    [
      'below its link, in the words of 115',
      `${drive115}\n庆余年\n访问码：x1y2\n复制这段内容，可在115App中直接打开！`,
      ['1 庆余年 | swabc123def x1y2'],
    ],
    [
      'below each link, in a whole text of that form',
      `${quark}\n甲\n${baidu}\n乙\n\n${drive115}\n丙`,
      ['1 甲 | a1b2c3', '3 乙 | AbCdEf', '6 丙 | swabc123def x1y2'],
    ],
    [
      'with a number before it',
      `1.庆余年 ${quark}\n二、三体 ${baidu}`,
      ['1 庆余年 | a1b2c3', '2 三体 | AbCdEf'],
    ],
    [
      'as its drive quotes it',
      `「庆余年」，复制整段内容，打开最新版「夸克APP」即可获取。\n无需下载在线播放视频，畅享原画5倍速。\n链接：${quark}`,
      ['3 庆余年 | a1b2c3'],
    ],
    [
      'in a post of a channel',
      `名称：庆余年\n\n描述：一部剧\n\n链接：${quark}\n\n📁 大小：10GB\n🏷 标签：#剧集`,
      ['5 庆余年 | a1b2c3'],
    ],
    ['nowhere: hashtags are none', `#剧集 #古装\n${quark}`, ['2 a1b2c3 | a1b2c3']],
    ['nowhere: a date is none', `2024-01-01 12:30\n${quark}`, ['2 a1b2c3 | a1b2c3']],
    ['nowhere: a number is none', `1\n${quark}`, ['2 a1b2c3 | a1b2c3']],
    [
      'nowhere: a drive’s name is none',
      `百度：${baidu}\n夸克网盘链接2：${quark}`,
      ['1 AbCdEf | AbCdEf', '2 a1b2c3 | a1b2c3'],
    ],
    ['nowhere: a drive’s English name is none', `Baidu Netdisk: ${baidu}`, ['1 AbCdEf | AbCdEf']],
    ['nowhere: how long it holds is none', `${quark} 永久有效`, ['1 a1b2c3 | a1b2c3']],
    [
      'in the words of Quark',
      `我用夸克网盘分享了「庆余年」，点击链接即可保存。\n链接：${quark}`,
      ['2 庆余年 | a1b2c3'],
    ],
    [
      'in the words of Baidu',
      `通过网盘分享的文件：庆余年\n链接: ${baidu} 提取码: x1y2\n--来自百度网盘超级会员v5的分享`,
      ['2 庆余年 | AbCdEf x1y2'],
    ],
    ['in Markdown', `[庆余年](${quark})`, ['1 庆余年 | a1b2c3']],
    ['nowhere: the share id serves', quark, ['1 a1b2c3 | a1b2c3']],
    [
      'nowhere: the file name serves',
      'https://example.test/d/a%20b.zip',
      ['1 a b.zip | https://example.test/d/a%20b.zip'],
    ],
    [
      'nowhere: the host serves as it was typed',
      'https://例子.测试/',
      ['1 例子.测试 | https://xn--fsqu00a.xn--0zwm56d/'],
    ],
    ['nowhere: an address of numbers serves', 'http://[::1]/', ['1 [::1] | http://[::1]/']],
    [
      'nowhere: the host serves',
      'https://example.test/',
      ['1 example.test | https://example.test/'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected)
    expect(unreadable(text)).toEqual([])
  })
})

describe('a passcode stands', () => {
  test.each([
    ['after its link', `${baidu} 提取码: x1y2`],
    ['after, glued', `${baidu}提取码：x1y2复制这段内容后打开百度网盘手机App`],
    ['after, as 访问码', `${baidu}（访问码：x1y2）`],
    ['after, as 密码', `${baidu} 密码 x1y2`],
    ['after, as pwd', `${baidu} pwd:x1y2`],
    ['on the next line', `${baidu}\n提取码：x1y2`],
    ['below a line of advertising', `${baidu}\n复制这段内容后打开百度网盘手机App\n提取码：x1y2`],
    ['on the line above', `提取码：x1y2\n${baidu}`],
    ['before it on its line', `提取码：x1y2 ${baidu}`],
    ['beside one of an archive', `${baidu} 解压密码：zzzz 提取码：x1y2`],
    ['below one of an archive', `${baidu} 解压密码：zzzz\n提取码：x1y2`],
  ])('%s', (_name, text) => {
    expect(findLinks(text).found.map(({ link }) => link.passcode)).toEqual(['x1y2'])
    expect(unreadable(text)).toEqual([])
  })

  test.each([
    ['an archive’s', `${baidu} 解压密码：x1y2`],
    ['one a person has to type', `${baidu} 提取码：ab×d`],
    ['the word in a title', `${baidu} 达芬奇密码`],
    ['one past a blank line', `${baidu}\n\n提取码：x1y2`],
  ])('but not %s', (_name, text) => {
    expect(findLinks(text).found.map(({ link }) => link.passcode)).toEqual([''])
  })

  test('each link keeps its own', () => {
    const text = `甲 ${quark} 提取码：aaaa 乙 ${baidu} 提取码：bbbb`
    expect(found(text)).toEqual(['1 甲 | a1b2c3 aaaa', '1 乙 | AbCdEf bbbb'])
  })
})

describe('several links', () => {
  test.each([
    ['titles before', `甲 ${quark} 乙 ${baidu}`, ['1 甲 | a1b2c3', '1 乙 | AbCdEf']],
    ['titles after', `${quark} 甲 ${baidu} 乙`, ['1 甲 | a1b2c3', '1 乙 | AbCdEf']],
    ['one title', `甲 ${quark} ${baidu}`, ['1 甲 | a1b2c3', '1 甲 | AbCdEf']],
    ['glued', `甲 ${quark}${baidu}`, ['1 甲 | a1b2c3', '1 甲 | AbCdEf']],
    ['the same one twice', `[${quark}](${quark})`, ['1 a1b2c3 | a1b2c3']],
    [
      'a block each',
      `甲\n链接：${quark}\n\n乙\n链接：${baidu}\n提取码：x1y2`,
      ['2 甲 | a1b2c3', '5 乙 | AbCdEf x1y2'],
    ],
    ['a title line each', `甲\n${quark}\n乙\n${baidu}`, ['2 甲 | a1b2c3', '4 乙 | AbCdEf']],
    [
      'a title that is not the next block’s',
      `甲\n${quark}\n\n${baidu}`,
      ['2 甲 | a1b2c3', '4 AbCdEf | AbCdEf'],
    ],
    [
      'glued to words on both sides',
      `看这里${quark}很好看，还有${baidu}提取码x1y2谢谢`,
      ['1 看这里 | a1b2c3', '1 很好看，还有 | AbCdEf x1y2'],
    ],
    [
      'parted by the signs of two scripts',
      `甲 ${quark}、${baidu}；https://115.com/s/swabc123def`,
      ['1 甲 | a1b2c3', '1 甲 | AbCdEf', '1 甲 | swabc123def'],
    ],
    [
      'each with a passcode of its own kind',
      `甲 ${baidu}?pwd=aaaa 乙 https://cloud.189.cn/t/Ab1cD2eF3gH4（访问码：bbbb） 丙 ${quark}`,
      ['1 甲 | AbCdEf aaaa', '1 乙 | Ab1cD2eF3gH4 bbbb', '1 丙 | a1b2c3'],
    ],
    [
      'of two drives below a title, twice',
      `甲\n${quark}\n${baidu}\n乙\nhttps://pan.quark.cn/s/b1b2c3\nhttps://pan.baidu.com/s/1GhIjKl`,
      ['2 甲 | a1b2c3', '3 甲 | AbCdEf', '5 乙 | b1b2c3', '6 乙 | GhIjKl'],
    ],
    [
      'of one drive below a heading, which is no title',
      `电影合集\n${quark}\nhttps://pan.quark.cn/s/b1b2c3`,
      ['2 a1b2c3 | a1b2c3', '3 b1b2c3 | b1b2c3'],
    ],
    [
      'the head of a message of Telegram',
      `Ann, [01.05.2024 12:03]\n${quark}`,
      ['2 a1b2c3 | a1b2c3'],
    ],
    [
      'the head of a message of QQ',
      `小明(123456) 2024/5/1 12:03:22\n${quark}`,
      ['2 a1b2c3 | a1b2c3'],
    ],
    ['a title past a blank line is no title', `甲\n\n${quark}`, ['3 a1b2c3 | a1b2c3']],
    ['a title past a line of hyphens is no title', `甲\n----\n${quark}`, ['3 a1b2c3 | a1b2c3']],
    [
      'told apart by their fragments',
      'https://mega.nz/#!a!k\nhttps://mega.nz/#!b!k\nhttps://example.test/#/s?id=1\nhttps://example.test/#/s?id=2',
      [
        '1 mega.nz | https://mega.nz/#!a!k',
        '2 mega.nz | https://mega.nz/#!b!k',
        '3 example.test | https://example.test/#/s?id=1',
        '4 example.test | https://example.test/#/s?id=2',
      ],
    ],
    ['in a row of a table', `| 甲 | ${quark} | ${baidu} | x |`, ['1 甲 | a1b2c3', '1 甲 | AbCdEf']],
    ['Windows lines', `甲\r\n${quark}\r\n`, ['2 甲 | a1b2c3']],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('a line without a link', () => {
  test.each([
    ['is unreadable', '没有链接', ['1 no_link']],
    ['is unreadable beside a title that is used', `没有链接\n庆余年\n${quark}`, ['1 no_link']],
    ['is unreadable at the end', `庆余年 ${quark}\n没有链接`, ['2 no_link']],
    ['is unreadable as a passcode of nothing', '提取码：x1y2', ['1 no_link']],
    [
      'is unreadable when its address is endless',
      `https://example.test/${'a'.repeat(5000)}`,
      ['1 too_long'],
    ],
    ['is decoration when it is blank', '\n  \n————\n***', []],
    ['is nothing in an empty text', '', []],
  ])('%s', (_name, text, expected) => {
    expect(unreadable(text)).toEqual(expected)
  })

  test('is shown by its beginning only', () => {
    expect(findLinks('字'.repeat(10_000)).unreadable[0]?.text).toHaveLength(200)
  })
})
