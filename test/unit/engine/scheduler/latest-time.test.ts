import { expect, test } from 'vitest'
import { latestTime } from '../../../../electron/engine/scheduler/latest-time.ts'
import type { Trigger } from '../../../../electron/engine/scheduler/trigger.ts'

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
