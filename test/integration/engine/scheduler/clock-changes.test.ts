import { describe, expect, test } from 'vitest'
import { type Trigger, triggerSchema } from '../../../../electron/engine/model/trigger.ts'
import { openEngine } from '../../../support/engine.ts'
import {
  historyOf,
  iso,
  liveUntil,
  scheduledJob,
  startsOf,
} from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000
const hour = 60 * minute

const open = (dataFolder: string, start: string, triggers: Readonly<Record<string, Trigger>>) => {
  const clock = new ManualClock(start)
  const jobs = Object.entries(triggers).map(([id, trigger]) => scheduledJob(id, trigger))
  const { engine } = openEngine({ dataFolder, clock, jobs })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  return { clock, engine }
}

/** Every kind of trigger, at two in the morning in UTC. */
const atTwo: Readonly<Record<string, Trigger>> = {
  crontab: { kind: 'cron', crontab: '0 2 * * *' },
  fields: { kind: 'fields', hour: 2 },
  interval: { kind: 'interval', days: 1, startAt: '2026-11-01 02:00:00' },
}
const kinds = Object.keys(atTwo)

describe('asleep or off', () => {
  test.each(kinds)(
    'asleep over two o’clock, %s: one catch-up run, the phase kept',
    async (kind) => {
      using folder = temporaryFolder()
      const { clock, engine } = open(folder.path, '2026-11-21T23:00:00Z', atTwo)
      clock.jump(9 * hour)
      await clock.pass(31_000)
      await liveUntil(engine, clock, '2026-11-23T12:00:00Z')
      expect(historyOf(engine, kind)).toEqual([
        '2026-11-22T02:00:00Z catch-up succeeded',
        '2026-11-23T02:00:00Z schedule succeeded',
      ])
      await engine.stop()
    },
  )

  test.each(kinds)(
    'off for a week, %s: one run for all, and one entry for what it replaces',
    async (kind) => {
      using folder = temporaryFolder()
      await open(folder.path, '2026-11-15T12:00:00Z', atTwo).engine.stop()
      const { clock, engine } = open(folder.path, '2026-11-22T12:00:00Z', atTwo)
      await clock.pass(minute)
      expect(historyOf(engine, kind)).toEqual([
        '2026-11-16T02:00:00Z schedule missed',
        '2026-11-22T02:00:00Z catch-up succeeded',
      ])
      await engine.stop()
    },
  )

  test('a date within a day of its time is caught up, an older one is missed, and both are over', async () => {
    using folder = temporaryFolder()
    const dates: Readonly<Record<string, Trigger>> = {
      old: { kind: 'date', runAt: '2026-11-20 02:00:00' },
      recent: { kind: 'date', runAt: '2026-11-22 02:00:00' },
    }
    await open(folder.path, '2026-11-15T12:00:00Z', dates).engine.stop()
    const { clock, engine } = open(folder.path, '2026-11-22T12:00:00Z', dates)
    await clock.pass(minute)
    expect(historyOf(engine, 'old')).toEqual(['2026-11-20T02:00:00Z schedule missed'])
    expect(historyOf(engine, 'recent')).toEqual(['2026-11-22T02:00:00Z catch-up succeeded'])
    expect(['old', 'recent'].map((id) => engine.jobs.get(id).nextRunAt)).toEqual([null, null])
    await engine.stop()
  })

  test('an interval without a start keeps its phase over a restart and an edit', async () => {
    using folder = temporaryFolder()
    const everySeven: Readonly<Record<string, Trigger>> = { it: { kind: 'interval', minutes: 7 } }
    await open(folder.path, '2026-11-22T12:00:13Z', everySeven).engine.stop()
    const { clock, engine } = open(folder.path, '2026-11-22T12:05:00Z', everySeven)
    await clock.pass(10 * minute)
    expect(startsOf(engine, 'it')).toEqual(['2026-11-22T12:07:13Z', '2026-11-22T12:14:13Z'])
    expect(engine.jobs.get('it').isDefaultSchedule).toBe(true)
    const { trigger } = engine.jobs.get('it')
    const edited = engine.jobs.reschedule('it', triggerSchema.parse({ ...trigger, minutes: 1 }))
    expect(iso(edited.nextRunAt ?? 0)).toBe('2026-11-22T12:15:13Z')
    await engine.stop()
  })
})

