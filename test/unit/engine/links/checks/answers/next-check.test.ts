import { describe, expect, test } from 'vitest'
import { nextCheckAt } from '../../../../../../electron/engine/links/checks/answers/next-check.ts'
import type { Standing } from '../../../../../../electron/engine/model/standing.ts'
import { isDoubted, type State } from '../../../../../../electron/engine/model/verdict.ts'
import { unasked } from '../../../../../support/standing.ts'

const hour = 3600 * 1000
const day = 24 * hour
const now = Date.parse('2026-11-22T02:00:00Z')
const intervals = { longestDays: 14, recheckDays: 7, secondLookHours: 6 }

const fresh: Standing = { ...unasked, validAt: now, aliveSince: now }
const aliveFor = (days: number) => ({ ...fresh, aliveSince: now - days * day })
const deadFor = (days: number) => ({ ...fresh, isExpired: true, expiredAt: now - days * day })
const undecided = (count: number) => ({ ...fresh, undecidedCount: count })

const next = (
  standing: Standing,
  state: State,
  random = 0,
  changes: Partial<typeof intervals> = {},
) => {
  const judged = { standing, isDoubted: isDoubted({ ...standing, state }) }
  return (nextCheckAt(judged, state, { ...intervals, ...changes }, now, random) - now) / hour
}

// A run that begins a little earlier than the last must find a link of yesterday due: 6 hours of slack.
describe('the hours until the next look', () => {
  test.each([
    ['a fresh link: tomorrow', fresh, 'valid', 18],
    ['alive for six days: half as long again', aliveFor(6), 'valid', 3 * 24 - 6],
    ['alive for a year: as rarely as the user allows', aliveFor(365), 'valid', 14 * 24 - 6],
    ['partly removed: like any alive link', aliveFor(6), 'partial', 3 * 24 - 6],
    ['a fresh locked one: three days', fresh, 'passcode_required', 3 * 24 - 6],
    ['long locked, wrong passcode: as alive', aliveFor(20), 'passcode_wrong', 10 * 24 - 6],
    ['under review: tomorrow, however old', aliveFor(100), 'pending', 18],
    ['undecided once: half a day', undecided(1), 'error', 12],
    ['undecided twice: a day', undecided(2), 'rate_limited', 18],
    ['undecided four times: four days', undecided(4), 'captcha', 4 * 24 - 6],
    ['undecided very often: a week at most', undecided(50), 'auth', 7 * 24 - 6],
    ['not supported: as rarely as the user allows', undecided(1), 'unsupported', 14 * 24 - 6],
    ['just died: a week', deadFor(0), 'deleted', 7 * 24 - 6],
    ['dead for two weeks: two more', deadFor(14), 'expired', 14 * 24 - 6],
    ['dead for a year: eight weeks at most', deadFor(365), 'expired', 56 * 24 - 6],
    ['undecided about a dead one: as if still dead', deadFor(14), 'rate_limited', 14 * 24 - 6],
    ['in doubt: a second look hours later', { ...fresh, doubtedAt: now }, 'empty', 6],
    [
      'looked at too early: at the time first set',
      { ...fresh, doubtedAt: now - 4 * hour },
      'empty',
      2,
    ],
  ] as const)('%s', (_, standing, state, hours) => {
    expect(next(standing, state)).toBe(hours)
  })

  test.each(['valid', 'passcode_required', 'error', 'unsupported', 'pending'] as const)(
    'the longest time the user allows holds for %s',
    (state) => {
      for (const standing of [aliveFor(300), undecided(40)]) {
        expect(next(standing, state, 0, { longestDays: 2 })).toBeLessThanOrEqual(48)
      }
    },
  )

  test('a tenth of the time at most is left to chance, never added', () => {
    expect(next(aliveFor(365), 'valid', 0.999)).toBeCloseTo((14 * 24 - 6) * 0.9001, 1)
    expect(next(fresh, 'valid', 0.999)).toBeLessThan(18)
  })
})
