import { expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { latestTime } from '../../../../electron/engine/time/latest-time.ts'

const cron = (crontab: string): Trigger => ({ kind: 'cron', crontab })

test.each([
  [
    'the first slot itself',
    '0 2 * * *',
    '2026-11-22T02:00:00Z',
    '2026-11-22T02:00:00Z',
    '2026-11-22T02:00:00Z',
  ],
  [
    'the last of a week of nights',
    '0 2 * * *',
    '2026-11-15T02:00:00Z',
    '2026-11-22T10:00:00Z',
    '2026-11-22T02:00:00Z',
  ],
  [
    'the last of a year of seconds',
    '* * * * * *',
    '2025-11-22T00:00:00Z',
    '2026-11-22T10:00:00.500Z',
    '2026-11-22T10:00:00Z',
  ],
  [
    'the last of ten years of months',
    '0 0 1 * *',
    '2016-12-01T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2026-11-01T00:00:00Z',
  ],
  [
    'the last leap day',
    '0 0 29 2 *',
    '2016-02-29T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2024-02-29T00:00:00Z',
  ],
])('%s', (_, crontab, first, now, expected) => {
  const latest = latestTime(cron(crontab), Date.parse(first), Date.parse(now), 'UTC')
  expect(new Date(latest).toISOString()).toBe(new Date(expected).toISOString())
})

test.each<[string, Trigger, string, string, string]>([
  [
    'fields',
    { kind: 'fields', day: 'last fri', hour: 17 },
    '2016-01-29T17:00:00Z',
    '2026-11-22T10:00:00Z',
    '2026-10-30T17:00:00Z',
  ],
  [
    'fields by week',
    { kind: 'fields', week: 53, day_of_week: 'thu' },
    '2015-12-31T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2020-12-31T00:00:00Z',
  ],
  [
    'every second of a January, asked in July',
    { kind: 'fields', month: 1, second: '*' },
    '2016-01-01T00:00:00Z',
    '2026-07-01T00:00:00Z',
    '2026-01-31T23:59:59Z',
  ],
  [
    'an interval',
    { kind: 'interval', seconds: 7, anchor: 0 },
    '2016-01-01T00:00:01Z',
    '2026-11-22T10:00:00Z',
    '2026-11-22T09:59:57Z',
  ],
  [
    'an interval that ended',
    { kind: 'interval', hours: 1, startAt: '2026-01-01', endAt: '2026-01-02' },
    '2026-01-01T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2026-01-02T00:00:00Z',
  ],
  [
    'a date',
    { kind: 'date', runAt: '2026-01-01' },
    '2026-01-01T00:00:00Z',
    '2026-11-22T10:00:00Z',
    '2026-01-01T00:00:00Z',
  ],
])('the last slot of %s', (_, trigger, first, now, expected) => {
  const latest = latestTime(trigger, Date.parse(first), Date.parse(now), 'UTC')
  expect(new Date(latest).toISOString()).toBe(new Date(expected).toISOString())
})
