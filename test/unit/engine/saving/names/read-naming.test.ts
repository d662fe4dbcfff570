import { expect, test } from 'vitest'
import type { Naming } from '../../../../../electron/engine/model/saving/saving-task.ts'
import { nameAll } from '../../../../../electron/engine/saving/names/naming.ts'
import { readNaming } from '../../../../../electron/engine/saving/names/read-naming.ts'

function named(naming: Naming, names: readonly string[], present: readonly string[] = []) {
  const items = names.map((name, index) => ({ name, isFolder: false, updatedAt: index }))
  const folder = present.map((name) => ({ name, isFolder: false }))
  const options = { taskName: '长夜', today: '2026-01-10', isSuffixIgnored: false }
  return nameAll(readNaming(naming), items, folder, options).map((each) =>
    each.outcome === 'save' ? each.name : each.reason,
  )
}

test('a sequence counts on from the greatest number of the folder, in the order of the names', () => {
  const naming = { kind: 'sequence', name: '长夜.E{}' } as const
  expect(
    named(naming, ['第十集.mp4', '第二集.mp4'], ['长夜.E04.mp4', '长夜.E02.mkv', '封面.jpg']),
  ).toEqual(['长夜.E06.mp4', '长夜.E05.mp4'])
})

test.each([
  ['however each is written', ['EP03.mp4', '第二集.mp4', 'S01E01.mkv', '【04】.mp4']],
  [
    'by day, where all say one',
    [
      '20250404期-第3期上.mp4',
      '25.03.21第1期上.mp4',
      '25.03.19超前企划.mp4',
      '2025年3月21日 第1期下.mp4',
      '25.04.11期-第4期上.mp4',
    ],
  ],
  [
    'what has no number last',
    ['先导片.mp4', '第1期.mp4', '第10期.mp4', '第2期下.mp4', '第2期上.mp4'],
  ],
  ['with parts in Roman numbers', ['案（II）.mp4', '案（Ⅲ）.mp4', '案（I）.mp4']],
] as const)('a sequence has its order %s', (_, names) => {
  const orders: Readonly<Record<string, readonly number[]>> = {
    'EP03.mp4': [3, 2, 1, 4],
    '20250404期-第3期上.mp4': [4, 2, 1, 3, 5],
    '先导片.mp4': [5, 1, 4, 3, 2],
    '案（II）.mp4': [2, 3, 1],
  }
  const numbers = named({ kind: 'sequence', name: '{}' }, names).map((name) =>
    Number(name.slice(0, 2)),
  )
  expect(numbers).toEqual(orders[names[0]])
})

test('the episode mode takes the number of the name, and two digits', () => {
  const naming = { kind: 'episode', name: '长夜.E[]' } as const
  expect(named(naming, ['第3集.mp4', 'EP1203.mkv', '花絮.mp4'], ['长夜.E3.mp4'])).toEqual([
    'new-name-present',
    '长夜.E1203.mkv',
    '花絮.mp4',
  ])
})

test.each([
  ['长夜.E[]', ['长夜.E04上.mp4', '长夜.E04下.mp4', '长夜.E05.mp4']],
  ['第[]期', ['第04期上.mp4', '第04期下.mp4', '第05期.mp4']],
])('the episode mode keeps the parts of an issue apart in %s', (name, expected) => {
  expect(named({ kind: 'episode', name }, ['第4期上.mp4', '第4期下.mp4', '第5期.mp4'])).toEqual(
    expected,
  )
})

test.each([
  ['{title} {season:00}x{episode:000}', '第三季 第9集.mkv', '长夜 03x009.mkv'],
  ['{episode}.{ext}', 'E05.mp4', '05.mp4'],
  ['{title} ({year}) [{quality}]', '长夜.2024.E01.2160P.mkv', '长夜 (2024) [2160p].mkv'],
  ['[{group}] {original}', '[云组] 长夜 01.mp4', '[云组] [云组] 长夜 01.mp4'],
  ['{title}.{date}.{part}', '2025.12.30 第1期下.mp4', '长夜.20251230.下.mp4'],
  ['{title}.E{episode:00}.{part}', '第1期.mp4', '长夜.E01.mp4'],
] as const)('%s makes of %s %s', (name, source, expected) => {
  expect(named({ kind: 'tokens', pattern: '', name }, [source])).toEqual([expected])
})
