import { expect, test } from 'vitest'
import {
  columnOf,
  daysOf,
  monthAfter,
} from '../../../../../../renderer/pages/saving/calendar/month-days.ts'

test('months follow each other over the ends of years', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthAfter('2026-06', 0)).toBe('2026-06')
})

test.each([
  ['2024-02', 29],
  ['2026-02', 28],
  ['2026-04', 30],
  ['2026-12', 31],
])('%s has %i days', (month, count) => {
  const days = daysOf(month)
  expect(days).toHaveLength(count)
  expect(days[0]).toBe(`${month}-01`)
  expect(days.at(-1)).toBe(`${month}-${count}`)
})

test('weeks begin on Monday', () => {
  expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(columnOf)).toEqual([1, 6, 7])
})
