import { describe, expect, test } from 'vitest'
import type { TriggerOf } from '../../../../electron/api/contract/jobs.ts'
import {
  amountOf,
  inLargestUnit,
  withAmount,
} from '../../../../electron/words/schedule/interval-amount.ts'

const every = (amounts: Omit<TriggerOf<'interval'>, 'kind'>): TriggerOf<'interval'> => ({
  kind: 'interval',
  ...amounts,
})

describe('an interval as one number', () => {
  test.each([
    [{ minutes: 90 }, { amount: 90, unit: 'minutes' }],
    [
      { hours: 1, minutes: 30 },
      { amount: 90, unit: 'minutes' },
    ],
    [
      { weeks: 1, days: 7 },
      { amount: 2, unit: 'weeks' },
    ],
    [{ seconds: 0.5 }, { amount: 0.5, unit: 'seconds' }],
    [
      { hours: 0, days: 2 },
      { amount: 2, unit: 'days' },
    ],
    [{}, { amount: 0, unit: 'seconds' }],
  ])('%j', (amounts, amount) => {
    expect(amountOf(every(amounts))).toEqual(amount)
  })

  test('another period keeps the bounds and forgets the phase', () => {
    const before = every({ hours: 1, minutes: 30, anchor: 5, startAt: '2027-01-01' })
    const after = withAmount(before, { amount: 2, unit: 'days' })
    expect(after).toEqual({ kind: 'interval', days: 2, startAt: '2027-01-01' })
  })

  test('a length of time uses only the units it is shown in', () => {
    expect(inLargestUnit(14 * 86_400, ['days', 'hours'])).toEqual({ amount: 14, unit: 'days' })
    expect(inLargestUnit(0)).toEqual({ amount: 0, unit: 'seconds' })
  })
})
