import { expect, test } from 'vitest'
import { healthOf } from '../../../../../electron/api/contract/resources.ts'
import { overallOf } from '../../../../../renderer/pages/overview/overall.ts'

test.each([
  [[0, 0, 0, 0], undefined, undefined],
  [[5, 0, 0, 0], 'allAlive', 5],
  [[5, 2, 3, 1], 'someDead', 2],
  [[5, 0, 3, 1], 'someUndecided', 3],
  [[0, 0, 0, 4], 'noneChecked', 4],
  [[3, 0, 0, 4], 'someUnchecked', 4],
])('%j', ([alive = 0, dead = 0, undecided = 0, unchecked = 0], key, count) => {
  const overall = overallOf({ alive, dead, undecided, uncheckable: 0, unchecked })
  expect(overall?.key).toBe(key)
  expect(overall?.count).toBe(count)
})

test('a dead link stays dead through an undecided answer', () => {
  expect(healthOf({ state: 'error', isExpired: true })).toBe('dead')
  expect(healthOf({ state: 'error', isExpired: false })).toBe('undecided')
  expect(healthOf({ state: 'passcode_wrong', isExpired: false })).toBe('alive')
  expect(healthOf({ state: null, isExpired: false })).toBe('unchecked')
})
