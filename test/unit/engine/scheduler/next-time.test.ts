import { describe, expect, test } from 'vitest'
import { nextTime, nextTimes } from '../../../../electron/engine/scheduler/next-time.ts'
import type { Trigger } from '../../../../electron/engine/scheduler/trigger.ts'
import { TriggerError } from '../../../../electron/engine/scheduler/trigger-error.ts'

const cron = (crontab: string, timeZone?: string): Trigger =>
  timeZone === undefined ? { kind: 'cron', crontab } : { kind: 'cron', crontab, timeZone }

const next = (trigger: Trigger, after: string, zone = 'Asia/Shanghai') => {
  const time = nextTime(trigger, Date.parse(after), zone)
  return time === undefined ? undefined : new Date(time).toISOString()
}

describe('nextTime', () => {
  test.each([
    ['daily, later today', '0 2 * * *', '2026-11-21T17:59:59Z', '2026-11-21T18:00:00.000Z'],
    [
      'daily, its own second is past',
      '0 2 * * *',
      '2026-11-21T18:00:00Z',
      '2026-11-22T18:00:00.000Z',
    ],
    ['weekday by name', '30 9 * * mon', '2026-11-22T00:00:00Z', '2026-11-23T01:30:00.000Z'],
    ['0 is Sunday', '0 0 * * 0', '2026-11-23T00:00:00Z', '2026-11-28T16:00:00.000Z'],
    ['7 is Sunday too', '0 0 * * 7', '2026-11-23T00:00:00Z', '2026-11-28T16:00:00.000Z'],
    ['day OR weekday', '0 0 1 * fri', '2026-11-22T00:00:00Z', '2026-11-26T16:00:00.000Z'],
    [
      'six fields: seconds first',
      '30 0 2 * * *',
      '2026-11-21T17:59:59Z',
      '2026-11-21T18:00:30.000Z',
    ],
    ['a nickname', '@hourly', '2026-11-22T00:10:00Z', '2026-11-22T01:00:00.000Z'],
    ['29 February', '0 0 29 2 *', '2026-11-22T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ])('%s', (_, crontab, after, expected) => {
    expect(next(cron(crontab), after)).toBe(expected)
  })

  test('a day that never comes has no next time', () => {
    expect(next(cron('0 0 30 2 *'), '2026-11-22T00:00:00Z')).toBeUndefined()
  })

  test("the trigger's own zone wins over the given one", () => {
    expect(next(cron('0 2 * * *', 'UTC'), '2026-11-22T00:00:00Z')).toBe('2026-11-22T02:00:00.000Z')
  })

  test('a fixed time inside the spring gap runs once, at the end of the gap', () => {
    const times = nextTimes(
      cron('30 2 * * *'),
      Date.parse('2026-03-07T12:00:00Z'),
      'America/New_York',
      2,
    )
    expect(times.map((time) => new Date(time).toISOString())).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
  })

  test('a fixed time inside the repeated hour runs once, on the first pass', () => {
    const times = nextTimes(
      cron('30 1 * * *'),
      Date.parse('2026-10-31T12:00:00Z'),
      'America/New_York',
      2,
    )
    expect(times.map((time) => new Date(time).toISOString())).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ])
  })

  test.each([
    ['too few fields', cron('0 2 *'), /5 fields.*“0 2 \*” has 3/],
    ['too many fields', cron('0 0 2 * * * 2027 1'), /has 8/],
    ['a value out of range', cron('61 2 * * *'), /“61 2 \* \* \*” is not a schedule/],
    ['words', cron('every day at two'), /has 4/],
    ['an unknown nickname', cron('@sometimes'), /“@sometimes” is not a schedule/],
    ['an unknown zone', cron('0 2 * * *', 'Mars/Olympus'), /“Mars\/Olympus” is not a time zone/],
  ])('refuses %s with a sentence', (_, trigger, sentence) => {
    expect(() => nextTime(trigger, 0, 'UTC')).toThrow(TriggerError)
    expect(() => nextTime(trigger, 0, 'UTC')).toThrow(sentence)
  })
})
