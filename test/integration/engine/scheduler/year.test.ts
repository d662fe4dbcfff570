import { expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { openEngine } from '../../../support/engine.ts'
import { iso, liveUntil, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const hour = 3600_000
const start = Date.parse('2026-01-01T00:00:00Z')
const end = Date.parse('2027-01-01T00:00:00Z')

/** The whole hours of the year that fit, worked out without a trigger. */
const hours = (fits: (date: Date, index: number) => boolean) =>
  Array.from({ length: 365 * 24 }, (_, index) => start + index * hour)
    .filter((time, index) => fits(new Date(time), index))
    .map(iso)

const year: readonly [string, Trigger, string[]][] = [
  [
    'crontab',
    { kind: 'cron', crontab: '0 */8 * * *' },
    hours((date) => date.getUTCHours() % 8 === 0),
  ],
  [
    'fields',
    { kind: 'fields', day_of_week: 'mon-fri', hour: 9 },
    hours((date) => date.getUTCHours() === 9 && date.getUTCDay() % 6 !== 0),
  ],
  [
    'last-friday',
    { kind: 'fields', day: 'last fri,15', hour: '6' },
    hours(
      (date) =>
        date.getUTCHours() === 6 &&
        (date.getUTCDate() === 15 ||
          (date.getUTCDay() === 5 &&
            new Date(date.getTime() + 7 * 24 * hour).getUTCMonth() !== date.getUTCMonth())),
    ),
  ],
  ['interval', { kind: 'interval', hours: 11 }, hours((_, index) => index > 0 && index % 11 === 0)],
  ['date', { kind: 'date', runAt: '2026-08-01 12:00:00' }, ['2026-08-01T12:00:00Z']],
]

test('a year of every kind of trigger: each slot ran once, on time, and the next year is known', async () => {
  using folder = temporaryFolder()
  const clock = new ManualClock(start)
  const jobs = year.map(([id, trigger]) => scheduledJob(id, trigger))
  const { engine } = openEngine({ dataFolder: folder.path, clock, jobs })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  // It would forget what the year is asked about, as it should.
  engine.jobs.pause('cleanup_temp_files', true)
  await liveUntil(engine, clock, iso(end))
  for (const [id, , slots] of year) {
    const runs = engine.runs.list({ jobId: id, limit: 10_000 }).toReversed()
    expect(runs.map((run) => iso(run.scheduledAt))).toEqual(slots)
    expect(new Set(runs.map((run) => `${run.cause} ${run.outcome}`))).toEqual(
      new Set(['schedule succeeded']),
    )
    expect(Math.max(...runs.map((run) => (run.startedAt ?? 0) - run.scheduledAt))).toBe(0)
  }
  expect(engine.jobs.get('date').nextRunAt).toBeNull()
  expect(iso(engine.jobs.get('crontab').nextRunAt ?? 0)).toBe('2027-01-01T00:00:00Z')
  await engine.stop()
}, 400_000)
