import { expect, test } from 'vitest'
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
  ['[4K]07.mp4', '', '07'],
  ['长夜07.30FPS.mp4', '', '07'],
  ['长夜 29.97fps 08.mp4', '', '08'],
  ['1094(1).mp4', '', '1094'],
  ['更新至12集.mp4', '', ''],
  ['2025.11.26 第4期下.mp4', '', '4'],
  ['长夜 2024.mp4', '', ''],
  ['长夜.2160p.H265.10bit.mp4', '', ''],
  ['SP2.mp4', '', ''],
  ['PS5 开箱.mp4', '', ''],
])('%s has season %j and episode %j', (name, season, episode) => {
  expect(numbersIn(name)).toMatchObject({ season, episode })
})

test.each([
  ['第2期上.mp4', '上'],
  ['第2期（下）.mp4', '下'],
  ['上海夜话 第2期.mp4', ''],
  ['第十二期.mp4', ''],
])('%s has part %j', (name, part) => {
  expect(numbersIn(name).part).toBe(part)
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
])('%s', (_, names, episodes) => {
  const siblings = new Siblings(names)
  expect(names.map((name) => numbersIn(name, siblings).episode)).toEqual(episodes)
})