describe('a clock that is set', () => {
  const hourly: Readonly<Record<string, Trigger>> = {
    crontab: { kind: 'cron', crontab: '0 * * * *' },
    fields: { kind: 'fields', minute: 0 },
    interval: { kind: 'interval', hours: 1, startAt: '2026-11-22' },
    date: { kind: 'date', runAt: '2026-11-22 10:00:00' },
  }

  test.each(Object.keys(hourly))('an hour back, %s: no slot runs twice', async (kind) => {
    using folder = temporaryFolder()
    const { clock, engine } = open(folder.path, '2026-11-22T09:59:00Z', hourly)
    await clock.pass(31 * minute)
    clock.jump(-hour)
    await clock.pass(2 * hour)
    expect(historyOf(engine, kind)).toEqual(
      ['2026-11-22T10:00:00Z schedule succeeded', '2026-11-22T11:00:00Z schedule succeeded'].slice(
        0,
        kind === 'date' ? 1 : 2,
      ),
    )
    await engine.stop()
  })

  test.each(['crontab', 'fields', 'interval'])(
    'three hours forward, %s: one late run',
    async (kind) => {
      using folder = temporaryFolder()
      const { clock, engine } = open(folder.path, '2026-11-22T10:30:00Z', hourly)
      clock.jump(3 * hour)
      await clock.pass(31 * minute)
      expect(historyOf(engine, kind)).toEqual([
        '2026-11-22T11:00:00Z schedule missed',
        '2026-11-22T13:00:00Z catch-up succeeded',
        '2026-11-22T14:00:00Z schedule succeeded',
      ])
      await engine.stop()
    },
  )
})

describe('summer time', () => {
  // The day before, the day of the change and the day after, as instants.
  test.each([
    [
      'America/New_York',
      'spring',
      '30 2 * * *',
      ['2026-03-07T07:30:00Z', '2026-03-08T07:00:00Z', '2026-03-09T06:30:00Z'],
    ],
    [
      'America/New_York',
      'autumn',
      '30 1 * * *',
      ['2026-10-31T05:30:00Z', '2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z'],
    ],
    [
      'Europe/Berlin',
      'spring',
      '30 2 * * *',
      ['2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    ],
    [
      'Europe/Berlin',
      'autumn',
      '30 2 * * *',
      ['2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      'spring',
      '15 2 * * *',
      ['2026-10-02T15:45:00Z', '2026-10-03T15:30:00Z', '2026-10-04T15:15:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      'autumn',
      '45 1 * * *',
      ['2026-04-03T14:45:00Z', '2026-04-04T14:45:00Z', '2026-04-05T15:15:00Z'],
    ],
    [
      'America/Sao_Paulo',
      'spring, at midnight',
      '0 0 * * *',
      ['2018-11-03T03:00:00Z', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z'],
    ],
    [
      'America/Sao_Paulo',
      'autumn, at midnight',
      '30 23 * * *',
      ['2018-02-17T01:30:00Z', '2018-02-18T01:30:00Z', '2018-02-19T02:30:00Z'],
    ],
  ])(
    '%s in %s: a daily time runs once a day, and every half hour stays every half hour',
    async (timeZone, _, crontab, expected) => {
      using folder = temporaryFolder()
      const [minutes, hours] = crontab.split(' ')
      const [first = '', , last = ''] = expected
      const begin = Date.parse(first) - hour
      const { clock, engine } = open(folder.path, iso(begin), {
        crontab: { kind: 'cron', crontab, timeZone },
        fields: { kind: 'fields', hour: hours, minute: minutes, timeZone },
        steps: { kind: 'cron', crontab: '*/30 * * * *', timeZone },
      })
      await liveUntil(engine, clock, iso(Date.parse(last) + hour))
      expect(startsOf(engine, 'crontab')).toEqual(expected)
      expect(startsOf(engine, 'fields')).toEqual(expected)
      const steps = startsOf(engine, 'steps').map((text) => Date.parse(text))
      const edges = [begin, ...steps, Date.parse(last) + hour]
      const gaps = edges.slice(1).map((time, index) => time - (edges[index] ?? 0))
      expect(new Set(gaps.slice(1, -1))).toEqual(new Set([30 * minute]))
      expect(Math.max(...gaps)).toBe(30 * minute)
      expect(engine.runs.list({ limit: 1000 }).map((run) => run.outcome)).not.toContain('missed')
      await engine.stop()
    },
  )
})
