import { expect, test } from 'vitest'
import {
  lifetimeSpans,
  lifetimesOf,
} from '../../../../../electron/engine/model/history/survival.ts'

test('the median is the day by which half were dead', () => {
  const found = lifetimesOf([
    { days: 400, count: 1 },
    { days: 0, count: 2 },
    { days: 6, count: 1 },
    { days: 7, count: 4 },
  ])
  expect(found).toEqual({ count: 8, medianDays: 7, spans: [2, 1, 4, 0, 0, 0, 1] })
  expect(found?.spans).toHaveLength(lifetimeSpans.length)
})

test('nothing died', () => {
  expect(lifetimesOf([])).toBeNull()
})
