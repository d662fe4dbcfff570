import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { openEngine } from '../../../support/engine.ts'
import { FailingWrites } from '../../../support/failing-writes.ts'
import { historyOf, iso, scheduledJob, startsOf } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const triggers: Readonly<Record<string, Trigger>> = {
  crontab: { kind: 'cron', crontab: '* * * * *' },
  fields: { kind: 'fields', minute: '*' },
  interval: { kind: 'interval', minutes: 1 },
  started: { kind: 'interval', minutes: 1, startAt: '2026-11-01' },
  ended: { kind: 'cron', crontab: '* * * * *', endAt: '2026-12-24' },
  date: { kind: 'date', runAt: '2026-11-22 10:05:00' },
}
const kinds = Object.keys(triggers)

function open(dataFolder: string, start: string, timeZone = 'UTC') {
  const clock = new ManualClock(start)
  const jobs = Object.entries(triggers).map(([id, trigger]) => scheduledJob(id, trigger))
  const { engine, logged } = openEngine({ dataFolder, clock, jobs })
  engine.settings.update({ timeZone })
  engine.start()
  return { clock, engine, logged }
}

const startsIn = (starts: readonly string[], from: string, to: string) =>
  starts.filter((start) => start >= from && start <= to)

test('the clock was 400 days ahead for one start: every job runs again at its next time', async () => {
  using folder = temporaryFolder()
  await open(folder.path, '2026-11-22T09:00:30Z').engine.stop()
  const ahead = open(folder.path, '2027-12-27T10:00:30Z')
  await ahead.clock.pass(2 * minute)
  await ahead.engine.stop()
  const { clock, engine, logged } = open(folder.path, '2026-11-22T10:00:30Z')
  expect(logged.filter(({ text }) => text.includes('It waited for 2027-12-27')).length).toBe(4)
  await clock.pass(6 * minute)
  for (const kind of kinds) {
    const starts = startsIn(startsOf(engine, kind), '2026-11-22T10:00', '2026-11-22T11:00')
    // The date was missed by the other clock, and has not come yet.
    expect([kind, starts.length >= (kind === 'date' ? 1 : 6)]).toEqual([kind, true])
  }
  await engine.stop()
})

test('the same without a restart, and no slot runs twice', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z')
  clock.jump(400 * day)
  await clock.pass(minute)
  clock.jump(-400 * day)
  await clock.pass(3 * minute)
  for (const kind of ['crontab', 'fields', 'interval', 'started', 'ended']) {
    const starts = startsIn(startsOf(engine, kind), '2026-11-22T10:00', '2026-11-22T11:00')
    expect([kind, starts.length >= 3]).toEqual([kind, true])
    const slots = historyOf(engine, kind).map((entry) => entry.split(' ')[0])
    expect(new Set(slots).size).toBe(slots.length)
  }
  await engine.stop()
})

test('half an hour ahead for a moment: what was passed over runs in its time, what ran does not again', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z')
  clock.jump(hour / 2)
  await clock.pass(minute)
  clock.jump(-hour / 2)
  await clock.pass(hour / 2 + 2 * minute)
  const slots = historyOf(engine, 'crontab')
    .filter((entry) => entry.endsWith('succeeded'))
    .map((entry) => entry.split(' ')[0])
  expect(new Set(slots).size).toBe(slots.length)
  expect(slots).toContain('2026-11-22T10:20:00Z')
  expect(slots.length).toBe(30 + 2)
  await engine.stop()
})

test('a clock that was years behind: what had run does not run again when it is right', async () => {
  using folder = temporaryFolder()
  const first = open(folder.path, '2026-11-22T10:00:30Z')
  await first.clock.pass(minute)
  await first.engine.stop()
  const { clock, engine } = open(folder.path, '1970-01-03T00:00:30Z')
  await clock.pass(minute)
  clock.jump(Date.parse('2026-11-22T10:01:45Z') - clock.now())
  await clock.pass(minute)
  const slots = historyOf(engine, 'crontab').map((entry) => entry.split(' ')[0])
  expect(slots.filter((slot) => slot === '2026-11-22T10:01:00Z').length).toBe(1)
  expect(slots.at(-1)).toBe('2026-11-22T10:02:00Z')
  await engine.stop()
})

test('another zone at the next start: the hour is that of the wall', async () => {
  using folder = temporaryFolder()
  const job = scheduledJob('nightly', { kind: 'cron', crontab: '0 2 * * *' })
  const startIn = (zone: string) => {
    const clock = new ManualClock('2026-11-22T10:00:00Z')
    const { engine } = openEngine({ dataFolder: folder.path, clock, jobs: [job] })
    // The system's zone, which changes without a word to anybody.
    engine.settings.zone = () => zone
    engine.start()
    return { engine, next: iso(engine.jobs.get('nightly').nextRunAt ?? 0) }
  }
  const shanghai = startIn('Asia/Shanghai')
  await shanghai.engine.stop()
  const berlin = startIn('Europe/Berlin')
  await berlin.engine.stop()
  expect([shanghai.next, berlin.next]).toEqual(['2026-11-22T18:00:00Z', '2026-11-23T01:00:00Z'])
})

test('overdue, and edited before anything looked: the run is caught up, or its loss is written down', async () => {
  using folder = temporaryFolder()
  const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z')
  engine.jobs.reschedule('crontab', { kind: 'cron', crontab: '0 12 * * *' })
  engine.jobs.reschedule('fields', { kind: 'fields', hour: 12 })
  clock.jump(4 * hour)
  {
    // The edit comes before the look: nothing can be claimed yet.
    using _ = new FailingWrites(folder.path, 'INSERT ON runs')
    engine.jobs.reschedule('crontab', { kind: 'cron', crontab: '0 13 * * *' })
    engine.settings.update({ timeZone: 'Europe/Berlin' })
  }
  await clock.pass(minute)
  expect(historyOf(engine, 'crontab').at(-1)).toMatch(/catch-up succeeded/)
  expect(historyOf(engine, 'fields').at(-1)).toMatch(/^2026-11-22T1[12]:00:00Z catch-up succeeded/)
  await engine.stop()
})

test('a stored time that is no date leaves its job listed, and the others run', async () => {
  using folder = temporaryFolder()
  const first = open(folder.path, '2026-11-22T10:00:30Z')
  await first.engine.stop()
  const database = new Database(join(folder.path, 'pansentry.db'))
  database.exec("UPDATE jobs SET slot_at = 9e15, next_run_at = 9e15 WHERE id = 'crontab'")
  database.close()
  const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z')
  expect(engine.jobs.show('crontab')).toMatchObject({ isAvailable: false, reason: 'unreadable' })
  await clock.pass(minute)
  expect(startsOf(engine, 'fields').length).toBeGreaterThan(0)
  await engine.stop()
})
