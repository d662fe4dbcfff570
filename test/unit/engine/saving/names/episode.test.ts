import { describe, expect, test } from 'vitest'
import { numbersIn } from '../../../../../electron/engine/saving/names/episode.ts'
import { Siblings } from '../../../../../electron/engine/saving/names/siblings.ts'

test.each([
  ['长夜.S02E07.1080p.mkv', '02', '07'],
  ['长夜 2x07.mkv', '2', '07'],
  ['第二季第十二集.mp4', '2', '12'],
  ['第一百零三话.mp4', '', '103'],
  ['EP1203.mp4', '', '1203'],
  ['[组][长夜][08v2][1080p].mkv', '', '08'],
  ['长夜 4K 60帧 09.mp4', '', '09'],
  ['25.5.mp4', '', '25.5'],
  ['2025.11.26 第4期下.mp4', '', '4'],
  ['长夜 2024.mp4', '', ''],
  ['长夜.2160p.H265.10bit.mp4', '', ''],
  ['SP2.mp4', '', ''],
  ['PS5 开箱.mp4', '', ''],
])('%s has season %j and episode %j', (name, season, episode) => {
  expect(numbersIn(name)).toMatchObject({ season, episode })
})

describe('season and episode together', () => {
  test.each([
    ['gotham.s01.e01.1080p.mkv', '01', '01'],
    ['长夜 S01 - E02.mkv', '01', '02'],
    ['TheDaysS01E06.2023.mkv', '01', '06'],
    ['毛骗.SE01.06.mp4', '01', '06'],
    ['再见爱人 - S 2E2 - 第1 期.mp4', '2', '2'],
    ['[PRL][Qins_Moon_SE2][04][AVC_AC3][56805CCF].mkv', '2', '04'],
    ['Show Season 2 Episode 5.mkv', '2', '5'],
    ['Gundam_00_Season_2_Ep07_[1080p].mkv', '2', '07'],
    ['Show 2nd Season - 05 [1080p].mkv', '2', '05'],
    ['[从零开始 第二季][34-35][720P].mp4', '2', '34'],
    ['Sing.China.S02SP07.20171008.mp4', '02', ''],
    ['Ｓ０１Ｅ０３.mp4', '01', '03'],
    ['Se7en.mkv', '', ''],
    // A title, or a season that has no number.
    ['Season 2.mp4', '', ''],
    ['庆余年第二部第05集.mp4', '', '05'],
  ])('%s', (name, season, episode) => {
    expect(numbersIn(name)).toMatchObject({ season, episode })
  })
})

describe('what counts episodes', () => {
  test.each([
    ['第０３集.mp4', '03'],
    ['第\u200B03\u200B集.mp4', '03'],
    ['第廿集.mp4', '20'],
    ['第12.5集.mp4', '12.5'],
    ['少年白马 第15 以剑为刀.mp4', '15'],
    ['第3课.mp4', '3'],
    ['#17.ts', '17'],
    ['No.5.mp4', '5'],
    ['EP_01.mp4', '01'],
    ['太子妃丨36_End.mp4', '36'],
    ['40END.mp4', '40'],
    ['[组][长夜][12 END][1080p].mkv', '12'],
    ['[组][长夜][TV 04][WEB].mkv', '04'],
    ['[Lilith] 86 - Eighty Six - 01 [Baha][1080p].mp4', '01'],
    ['[www.abc15.com]02.mp4', '02'],
    ['《长夜》03.mp4', '03'],
    ['「04」长夜.mp4', '04'],
    ['长夜07.mp4', '07'],
    ['第二部 05.mp4', '05'],
    ['篇章3篇.mp4', '3'],
  ])('%s', (name, episode) => {
    expect(numbersIn(name).episode).toBe(episode)
  })
})

describe('what counts none', () => {
  test.each([
    ['长夜 HD1080P 03.mp4', '03'],
    ['06 4K60 HDR10.mp4', '06'],
    ['4KHDR60FPS 08.mp4', '08'],
    ['北风07.30FPS.mp4', '07'],
    ['长夜 [YUV420P10][Hi10P] 03.mkv', '03'],
    ['长夜 03 DTS-HD MA 7.1 2Audios.mkv', '03'],
    ['[2.81GB]03 4K.mp4', '03'],
    ['01_56805CCF.mp4', '01'],
    ['03.HD265.mp4', '03'],
    ['1094(1).mp4', '1094'],
    ['第4季.第36集［总第150集］.mp4', '36'],
    ['（全十三集）第03集.mkv', '03'],
    ['更新至12集.mp4', ''],
    ['全24集.mp4', ''],
    ['01-40合集.mp4', ''],
    ['05.05期.mp4', ''],
    ['第07.22期.mp4', ''],
    ['1月3日.mp4', ''],
    ['2025年3月.mp4', ''],
    ['第0321期.mp4', ''],
    ['06.26上.mp4', ''],
    ['12.25.mp4', ''],
    ['1-80集.mp4', ''],
    ['01 4K(1).mp4', '01'],
    ['2025_01_03.mp4', ''],
  ])('%s', (name, episode) => {
    expect(numbersIn(name).episode).toBe(episode)
  })
})

test.each([
  ['第1-2集.mp4', '1', '2'],
  ['第01集-第02集.mp4', '01', '02'],
  ['第3、4话.mp4', '3', '4'],
  ['S01E05-E06.mkv', '05', '06'],
  ['S01E05E06.mkv', '05', '06'],
  ['EP03-04.mp4', '03', '04'],
  ['第5-6.mp4', '5', '6'],
  ['01-02.mp4', '01', '02'],
  // No range: a season and an episode, or a year behind it.
  ['1-23.mp4', '1', ''],
  ['S01E06-2024.mkv', '06', ''],
])('%s has the episodes %s to %j', (name, episode, last) => {
  expect(numbersIn(name)).toMatchObject({ episode, last })
})

