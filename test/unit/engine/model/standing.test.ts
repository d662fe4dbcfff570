import { describe, expect, test } from 'vitest'
import { judge, ripened, type Standing } from '../../../../electron/engine/model/standing.ts'
import type { Verdict } from '../../../../electron/engine/model/verdict.ts'
import { unasked } from '../../../support/standing.ts'

const hour = 3600 * 1000
const now = Date.parse('2026-11-22T02:00:00Z')

const alive = { ...unasked, validAt: now - hour, aliveSince: now - 9 * hour }
const dead = { ...unasked, isExpired: true, expiredAt: now - 9 * hour, doubtedAt: now - 20 * hour }

const say = (state: Verdict['state']): Verdict => ({ state, code: 'x', reason: '' })
const weak: Verdict = { state: 'empty', code: 'x', reason: '', unproven: true }
const after = (before: Standing, verdict: Verdict, at = now) => judge(before, verdict, at, 6 * hour)

describe('an alive answer', () => {
  test('dates the life from its first such answer', () => {
    expect(after(unasked, say('valid')).standing).toMatchObject({ validAt: now, aliveSince: now })
    expect(after(alive, say('partial')).standing).toMatchObject({
      validAt: now,
      aliveSince: alive.aliveSince,
    })
  })

  test('brings a dead link back, and begins its life anew', () => {
    const { change, standing } = after(dead, say('passcode_required'))
    expect(change).toBe('revived')
    expect(standing).toEqual({ ...unasked, validAt: now, aliveSince: now })
  })

  test('ends a doubt', () => {
    expect(after({ ...alive, doubtedAt: now - hour }, say('valid')).standing.doubtedAt).toBeNull()
  })
})

describe('proof of death', () => {
  test.each(['expired', 'cancelled', 'deleted', 'banned', 'not_found', 'empty'] as const)(
    '%s is believed at once',
    (state) => {
      const { change, standing } = after(alive, say(state))
      expect(change).toBe('died')
      expect(standing).toMatchObject({ isExpired: true, expiredAt: now, aliveSince: null })
    },
  )

  test('keeps the date of the first death', () => {
    const { change, standing } = after(dead, say('deleted'))
    expect(change).toBe('none')
    expect(standing.expiredAt).toBe(dead.expiredAt)
  })
})

describe('a host whose name does not exist', () => {
  const missing: Verdict = { state: 'error', code: 'network.no_host', reason: 'a.test' }
  const since = (days: number) => ({ ...alive, doubtedAt: now - days * 24 * hour })

  test('is dated from the first look that found it so, and decides nothing', () => {
    const { change, isDoubted, standing } = after(alive, missing)
    expect({ change, isDoubted }).toEqual({ change: 'none', isDoubted: false })
    expect(standing).toEqual({ ...alive, doubtedAt: now, undecidedCount: 1 })
    expect(after(since(3), missing).standing.doubtedAt).toBe(now - 72 * hour)
  })

  test('is gone after 14 days of it, and its link with it', () => {
    expect(ripened(alive, missing, now)).toBe(missing)
    expect(ripened(since(13.9), missing, now)).toBe(missing)
    const gone = ripened(since(14), missing, now)
    expect(gone).toEqual({ state: 'not_found', code: 'network.no_host', reason: 'a.test' })
    expect(after(since(14), gone)).toMatchObject({ change: 'died', standing: { isExpired: true } })
  })

  test('is as it was when it comes back', () => {
    expect(after(since(10), say('valid')).standing.doubtedAt).toBeNull()
  })

  test.each(['network.dns', 'network.timeout'])('is not the same as %s', (code) => {
    const silent = { ...missing, code }
    expect(after(alive, silent).standing.doubtedAt).toBeNull()
    expect(ripened(since(20), silent, now)).toBe(silent)
  })
})

describe('weak evidence', () => {
  test('only raises a doubt the first time', () => {
    const { change, standing, isDoubted } = after(alive, weak)
    expect(change).toBe('none')
    expect(isDoubted).toBe(true)
    expect(standing).toEqual({ ...alive, doubtedAt: now })
  })

  test.each([
    [5.9, 'none', false],
    [6, 'died', true],
    [48, 'died', true],
  ] as const)('still there after %d hours: %s', (hours, change, isExpired) => {
    const doubted = { ...alive, doubtedAt: now - hours * hour }
    const looked = after(doubted, weak)
    expect(looked.change).toBe(change)
    expect(looked.isDoubted).toBe(!isExpired)
    expect(looked.standing).toMatchObject({ isExpired, doubtedAt: doubted.doubtedAt })
  })

  test('keeps both dates once it is believed', () => {
    const { standing } = after({ ...alive, doubtedAt: now - 7 * hour }, weak)
    expect(standing).toMatchObject({ doubtedAt: now - 7 * hour, expiredAt: now })
  })

  test('is never confirmed by the very answer that raised it', () => {
    expect(judge({ ...alive, doubtedAt: now }, weak, now, 0).change).toBe('none')
  })

  test('changes nothing about a link that is dead already', () => {
    expect(after(dead, weak)).toEqual({ change: 'none', standing: dead, isDoubted: false })
  })
})

describe('an undecided answer', () => {
  test.each(['rate_limited', 'captcha', 'auth', 'unsupported', 'error'] as const)(
    '%s changes nothing but the count of such answers',
    (state) => {
      for (const before of [unasked, alive, dead, { ...alive, doubtedAt: now - 9 * hour }]) {
        expect(after(before, say(state))).toEqual({
          change: 'none',
          standing: { ...before, undecidedCount: 1 },
          isDoubted: false,
        })
      }
    },
  )

  test('is forgotten by the next decided one', () => {
    expect(after({ ...alive, undecidedCount: 4 }, say('valid')).standing.undecidedCount).toBe(0)
    expect(after({ ...alive, undecidedCount: 4 }, weak).standing.undecidedCount).toBe(0)
  })
})
