import { describe, expect, test } from 'vitest'
import { nextDigest, quietUntil } from '../../../../electron/engine/notify/quiet-hours.ts'
import { zonedTime } from '../../../../electron/engine/time/wall-time.ts'

const berlin = 'Europe/Berlin'
const shanghai = 'Asia/Shanghai'
const night = { from: '22:00', to: '07:30' }
const shown = (at: number | undefined, zone: string) =>
  at === undefined ? undefined : zonedTime(at, zone).slice(0, 16)

describe('quiet hours', () => {
  test.each([
    ['2026-11-25T21:59:59+08:00', undefined],
    ['2026-11-25T22:00:00+08:00', '2026-11-26T07:30'],
    ['2026-11-26T00:00:00+08:00', '2026-11-26T07:30'],
    ['2026-11-26T07:29:59+08:00', '2026-11-26T07:30'],
    ['2026-11-26T07:30:00+08:00', undefined],
  ])('across midnight: %s', (time, until) => {
    expect(shown(quietUntil(night, Date.parse(time), shanghai), shanghai)).toBe(until)
  })

  test.each([
    ['2026-11-25T12:59:59+08:00', undefined],
    ['2026-11-25T13:00:00+08:00', '2026-11-25T14:00'],
    ['2026-11-25T14:00:00+08:00', undefined],
  ])('within a day: %s', (time, until) => {
    const noon = { from: '13:00', to: '14:00' }
    expect(shown(quietUntil(noon, Date.parse(time), shanghai), shanghai)).toBe(until)
  })

  test('from a time to the same one there are none', () => {
    const never = { from: '08:00', to: '08:00' }
    expect(quietUntil(never, Date.parse('2026-11-25T08:00:00+08:00'), shanghai)).toBeUndefined()
    expect(quietUntil(null, 0, shanghai)).toBeUndefined()
  })

  test.each([
    // The hour from 02:00 is left out on 29 March 2026, and comes twice on 25 October.
    ['2026-03-28T23:30:00+01:00', { from: '23:00', to: '02:30' }, '2026-03-29T03:30'],
    ['2026-10-24T23:30:00+02:00', { from: '23:00', to: '02:30' }, '2026-10-25T02:30'],
    ['2026-10-25T02:10:00+01:00', { from: '23:00', to: '02:30' }, '2026-10-25T02:30'],
  ])('when the clocks change: %s', (time, quiet, until) => {
    const at = Date.parse(time)
    const end = quietUntil(quiet, at, berlin)
    expect(shown(end, berlin)).toBe(until)
    expect(end).toBeGreaterThan(at)
  })

  test('end within a day, whatever the clocks do, all through a year', () => {
    for (
      let at = Date.parse('2026-01-01T00:00:00Z');
      at < Date.parse('2027-01-01T00:00:00Z');
      at += 3 * 1_800_000
    ) {
      const until = quietUntil(night, at, berlin)
      if (until === undefined) continue
      expect(until - at).toBeGreaterThan(0)
      expect(until - at).toBeLessThanOrEqual(11 * 3_600_000)
    }
  })
})

describe('digests', () => {
  const digest = { at: '09:00', weekday: 1 }

  test('are due once a day at their time, through a year with two changes of the clocks', () => {
    let at = Date.parse('2026-01-01T00:00:00+01:00')
    const times = Array.from({ length: 365 }, () => {
      at = nextDigest(digest, 'daily', at, berlin)
      return shown(at, berlin) ?? ''
    })
    expect(new Set(times.map((time) => time.slice(11)))).toEqual(new Set(['09:00']))
    expect(new Set(times.map((time) => time.slice(0, 10))).size).toBe(365)
  })

  test('are due once a week on their day', () => {
    // 26 November 2026 is a Thursday.
    const thursday = Date.parse('2026-11-26T08:00:00+08:00')
    expect(shown(nextDigest(digest, 'weekly', thursday, shanghai), shanghai)).toBe(
      '2026-11-30T09:00',
    )
    const own = { at: '09:00', weekday: 4 }
    expect(shown(nextDigest(own, 'weekly', thursday, shanghai), shanghai)).toBe('2026-11-26T09:00')
    const passed = Date.parse('2026-11-26T09:00:00+08:00')
    expect(shown(nextDigest(own, 'weekly', passed, shanghai), shanghai)).toBe('2026-12-03T09:00')
  })
})
