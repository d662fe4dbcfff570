import { describe, expect, test } from 'vitest'
import { healthOf } from '../../../../../electron/api/contract/resources.ts'
import { overallOf } from '../../../../../renderer/pages/overview/overall.ts'
import { linesOf } from '../../../../../renderer/pages/overview/panels/day-sums.ts'

const none = { alive: 0, dead: 0, undecided: 0, uncheckable: 0, unchecked: 0 }
const quiet = { died: 0, revived: 0 }

describe('the answer', () => {
  test.each([
    [{}, quiet, undefined, undefined],
    [{ alive: 5 }, quiet, 'allAlive', 5],
    [{ alive: 5, uncheckable: 2 }, quiet, 'allAlive', 5],
    [{ alive: 5, dead: 2, undecided: 3 }, quiet, 'nothingNew', 5],
    [{ alive: 5, dead: 2 }, { died: 1, revived: 2 }, 'newsDied', 1],
    [{ alive: 5, dead: 2 }, { died: 0, revived: 2 }, 'newsRevived', 2],
    [{ unchecked: 4, uncheckable: 1 }, quiet, 'noneChecked', 4],
    [{ uncheckable: 4 }, quiet, 'onlyKept', 4],
  ])('%j with the news %j', (counts, news, key, count) => {
    const overall = overallOf({ ...none, ...counts }, news)
    expect(overall?.key).toBe(key)
    expect(overall?.count).toBe(count)
  })

  test('what died long ago and was reviewed is no alarm', () => {
    expect(overallOf({ ...none, alive: 1, dead: 9 }, quiet)?.tone).toBe('good')
    expect(overallOf({ ...none, alive: 1, dead: 9 }, { died: 1, revived: 0 })?.tone).toBe('bad')
  })
})

test('a dead link stays dead through an undecided answer', () => {
  expect(healthOf({ state: 'error', isExpired: true })).toBe('dead')
  expect(healthOf({ state: 'error', isExpired: false })).toBe('undecided')
  expect(healthOf({ state: 'passcode_wrong', isExpired: false })).toBe('alive')
  expect(healthOf({ state: null, isExpired: false })).toBe('unchecked')
})

describe('a line through days', () => {
  test('is broken where nothing is known', () => {
    expect(linesOf([10, 20, null, 15])).toEqual([
      [
        [0, 0],
        [1 / 3, 1],
      ],
      [[1, 0.5]],
    ])
  })

  test('is in the middle where all are equal, and nowhere without any', () => {
    expect(linesOf([7, 7])).toEqual([
      [
        [0, 0.5],
        [1, 0.5],
      ],
    ])
    expect(linesOf([null, null])).toEqual([])
  })
})
