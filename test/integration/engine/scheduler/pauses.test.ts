import { expect, test } from 'vitest'
import { english, openEngine } from '../../../support/engine.ts'
import { historyOf, iso, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000
const hour = 60 * minute
const everyTenMinutes = { kind: 'cron', crontab: '*/10 * * * *' } as const

function openAt(start: string, dataFolder: string, policy: { afterSleep?: 'skip' } = {}) {
  const clock = new ManualClock(start)
  const jobs = [scheduledJob('it', everyTenMinutes, policy)]
  const { engine } = openEngine({ dataFolder, clock, jobs })
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  engine.start()
  return { clock, engine }
}

const errorsOf = (engine: ReturnType<typeof openAt>['engine']) =>
  engine.runs
    .list({ jobId: 'it', limit: 100 })
    .toReversed()
    .map((run) => english(run.error))

test('a pause of an hour ends by itself, and what it put off is made up for by one run', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  const heard: string[] = []
  engine.events.on(({ type }) => heard.push(type))
  expect(engine.settings.pause({ minutes: 60 })).toMatchObject({ paused: true })
  await clock.pass(59 * minute)
  expect(historyOf(engine, 'it')).toEqual([])
  expect(engine.settings.get().paused).toBe(true)
  heard.length = 0
  await clock.pass(minute)
  expect(engine.settings.get().paused).toBe(false)
  expect(heard).toContain('settings')
  await clock.pass(6 * minute)
  expect(historyOf(engine, 'it')).toEqual([
    '2026-11-22T12:10:00Z schedule missed',
    '2026-11-22T13:00:00Z catch-up succeeded',
    '2026-11-22T13:10:00Z schedule succeeded',
  ])
  expect(errorsOf(engine)[0]).toMatch(/it was paused.*one run/)
  await engine.stop()
})

test('a job that does not catch up leaves out what a pause put off', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path, { afterSleep: 'skip' })
  engine.settings.pause({ minutes: 10 })
  await clock.pass(11 * minute)
  expect(historyOf(engine, 'it')).toEqual(['2026-11-22T12:10:00Z schedule missed'])
  expect(errorsOf(engine)).toEqual([
    'Not started: it was paused at its time, and the run is not made up for.',
  ])
  await engine.stop()
})

test('a pause goes on over a restart, and ends while nothing runs', async () => {
  using folder = temporaryFolder()
  const first = openAt('2026-11-22T12:05:00Z', folder.path)
  first.engine.settings.pause({ minutes: 60 })
  await first.engine.stop()
  const second = openAt('2026-11-22T12:30:00Z', folder.path)
  expect(second.engine.settings.get().paused).toBe(true)
  await second.clock.pass(minute)
  expect(historyOf(second.engine, 'it')).toEqual([])
  await second.engine.stop()
  const third = openAt('2026-11-22T14:05:00Z', folder.path)
  await third.clock.pass(0)
  expect(third.engine.settings.get().paused).toBe(false)
  expect(historyOf(third.engine, 'it').at(-1)).toBe('2026-11-22T14:00:00Z catch-up succeeded')
  await third.engine.stop()
})

test('somebody who resumes early has at once what was put off', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  engine.settings.pause({ minutes: 60 })
  await clock.pass(8 * minute)
  engine.settings.update({ paused: false })
  await clock.pass(0)
  expect(historyOf(engine, 'it')).toEqual(['2026-11-22T12:10:00Z catch-up succeeded'])
  await engine.stop()
})

test('a pause that became one without an end leaves out, and is not made up for', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  engine.settings.pause({ minutes: 60 })
  engine.settings.update({ paused: true })
  await clock.pass(2 * hour)
  expect(engine.settings.get()).toMatchObject({ paused: true, timedPause: null })
  expect(historyOf(engine, 'it')).toEqual(['2026-11-22T12:10:00Z schedule skipped'])
  await engine.stop()
})

test('the clock is set on by a day: the pause is over at once', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  engine.settings.pause({ minutes: 60 })
  clock.jump(24 * hour)
  await clock.pass(31_000)
  expect(engine.settings.get().paused).toBe(false)
  await engine.stop()
})

test.each([
  ['within it: it ends at its time', -2 * minute, '2026-11-22T13:05:00Z'],
  ['to years before: it lasts an hour', -1000 * 24 * hour, '2024-02-26T13:07:00Z'],
])('the clock is set back %s', async (_, jump, end) => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  engine.settings.pause({ minutes: 60 })
  await clock.pass(minute)
  clock.jump(jump)
  await clock.pass(31_000)
  await clock.pass(Date.parse(end) - 2 * minute - clock.now())
  expect(engine.settings.get().paused).toBe(true)
  await clock.pass(2 * minute)
  expect(engine.settings.get().paused).toBe(false)
  await engine.stop()
})

test('a job of its own is paused until a time, keeps what it waits for, and goes on', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  const { pausedUntil } = engine.jobs.pause('it', true, { until: '20:30' })
  expect(iso(pausedUntil ?? 0)).toBe('2026-11-22T12:30:00Z')
  await clock.pass(24 * minute)
  expect(historyOf(engine, 'it')).toEqual([])
  await clock.pass(2 * minute)
  expect(engine.jobs.get('it')).toMatchObject({ paused: false, pausedUntil: null })
  expect(historyOf(engine, 'it')).toEqual([
    '2026-11-22T12:10:00Z schedule missed',
    '2026-11-22T12:30:00Z catch-up succeeded',
  ])
  await engine.stop()
})

test('a job whose pause without an end is over has nothing to make up for', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = openAt('2026-11-22T12:05:00Z', folder.path)
  engine.jobs.pause('it', true, { minutes: 60 })
  expect(engine.jobs.pause('it', true).nextRunAt).toBeNull()
  await clock.pass(hour)
  expect(iso(engine.jobs.pause('it', false).nextRunAt ?? 0)).toBe('2026-11-22T13:10:00Z')
  expect(historyOf(engine, 'it')).toEqual([])
  await engine.stop()
})

test.each(['yesterday', '25:00', '2020-01-01 08:00', '2027-02-30 08:00'])(
  'a pause until “%s” is refused, and nothing is paused',
  async (until) => {
    using folder = temporaryFolder()
    const { engine } = openAt('2026-11-22T12:05:00Z', folder.path)
    const refused = refusal('PAUSE_END_INVALID', { until })
    expect(() => engine.settings.pause({ until })).toThrow(refused)
    expect(() => engine.jobs.pause('it', true, { until })).toThrow(refused)
    expect(engine.settings.get().paused).toBe(false)
    expect(engine.jobs.get('it').paused).toBe(false)
    await engine.stop()
  },
)
