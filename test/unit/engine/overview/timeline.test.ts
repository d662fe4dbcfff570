import { expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { timelineRows } from '../../../../electron/engine/overview/timeline.ts'
import { nextTime } from '../../../../electron/engine/time/next-time.ts'

const from = Date.UTC(2026, 10, 26, 10, 7)
const to = from + 24 * 3_600_000
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 26, hour, minute)

function rowOf(trigger: Trigger) {
  const nextRunAt = nextTime(trigger, from, 'UTC') ?? null
  return timelineRows([{ id: 'it', trigger, nextRunAt }], from, to, 'UTC')[0]
}

const cron = (crontab: string): Trigger => ({ kind: 'cron', crontab })

test('the times of a job', () => {
  expect(rowOf(cron('0 */6 * * *'))).toEqual({
    jobId: 'it',
    times: [at(12), at(18), at(24), at(30)],
    bands: [],
  })
})

test('a job of every minute is one band, and one of office hours is as long as these', () => {
  expect(rowOf(cron('* * * * *'))?.times).toEqual([])
  expect(rowOf(cron('* * * * *'))?.bands).toEqual([{ from: at(10, 8), to }])
  const [today, tomorrow, ...more] = rowOf(cron('*/2 13-16 * * *'))?.bands ?? []
  expect(today?.from).toBeGreaterThanOrEqual(at(13) - 15 * 60_000)
  expect(today?.to).toBeLessThanOrEqual(at(17) + 15 * 60_000)
  expect([tomorrow, ...more].filter(Boolean)).toEqual([])
})

test('a job of every second costs no more', () => {
  const row = rowOf({ kind: 'interval', seconds: 1, anchor: 0 })
  expect(row?.bands).toHaveLength(1)
})

test('one that does not run within the day is not there', () => {
  expect(rowOf(cron('0 0 1 1 *'))).toBeUndefined()
  expect(
    timelineRows([{ id: 'it', trigger: cron('0 1 * * *'), nextRunAt: null }], from, to, 'UTC'),
  ).toEqual([])
})
