import { expect, test } from 'vitest'
import { nextCheckAt } from '../../../../electron/engine/links/next-check.ts'

const day = 24 * 3600 * 1000
const now = Date.parse('2026-11-22T02:00:00Z')
const alive = { isExpired: false, expiredAt: null }
const deadFor = (days: number) => ({ isExpired: true, expiredAt: now - days * day })

test.each([
  ['an alive link is due every run', alive, 'valid', null],
  ['an undecided answer leaves an alive link due', alive, 'error', null],
  ['a link that just died waits a week', alive, 'deleted', 7],
  ['dead for a week: another week', deadFor(7), 'deleted', 7],
  ['dead for two weeks: two more', deadFor(14), 'expired', 14],
  ['dead for a year: eight weeks at most', deadFor(365), 'expired', 56],
  ['undecided about a dead one: as if still dead', deadFor(14), 'rate_limited', 14],
  ['back alive: due every run again', deadFor(14), 'valid', null],
] as const)('%s', (_, resource, state, days) => {
  const expected = days === null ? null : now + days * day
  expect(nextCheckAt(resource, state, 7, now)).toBe(expected)
})
