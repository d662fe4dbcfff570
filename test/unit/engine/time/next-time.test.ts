import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { nextTime, nextTimes } from '../../../../electron/engine/time/next-time.ts'
import { zonedTime } from '../../../../electron/engine/time/wall-time.ts'
import { refusal } from '../../../support/refusal.ts'

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
    expect(() => nextTime(trigger, 0, 'UTC')).toThrow(refusal('SCHEDULE_INVALID'))
    expect(() => nextTime(trigger, 0, 'UTC')).toThrow(sentence)
  })
})

describe('asked from any moment', () => {
  const hour = 3600_000
  // Two days around a change of the clock, and what runs in the hour it leaves out or repeats.
  test.each<[string, string, Trigger]>([
    ['America/New_York', '2026-03-07T12:00:00Z', cron('30 2 * * *')],
    ['America/New_York', '2026-10-31T12:00:00Z', cron('30 1 * * *')],
    ['America/New_York', '2026-10-31T12:00:00Z', cron('10,50 1,2 * * *')],
    ['Australia/Lord_Howe', '2026-04-04T00:00:00Z', { kind: 'fields', minute: '*/7' }],
    ['America/Sao_Paulo', '2018-11-03T12:00:00Z', { kind: 'fields', hour: 0 }],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', { kind: 'fields', day: '4th sun,25', hour: 2 }],
    ['Europe/Berlin', '2026-12-27T12:00:00Z', { kind: 'fields', week: 53, hour: '*/5' }],
    ['America/Nuuk', '2026-03-27T12:00:00Z', cron('30 23 * * *')],
    ['America/Nuuk', '2026-03-27T12:00:00Z', cron('*/10 23 * * *')],
    ['UTC', '2026-12-27T12:00:00Z', { kind: 'interval', minutes: 11, anchor: 12_345 }],
  ])('%s, %s, %o: the answer is the one met when walking', (zone, from, trigger) => {
    const start = Date.parse(from)
    const walked = nextTimes(trigger, start, zone, 1000)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48 * hour }), (offset) => {
        const after = start + offset
        // What was answered last is kept until its time: a later question has the calendar asked anew.
        nextTime(trigger, start + 49 * hour, zone)
        expect(nextTime(trigger, after, zone)).toBe(walked.find((time) => time > after))
      }),
    )
  })

  test('a rule that never holds is given up in bounded time', () => {
    expect(next({ kind: 'fields', week: 1, month: 7, second: '*' }, '2026-01-01')).toBeUndefined()
    expect(next({ kind: 'fields', day: '1st mon', day_of_week: 'tue' }, '2026')).toBeUndefined()
  })
})

describe('crontab refusals name the field and the text', () => {
  test.each([
    ['61 2 * * *', /“61” cannot be read as the minute \(0–59/],
    ['0 0 32 * *', /“32” cannot be read as the day/],
    ['0 0 * 13 *', /“13” cannot be read as the month/],
    ['0 0 * * fri-mon', /“fri-mon” cannot be read as the weekday/],
    ['77 0 0 * * *', /“77” cannot be read as the second/],
    ['@sometimes', /the names are @yearly/],
  ])('%s', (crontab, sentence) => {
    expect(() => nextTime(cron(crontab), 0, 'UTC')).toThrow(sentence)
  })
})

describe('an hour left out until midnight', () => {
  const end = '2026-03-29T01:00:00.000Z'
  // In Nuuk Saturday 28 March 2026 ends at 23:00, and Sunday begins.
  test.each<[string, Trigger]>([
    ['every day', cron('30 23 * * *')],
    ['every day, as fields', { kind: 'fields', hour: 23, minute: 30 }],
    ['with seconds', cron('59 59 23 * * *')],
    ['on Saturdays', cron('30 23 * * 6')],
    ['once a year', cron('30 23 28 3 *')],
    ['on the last Saturday of the month', { kind: 'fields', day: 'last sat', hour: 23 }],
  ])('%s: the run comes at its end, once', (_, trigger) => {
    const times = nextTimes(trigger, Date.parse('2026-03-28T12:00:00Z'), 'America/Nuuk', 2)
    expect(new Date(times[0] ?? 0).toISOString()).toBe(end)
    expect(times[1]).toBeGreaterThanOrEqual(Date.parse(end) + 23 * 3600_000)
  })

  test('what is not due on that day does not come', () => {
    const [sunday = 0] = nextTimes(
      cron('30 23 * * 0'),
      Date.parse('2026-03-28T12:00:00Z'),
      'America/Nuuk',
      1,
    )
    expect(new Date(sunday).toISOString()).toBe('2026-03-30T00:30:00.000Z')
  })

  test('a day that a zone leaves out has no run', () => {
    const days = nextTimes(
      { kind: 'fields', hour: 2, minute: 30 },
      Date.parse('2011-12-28T13:00:00Z'),
      'Pacific/Apia',
      3,
    )
    expect(days.map((at) => zonedTime(at, 'Pacific/Apia').slice(0, 16))).toEqual([
      '2011-12-29T02:30',
      '2011-12-31T02:30',
      '2012-01-01T02:30',
    ])
  })
})

describe('a crontab as man 5 crontab and crontab.guru read it', () => {
  const inNovember = (crontab: string, count = 3) =>
    nextTimes(cron(crontab), Date.parse('2026-11-01T12:00:00Z'), 'UTC', count).map((time) =>
      new Date(time).toISOString().slice(0, 19),
    )

  test.each([
    [
      'a weekday that begins with * must fit as well',
      '0 0 1-7 * */7',
      ['2026-12-06', '2027-01-03'],
    ],
    ['so must a day that begins with *', '0 0 */2 * 1', ['2026-11-09', '2026-11-23']],
    ['otherwise either fits', '0 0 9 * 2', ['2026-11-03', '2026-11-09', '2026-11-10']],
    ['all days are no day that begins with *', '0 0 1-31 * 4', ['2026-11-02', '2026-11-03']],
  ])('%s', (_, crontab, days) => {
    expect(inNovember(crontab, days.length).map((time) => time.slice(0, 10))).toEqual(days)
  })

  test.each([
    ['5/15 * * * *', ['12:05:00', '12:20:00', '12:35:00', '12:50:00', '13:05:00']],
    ['0/5 * * * * *', ['12:00:05', '12:00:10']],
    ['30 5/10 * * * ?', ['12:05:30', '12:15:30']],
    ['1,50/20 * * * *', ['12:01:00', '12:50:00', '13:01:00']],
    ['０ １３，１５、18 * * *', ['13:00:00', '15:00:00', '18:00:00']],
  ])('%s', (crontab, times) => {
    expect(inNovember(crontab, times.length).map((time) => time.slice(11))).toEqual(times)
  })

  test.each(['@every 5m', '@reboot', '@daily 5'])('%s is refused by its name', (crontab) => {
    expect(() => nextTime(cron(crontab), 0, 'UTC')).toThrow(/the names are @yearly.*interval/)
  })

  test.each(['60/5 * * * *', '5/0 * * * *', '0 0 0/2 * *', '5/x * * * *'])(
    '%s is refused',
    (crontab) => {
      expect(() => nextTime(cron(crontab), 0, 'UTC')).toThrow(
        /cannot be read as the (?:minute|day)/,
      )
    },
  )
})
