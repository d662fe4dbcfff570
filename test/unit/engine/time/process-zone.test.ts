import { describe, expect, test } from 'vitest'
import { nextTime } from '../../../../electron/engine/time/next-time.ts'
import { processZone } from '../../../../electron/engine/time/process-zone.ts'
import { isTimeZone } from '../../../../electron/engine/time/time-zone.ts'
import { refusal } from '../../../support/refusal.ts'

describe('TZ', () => {
  test.each([
    ['', 'UTC'],
    ['Asia/Shanghai', 'Asia/Shanghai'],
    [':Asia/Tokyo', 'Asia/Tokyo'],
    ['EST5EDT', 'EST5EDT'],
    // POSIX counts to the west.
    ['CST-8', '+08:00'],
    ['GMT-8', '+08:00'],
    ['GMT+8', '-08:00'],
    ['<+08>-8', '+08:00'],
    ['IST-5:30', '+05:30'],
    ['UTC0', 'UTC'],
  ])('%o is %s', (tz, zone) => {
    expect(processZone(tz)).toEqual({ zone, unreadable: null })
  })

  test.each(['CST', 'CET-1CEST', 'Mars/Olympus', ':/no/such/file', '/etc/passwd', 'UTC+99'])(
    '%s cannot be known: UTC, and it is said',
    (tz) => expect(processZone(tz)).toEqual({ zone: 'UTC', unreadable: tz }),
  )

  test('what it gives is a zone schedules can go by', () => {
    const [zone, at] = [processZone('CST-8').zone, Date.parse('2026-11-22T12:00:00Z')]
    const next = nextTime({ kind: 'cron', crontab: '0 2 * * *' }, at, zone) ?? 0
    expect(new Date(next).toISOString()).toBe('2026-11-22T18:00:00.000Z')
  })
})

describe('the zone of a job', () => {
  test.each(['Asia/Calcutta', 'US/Eastern', 'PRC', 'EST5EDT', 'EST', 'Etc/GMT-8', '+08:00', 'UTC'])(
    '%s is one',
    (name) => expect(isTimeZone(name)).toBe(true),
  )

  test.each([
    [
      'CST',
      /“CST” stands for several time zones; write one like Asia\/Shanghai or America\/Chicago/,
    ],
    ['ist', /“ist” stands for several/],
    ['GMT+8', /“GMT\+8” is not a time zone; write \+08:00/],
    ['UTC-10', /write -10:00/],
    ['Asia/Beijing', /“Asia\/Beijing” is not a time zone/],
  ])('%s is none', (timeZone, sentence) => {
    const read = () => nextTime({ kind: 'cron', crontab: '* * * * *', timeZone }, 0, 'UTC')
    expect(read).toThrow(refusal('SCHEDULE_INVALID'))
    expect(read).toThrow(sentence)
  })
})
