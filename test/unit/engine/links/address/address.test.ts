import { describe, expect, test } from 'vitest'
import { findLinks, parseAddress } from '../../../../../electron/engine/links/links.ts'

const quark = 'https://pan.quark.cn/s/a1b2c3d40001'
const baidu = 'https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv'

/** The addresses of a text, escapes read as what they stand for. */
const addresses = (text: string) => findLinks(text).found.map(({ link }) => decodeURI(link.url))

describe('an address in a text goes on', () => {
  test.each([
    // mondaytech-dev/deadlink#41, misskey-dev/misskey#6815, jens-maus/yam#254
    ['past an umlaut', 'http://domain.example/gewähr.html'],
    ['past letters with accents', 'https://example.com/café/résumé.html'],
    ['past a name that ends in one', 'https://example.com/wiki/Müller'],
    ['past Cyrillic', 'http://example.com/cache/Сумка_Parent_Pack/sumka-170x170.jpg'],
    ['past Greek', 'https://el.wikipedia.example/wiki/Αθήνα'],
    ['past Hebrew', 'https://he.wikipedia.example/wiki/ירושלים'],
    ['past Devanagari and its marks', 'https://hi.wikipedia.example/wiki/दिल्ली'],
    ['past Thai', 'https://th.wikipedia.example/wiki/กรุงเทพมหานคร'],
    ['past Japanese', 'https://ja.wikipedia.example/wiki/東京タワー'],
    ['past Korean', 'https://ko.wikipedia.example/wiki/서울특별시'],
    ['past a Chinese name', 'https://zh.wikipedia.example/wiki/苹果_(消歧义)'],
    ['past a middle dot', 'https://zh.wikipedia.example/wiki/弗拉基米尔·普京'],
    ['past a dash of years', 'https://de.wikipedia.example/wiki/1914–1918'],
    ['past a Chinese folder', 'https://example.com/a/中文目录/文件.pdf'],
    ['past a Chinese value', 'https://wiki.example.org/index.php?title=首页&oldid=3'],
    ['past Chinese in a file’s name', 'https://example.com/v3用户手册.html'],
    ['past a picture as a name', 'https://example.com/🎉/party'],
    // linkchecker/linkchecker#520, apify/crawlee#3790, phpList/phplist3#436
    ['past an apostrophe', "https://en.wikipedia.example/wiki/Schrodinger's_cat"],
    ['past two of them', "https://example.com/141-O'Canoe/Jack+Astor's+Bar/@43.7,-79.3,17z"],
    ['past an escaped backslash', 'https://example.com/a%5Cb'],
    ['past brackets', 'https://en.wikipedia.example/wiki/Foo_(bar)'],
    ['past brackets in brackets', 'https://example.com/a_(b_(c))'],
    ['past square ones', 'http://m.example.com/music/[Example.com]-Some-Song.mp3'],
    ['past curly ones', 'https://example.com/{id}/a?x={y}&z=1'],
    ['past a bar in a query', 'https://fonts.example.com/css?family=Roboto:400|Open+Sans:700'],
    ['past a bar in a path', 'https://example.com/a|b.html'],
    ['past signs of other uses', 'https://example.com/foo;bar,baz*~a:b@c!d$e+f'],
    ['past a final slash', 'https://example.com/a/'],
    ['past a final hyphen', 'https://example.com/co-living-common-'],
    ['past a final underscore', 'https://example.com/foo_'],
  ])('%s', (_name, address) => {
    const [plain] = addresses(address)
    const written = decodeURI(new URL(address).href)
    expect(plain).toBe(written)
    expect(addresses(`see (${address}), please.`)).toEqual([written])
    expect(addresses(`看：${address}。很好`)).toEqual([written])
  })
})

