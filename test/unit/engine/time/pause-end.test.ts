import { expect, test } from 'vitest'
import { pauseFromNow } from '../../../../electron/engine/time/pause-end.ts'
import { refusal } from '../../../support/refusal.ts'

const now = Date.parse('2026-03-28T22:30:00Z')

test.each([
  [{ minutes: 60 }, 'Asia/Shanghai', '2026-03-28T23:30:00Z'],
  // 06:30 there.
  [{ until: '08:00' }, 'Asia/Shanghai', '2026-03-29T00:00:00Z'],
  [{ until: '6:30' }, 'Asia/Shanghai', '2026-03-29T22:30:00Z'],
  [{ until: 'tomorrow 08:00' }, 'Asia/Shanghai', '2026-03-30T00:00:00Z'],
  // The night in which clocks there are set on: 23:30 of the 28th.
  [{ until: 'tomorrow 08:00' }, 'Europe/Berlin', '2026-03-29T06:00:00Z'],
  [{ until: '2027-01-01 08:00' }, 'Asia/Shanghai', '2027-01-01T00:00:00Z'],
  [{ until: '2027-01-01T08:00:00Z' }, 'Asia/Shanghai', '2027-01-01T08:00:00Z'],
])('a pause %j in %s ends at %s', (end, zone, until) => {
  expect(pauseFromNow(end, now, zone)).toEqual({ since: now, until: Date.parse(until) })
})

test('a pause that names no end has none', () => {
  expect(pauseFromNow({}, now, 'UTC')).toBeNull()
})

test.each(['', 'soon', '24:00', '8:60', 'tomorrow', '2026-03-28 22:30:00Z', '2026-02-30 08:00'])(
  '“%s” is no time to come',
  (until) => {
    expect(() => pauseFromNow({ until }, now, 'UTC')).toThrow(
      refusal('PAUSE_END_INVALID', { until }),
    )
  },
)
