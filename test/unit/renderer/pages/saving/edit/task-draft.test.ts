import { expect, test } from 'vitest'
import {
  groupsIn,
  groupTexts,
  inNamingMode,
  isWhole,
  namesOf,
  namingModeOf,
  namingModes,
  newDraft,
  weekdaysAfter,
} from '../../../../../../renderer/pages/saving/edit/task-draft.ts'

test('a new task is whole once it has a name, a share and a folder', () => {
  expect(isWhole(newDraft())).toBe(false)
  expect(
    isWhole(newDraft({ name: '北风', share: 'https://pan.quark.cn/s/a1', folder: '/a' })),
  ).toBe(true)
})

test('what a mode begins with is of that mode, and can be read by the app', () => {
  const { naming } = newDraft()
  for (const mode of namingModes) {
    const begun = inNamingMode(naming, mode, '北风')
    expect(namingModeOf(begun)).toBe(mode)
    expect(isWhole(newDraft({ name: 'a', share: 'b', folder: '/c', naming: begun }))).toBe(true)
  }
})

test('a pattern is kept from one mode to another, the name of a preset is not', () => {
  const pattern = { kind: 'pattern', pattern: '(\\d+)', replacement: 'E\\1' } as const
  expect(inNamingMode(pattern, 'tokens', '')).toMatchObject({ pattern: '(\\d+)' })
  const preset = { kind: 'pattern', pattern: '$TV', replacement: '' } as const
  expect(inNamingMode(preset, 'tokens', '')).toMatchObject({ pattern: '' })
})

test('words that stand for each other are written between bars', () => {
  expect(groupsIn(['1080p| 4K', ' ', '国语', '|'])).toEqual([['1080p', '4K'], ['国语']])
  expect(groupTexts([['1080p', '4K'], ['国语']])).toEqual(['1080p|4K', '国语'])
})

test('all weekdays are each day, and none is never', () => {
  expect(weekdaysAfter(null, 3, false)).toEqual([1, 2, 4, 5, 6, 7])
  expect(weekdaysAfter([1, 2, 4, 5, 6, 7], 3, true)).toBeNull()
  expect(weekdaysAfter([7], 7, false)).toEqual([])
  expect(weekdaysAfter([7], 1, true)).toEqual([1, 7])
})

test('names are tried that are no longer than the app takes', () => {
  expect(namesOf(`a.mp4\n\n  b.mp4 \n${'x'.repeat(401)}`)).toEqual(['a.mp4', 'b.mp4'])
  expect(namesOf('a\n'.repeat(3000))).toHaveLength(2000)
})
