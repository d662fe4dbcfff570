import { expect, test } from 'vitest'
import { isInPeriod } from '../../../../../electron/engine/saving/run/period.ts'

// 2026-03-11 is a Wednesday.
test.for([
  ['each day', null, null, true],
  ['its last day', '2026-03-11', null, true],
  ['the day after', '2026-03-10', null, false],
  ['a weekday on', null, [3], true],
  ['a weekday off', null, [1, 2, 4], false],
  ['no weekday at all', null, [], false],
  ['over, though the weekday is on', '2026-03-10', [3], false],
] as const)('%s', ([, endsOn, weekdays, isIn]) => {
  expect(isInPeriod({ endsOn, weekdays: weekdays && [...weekdays] }, '2026-03-11')).toBe(isIn)
})

test('Sunday is the seventh day', () => {
  expect(isInPeriod({ endsOn: null, weekdays: [7] }, '2026-03-15')).toBe(true)
})