describe('an address in a text ends', () => {
  test.each([
    // markdown-it/linkify-it#15, nfrasser/linkifyjs#82, multica-ai/multica#1630
    ['http://t.example/RZwjG7U（分享自 @酷6网）', ['http://t.example/RZwjG7U']],
    [
      '《梦》当当网http://t.example/a《梦》亚马逊http://t.example/b',
      ['http://t.example/a', 'http://t.example/b'],
    ],
    ['https://example.com/pull/1623。merge commit', ['https://example.com/pull/1623']],
    ['http://example.com，everything', ['http://example.com/']],
    ['https://example.com（see docs）', ['https://example.com/']],
    ['看https://example.com/a很好看', ['https://example.com/a']],
    ['https://example.com/a에서 받기', ['https://example.com/a']],
    // gaborbernat/turbohtml#405, lipoja/URLExtract#38, curl/curl#19910
    [
      "'https://example.com/a' and 'https://example.com/b'",
      ['https://example.com/a', 'https://example.com/b'],
    ],
    ['{in braces http://example.com/foo_bar}', ['http://example.com/foo_bar']],
    ['\\url{http://example.com/file.pdf}}', ['http://example.com/file.pdf']],
    ['`https://example.com/a`', ['https://example.com/a']],
    [
      '**https://example.com/a** _https://example.com/b_',
      ['https://example.com/a', 'https://example.com/b'],
    ],
    ['标题|https://example.com/a|备注', ['https://example.com/a']],
    ['a|https://example.com/a|b', ['https://example.com/a']],
    ['https://example.com/a|Some title', ['https://example.com/a']],
    [
      'https://example.com/a|https://example.com/b',
      ['https://example.com/a', 'https://example.com/b'],
    ],
    ['https://en.wikipedia.example/wiki/Foo\\_bar', ['https://en.wikipedia.example/wiki/Foo_bar']],
    ['https:\\/\\/example.com\\/a', ['https://example.com/a']],
  ])('%s', (text, expected) => {
    expect(addresses(text)).toEqual(expected)
  })
})

describe('an address of a drive', () => {
  test.each([
    ['glued to words', `${quark}很好看`, [quark]],
    ['glued to the next', `${quark}${baidu}`, [quark, baidu]],
    ['with its scheme twice', `http://${quark}`, [quark]],
    ['without the first letters of its scheme', quark.slice(1), [quark]],
    ['with a scheme that was made harmless', quark.replace('tt', 'xx'), [quark]],
    ['without a scheme', quark.slice(8), [quark]],
    ['behind two slashes', quark.slice(6), [quark]],
    ['in a bar’s columns', `黑镜|${quark}|好看`, [quark]],
    ['with signs in it that nobody sees', quark.replace('quark', 'qu\u200bark'), [quark]],
    [
      'of a folder with a name',
      `${quark}#/list/share/f00d-剧集（2024`,
      [`${quark}#/list/share/f00d`],
    ],
    [
      'with a name in words',
      'https://www.lanzoux.com/s/四字名 好',
      ['https://www.lanzoux.com/s/四字名'],
    ],
    ['that was cut off', 'pan.quark.cn/s/', []],
    ['without its host', '链接：/s/1AbCdEfGhIjKlMnOpQrStUv\n提取码：ab12', []],
  ])('%s', (_name, text, expected) => {
    expect(addresses(text)).toEqual(expected)
  })
})

describe('an address alone, as in the cell of a table,', () => {
  test.each([
    ['keeps glued words', 'https://example.com/a很好看', 'https://example.com/a很好看'],
    [
      'keeps full-width signs',
      'https://example.com/你好，李焕英',
      'https://example.com/你好，李焕英',
    ],
    [
      'keeps its last full stop',
      ' https://example.com/wiki/Inc. ',
      'https://example.com/wiki/Inc.',
    ],
    [
      'keeps quotes, bars and braces',
      `https://example.com/it's|{x}^\`y`,
      "https://example.com/it's|{x}^`y",
    ],
    [
      'keeps the blanks of a file',
      'https://example.com/my file (1).pdf',
      'https://example.com/my file (1).pdf',
    ],
    ['loses a list’s comma', 'https://example.com/a，', 'https://example.com/a'],
    ['loses words behind a blank', 'https://example.com/a 很好看', 'https://example.com/a'],
    [
      'loses a second address',
      'https://example.com/a;https://example.com/b',
      'https://example.com/a',
    ],
    ['of a drive is read as in a text', `${baidu}提取码：ab12`, `${baidu}?pwd=ab12`],
    ['among words is found', `链接：${quark} 提取码：ab12`, `${quark}?pwd=ab12`],
  ])('%s', (_name, text, expected) => {
    const link = parseAddress(text)
    expect(decodeURI(link?.url ?? '')).toBe(expected)
    expect(parseAddress(link?.url ?? '')).toEqual(link)
  })

  test.each(['', '没有', 'example.com/a', 'magnet:?xt=urn:btih:abc', 'https://pan.quark.cn/list'])(
    '%j is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined()
    },
  )
})