test.each([
  ['第2期上.mp4', '上'],
  ['第2期（下）.mp4', '下'],
  ['上海夜话 第2期.mp4', ''],
  ['第十二期.mp4', ''],
  ['04期 - 中.mp4', '中'],
  ['第1期【上】.mp4', '上'],
  ['EP01上 - 长夜.mp4', '上'],
  ['第5期 上半场.mp4', '上'],
  ['20200729上 长夜.mp4', '上'],
  ['下集.mp4', '下'],
  ['06.26上.mp4', '上'],
  ['第4期上前往大理.mp4', '上'],
  ['第1期（三）车轮战.mp4', '三'],
  // A word, and no part.
  ['第3期 上海站.mp4', ''],
  ['第3期上海站.mp4', ''],
  ['第3期 中国好声音.mp4', ''],
  ['第13集中字版.mp4', ''],
  ['第5期 三亚行.mp4', ''],
  ['第6期一起冲.mp4', ''],
])('%s has part %j', (name, part) => {
  expect(numbersIn(name).part).toBe(part)
})

test.each([
  ['第1期加更.mp4', true],
  ['20250323期-加更版第1期.mp4', true],
  ['25.03.26训练室全纪录第1期.mp4', true],
  ['舞台纯享版第2期.mp4', true],
  ['01预告.mp4', true],
  ['[组][长夜][13(OAD)][1080p].mkv', true],
  ['[组][长夜][NCED01][1080p].mkv', true],
  ['S01E01.sample.mkv', true],
  // A version of an episode, a title, or what is in it.
  ['长夜.4K纯享版.EP35.mp4', false],
  ['CM男友 第03集.mp4', false],
  ['01.4K.纯享版.mp4', false],
  ['第12集（含彩蛋）.mp4', false],
  ['06期：校车花絮大放送.mp4', false],
  ['S01E05.The.Trailer.1080p.mkv', false],
])('%s is a special: %s', (name, isSpecial) => {
  expect(numbersIn(name).isSpecial).toBe(isSpecial)
})

// What all have at one place counts nothing.
test.each([
  [
    'a number of the title',
    ['第 9 区 - 1.mkv', '第 9 区 - 2.mkv', '第 9 区 - 3.mkv'],
    ['1', '2', '3'],
  ],
  ['a part of the series', ['01 第2部.mkv', '02 第2部.mkv'], ['01', '02']],
  ['pictures of one episode', ['05 720.mkv', '05 1080.mkv'], ['05', '05']],
  [
    'a stranger among them',
    ['7 日 - 1.mkv', '7 日 - 2.mkv', '7 日 - 3.mkv', '花絮.mkv'],
    ['1', '2', '3', ''],
  ],
  ['a numeral of the title', ['第八号当铺11.mkv', '第八号当铺12.mkv'], ['11', '12']],
  ['a number glued to a word', ['OnePiece1100.mkv', 'OnePiece1101.mkv'], ['1100', '1101']],
  ['a console beside it', ['HQ03.mp4', 'HQ04.mp4', 'PS5 开箱.mp4'], ['03', '04', '']],
  ['days', ['2025.1.3.mp4', '2025.1.10.mp4', '2025.1.17.mp4'], ['', '', '']],
  [
    'subtitles of one episode',
    ['9-1-1 01.mkv', '9-1-1 01.chs.srt', '9-1-1 01.cht.srt', '9-1-1 02.mkv'],
    ['01', '01', '01', '02'],
  ],
  [
    'a series that is called after its pieces',
    ['长夜番外篇 第03集.mp4', '长夜番外篇 第04集.mp4'],
    ['03', '04'],
  ],
  ['a show that is all extras', ['加更第1期.mp4', '加更第2期.mp4'], ['1', '2']],
  ['a show of its backstage', ['幕后 01.mp4', '幕后 02.mp4'], ['01', '02']],
  ['specials alone', ['番外01.mp4', '番外02.mp4'], ['', '']],
])('%s', (_, names, episodes) => {
  const siblings = new Siblings(names)
  expect(names.map((name) => numbersIn(name, siblings).episode)).toEqual(episodes)
})

test.each([
  ['another show beside it', ['第1期.mp4', '第2期.mp4', '居民采访第1期.mp4'], [false, false, true]],
  ['numbers in two steps', ['1.1 甲.mp4', '1.2 乙.mp4', '2.1 丙.mp4'], [true, true, true]],
  ['what may be days', ['0103.mp4', '0110.mp4'], [true, true]],
  ['the second of two films', ['长夜2.mp4'], [true]],
  ['a picture behind a point', ['05.1080p.mkv'], [false]],
  ['two numbers', ['1-23.mp4'], [true]],
  ['a version', ['长夜 - 01 v2 [720p].mkv', '_01v2_甲.mkv'], [false, false]],
  ['a copy', ['01.mp4', '01(1).mp4', '02.mp4'], [false, false, false]],
  ['a title that ends with a number', ['1566.01.mkv', '1566.02.mkv'], [false, false]],
  ['episodes of one title', ['长夜02.mp4', '长夜03.mp4'], [false, false]],
] as const)('%s is asked about', (_, names, areUnsure) => {
  const siblings = new Siblings(names)
  expect(names.map((name) => numbersIn(name, siblings).isUnsure)).toEqual(areUnsure)
})
