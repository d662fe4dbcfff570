import { expect, test } from 'vitest'
import { dayStart, nextDay } from '../../../../../renderer/pages/run/run-days.ts'

test.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00Z'],
  ['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00Z'],
  ['2026-11-22', 'America/New_York', '2026-11-22T05:00:00Z'],
  // Clocks there are set on at two, and back at three.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
])('%s in %s begins at %s', (day, zone, start) => {
  expect(dayStart(day, zone)).toBe(Date.parse(start))
})

test('the day after the last of a month is the first of the next', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
  expect(nextDay('2028-02-28')).toBe('2028-02-29')
})
