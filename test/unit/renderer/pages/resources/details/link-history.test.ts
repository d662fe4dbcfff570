import { expect, test } from 'vitest'
import {
  agreeing,
  aliveShare,
  changesOf,
  daysOf,
} from '../../../../../../renderer/pages/resources/details/link-history.ts'

const dayMs = 24 * 3_600_000
const now = Date.UTC(2026, 10, 26, 12)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** One that many days ago. */
const check = (days: number, state: 'valid' | 'cancelled' | 'error', isDoubted = false) => ({
  id: 1000 - days,
  at: now - days * dayMs,
  runId: null,
  state,
  code: `quark.${state}`,
  reason: '',
  latencyMs: 100,
  isDoubted,
})

const checks = [
  check(0, 'cancelled'),
  check(1, 'cancelled'),
  check(2, 'cancelled', true),
  check(3, 'error'),
  check(5, 'valid'),
  check(6, 'valid'),
]

test('each day is as its last check found it', () => {
  const days = daysOf([check(0, 'valid'), check(0.2, 'error'), ...checks.slice(1)], 7, now, dayOf)
  expect(days.map(({ health }) => health)).toEqual([
    'alive',
    'alive',
    'unchecked',
    'undecided',
    'undecided',
    'dead',
    'alive',
  ])
  expect(days.at(-1)?.day).toBe('2026-11-26')
})

test('only what is decided counts as alive or not', () => {
  expect(aliveShare(checks)).toBe(0.5)
  expect(aliveShare([check(0, 'error')])).toBeNull()
  expect(aliveShare([])).toBeNull()
})

test('answers agree as far back as they found the same', () => {
  expect(agreeing(checks)).toBe(3)
  expect(agreeing(checks.slice(4))).toBe(2)
  expect(agreeing([])).toBe(0)
})

test('what changed is told, and the first of all', () => {
  expect(changesOf(checks).map(({ id }) => id)).toEqual([998, 997, 994])
})
