import { expect, test } from 'vitest'
import { isQuiet, progressOf } from '../../../../../electron/engine/saving/task/progress.ts'

const episodes = (...numbers: readonly number[]) =>
  numbers.map((number) => `长夜.S01E${number}.mp4`)
const upTo = (last: number) => episodes(...Array.from({ length: last }, (_, index) => index + 1))
const nothing = { files: [], titles: [], total: null, from: null }

test.each([
  ['nothing', nothing, { have: 0, total: null, missing: [], isComplete: false }],
  ['some', { files: upTo(12) }, { have: 12, highest: 12, total: null, isComplete: false }],
  ['a hole', { files: episodes(1, 2, 5) }, { have: 3, missing: [3, 4], isComplete: false }],
  ['one twice', { files: [...upTo(2), '长夜.S01E02.mkv'] }, { have: 2, missing: [] }],
  ['a half one', { files: [...upTo(2), '1.5.mp4'] }, { have: 2, missing: [] }],
  [
    'the total of a person',
    { files: upTo(3), total: 4 },
    { total: 4, totalFrom: 'person', isComplete: false },
  ],
  ['all of it', { files: upTo(4), total: 4 }, { isComplete: true }],
  [
    'the words of the folder',
    { files: upTo(24), titles: ['长夜（全24集）'] },
    { total: 24, totalFrom: 'names', isComplete: true },
  ],
  [
    'words behind the number',
    { files: upTo(11), titles: ['长夜 十二集全'] },
    { total: 12, isComplete: false },
  ],
  [
    'an end without a number',
    { files: upTo(8), titles: ['长夜 完结'] },
    { total: null, isComplete: true },
  ],
  [
    'an end with a hole',
    { files: episodes(1, 3), titles: ['长夜 完结'] },
    { missing: [2], isComplete: false },
  ],
  ['the last one', { files: [...upTo(7), '第8集 大结局.mp4'] }, { have: 8, isComplete: true }],
  [
    'more to come',
    { files: upTo(12), titles: ['长夜 更新至12集'] },
    { isGoingOn: true, isComplete: false },
  ],
  ['no end yet', { files: upTo(12), titles: ['长夜 未完结'] }, { isComplete: false }],
  [
    'a person who knows better',
    { files: upTo(12), titles: ['更新至 12'], total: 12 },
    { isComplete: true },
  ],
  ['a later start', { files: episodes(5, 6, 8), from: 5 }, { missing: [7] }],
  [
    'several in one file',
    { files: ['S01E01-E02.mkv', '第3-4集.mp4', '07.mp4', '08.mp4'] },
    { have: 6, missing: [5, 6] },
  ],
  [
    'pieces beside them',
    { files: ['第1期.mp4', '第2期.mp4', '第5期加更.mp4'] },
    { have: 2, missing: [] },
  ],
  ['one far away', { files: episodes(9999) }, { have: 1, highest: 9999 }],
] as const)('%s', (_, given, expected) => {
  expect(progressOf({ ...nothing, ...given })).toMatchObject(expected)
})

const day = 24 * 3_600_000
const weekly = [0, 7, 14, 21].map((days) => days * day)

test.each([
  ['nothing came yet', [], 100, false],
  ['a week after the last', weekly, 28, false],
  ['three weeks after the last', weekly, 43, true],
  ['two weeks after all at once', [0, 1, 2], 15, true],
  ['a month of a monthly one', [0, 30 * day, 60 * day], 100, false],
] as const)('quiet: %s', (_, arrivals, now, isOver) => {
  expect(isQuiet(arrivals, now * day)).toBe(isOver)
})
