import { describe, expect, test } from 'vitest'
import type { Job } from '../../../../electron/engine/scheduler/job.ts'
import { english, openEngine } from '../../../support/engine.ts'
import {
  historyOf,
  liveUntil,
  scheduledJob,
  startsOf,
} from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const everyMinute = { kind: 'cron', crontab: '* * * * *' } as const
const everySecond = { kind: 'interval', seconds: 1, startAt: '2026-11-22' } as const

const open = (dataFolder: string, start: string, job: Job, random = Math.random) => {
  const clock = new ManualClock(start)
  const { engine } = openEngine({ dataFolder, clock, jobs: [job], random })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  return { clock, engine }
}

describe('misfire grace', () => {
  test.each([
    ['a second', 1, 'schedule missed'],
    ['three hours', 3 * 3600, 'catch-up succeeded'],
    ['none', null, 'catch-up succeeded'],
  ])('%s, and two hours late', async (_, misfireGraceSeconds, outcome) => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', { kind: 'fields', hour: 2 }, { misfireGraceSeconds })
    const { clock, engine } = open(folder.path, '2026-11-22T01:00:00Z', job)
    clock.jump(3 * hour)
    await clock.pass(minute)
    expect(historyOf(engine, 'it')).toEqual([`2026-11-22T02:00:00Z ${outcome}`])
    await engine.stop()
  })

  test('a job that does not catch up says so, and runs on time again', async () => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', { kind: 'fields', hour: 2 }, { afterSleep: 'skip' })
    const { clock, engine } = open(folder.path, '2026-11-22T01:00:00Z', job)
    clock.jump(24 * hour + 90 * minute)
    await clock.pass(minute)
    await liveUntil(engine, clock, '2026-11-24T12:00:00Z')
    expect(historyOf(engine, 'it')).toEqual([
      '2026-11-22T02:00:00Z schedule missed',
      '2026-11-23T02:00:00Z schedule missed',
      '2026-11-24T02:00:00Z schedule succeeded',
    ])
    expect(engine.runs.list({ jobId: 'it', limit: 9 }).map((run) => english(run.error))).toEqual([
      '',
      expect.stringMatching(/does not catch up/),
      expect.stringMatching(/later ones until then were missed/),
    ])
    await engine.stop()
  })
})

describe('without coalescing', () => {
  test('each missed slot runs, one after another', async () => {
    using folder = temporaryFolder()
    let atOnce = 0
    let most = 0
    const job = scheduledJob('it', everyMinute, { coalesce: false }, async ({ sleep }) => {
      most = Math.max(most, ++atOnce)
      await sleep(second)
      atOnce--
    })
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    clock.jump(5 * minute)
    await clock.pass(50 * second)
    expect(historyOf(engine, 'it')).toEqual([
      '2026-11-22T10:01:00Z catch-up succeeded',
      '2026-11-22T10:02:00Z catch-up succeeded',
      '2026-11-22T10:03:00Z catch-up succeeded',
      '2026-11-22T10:04:00Z catch-up succeeded',
      '2026-11-22T10:05:00Z catch-up succeeded',
      '2026-11-22T10:06:00Z schedule succeeded',
    ])
    expect(most).toBe(1)
    await engine.stop()
  })

  test('a week of seconds: the last hundred run, one entry stands for the rest, and it is quick', async () => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', everySecond, { coalesce: false })
    await open(folder.path, '2026-11-22T00:00:00.500Z', job).engine.stop()
    const { engine } = open(folder.path, '2026-11-29T00:00:00.500Z', job)
    await expect.poll(() => historyOf(engine, 'it').length).toBe(101)
    const history = historyOf(engine, 'it')
    expect(history[0]).toBe('2026-11-22T00:00:01Z schedule missed')
    expect(history[1]).toMatch(/^2026-11-28T23:58:21Z/)
    expect(history.at(-1)).toMatch(/^2026-11-29T00:00:00Z/)
    expect(english(engine.runs.list({ jobId: 'it', limit: 101 }).at(-1)?.error ?? '')).toMatch(
      /last 100/,
    )
    await engine.stop()
  })
})

describe('instances', () => {
  test('one: a slot during a run is skipped with its reason, and the next one runs', async () => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', everyMinute, {}, ({ sleep }) => sleep(90 * second))
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    await clock.pass(4 * minute)
    expect(historyOf(engine, 'it')).toEqual([
      '2026-11-22T10:01:00Z schedule succeeded',
      '2026-11-22T10:02:00Z schedule skipped',
      '2026-11-22T10:03:00Z schedule succeeded',
      '2026-11-22T10:04:00Z schedule skipped',
    ])
    expect(english(engine.runs.list({ jobId: 'it', limit: 1 })[0]?.error ?? '')).toMatch(
      /still going/,
    )
    await engine.stop()
  })

  test('two: both run side by side, the third is skipped, and each can be cancelled', async () => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', everyMinute, { maxInstances: 2 }, ({ sleep }) => sleep(hour))
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    await clock.pass(3 * minute)
    const [third, newer, older] = engine.runs.list({ jobId: 'it', limit: 3 })
    expect([third?.outcome, newer?.outcome, older?.outcome]).toEqual(['skipped', null, null])
    expect(() => engine.jobs.run('it')).toThrow(refusal('JOB_RUNNING', { runId: newer?.id }))
    expect(engine.runs.cancel(older?.id ?? 0)).toBe(true)
    await clock.pass(second)
    expect(historyOf(engine, 'it')[0]).toMatch(/cancelled$/)
    expect(engine.runs.running('it').count).toBe(1)
    await engine.stop()
  })
})

describe('failure and time', () => {
  test('a failed attempt is repeated, each wait twice as long, within one run', async () => {
    using folder = temporaryFolder()
    let attempts = 0
    const policy = { retries: 2, retryBackOffSeconds: 10 }
    const job = scheduledJob('it', { kind: 'date', runAt: '2026-11-22 10:01:00' }, policy, () => {
      attempts++
      return attempts < 3 ? Promise.reject(new Error('no network')) : Promise.resolve()
    })
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    await clock.pass(50 * second)
    expect(attempts).toBe(2)
    await clock.pass(15 * second)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:01:00Z schedule succeeded'])
    const { id = 0 } = engine.runs.list({ jobId: 'it', limit: 1 })[0] ?? {}
    const texts = engine.runs.lines(id, 0, 10).map(({ text }) => english(text))
    expect(texts).toEqual([
      expect.stringMatching(/started/),
      expect.stringMatching(/Attempt 1 failed, .* 10 s: no network$/),
      expect.stringMatching(/Attempt 2 failed, .* 20 s: no network$/),
      expect.stringMatching(/ended/),
    ])
    await engine.stop()
  })

  test('no attempt is left, and none follows a cancel', async () => {
    using folder = temporaryFolder()
    let attempts = 0
    const job = scheduledJob('it', everyMinute, { retries: 1, retryBackOffSeconds: 5 }, () => {
      attempts++
      return Promise.reject(new Error('no network'))
    })
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    await clock.pass(minute)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:01:00Z schedule failed'])
    expect(attempts).toBe(2)
    await clock.pass(31 * second)
    engine.runs.cancel(engine.runs.list({ jobId: 'it', limit: 1 })[0]?.id ?? 0)
    await clock.pass(20 * second)
    expect(attempts).toBe(3)
    expect(historyOf(engine, 'it')[1]).toBe('2026-11-22T10:02:00Z schedule cancelled')
    await engine.stop()
  })

  test('the time limit ends a run with all its attempts', async () => {
    using folder = temporaryFolder()
    const policy = { timeLimitSeconds: 20, retries: 9, retryBackOffSeconds: 1 }
    const job = scheduledJob('it', { kind: 'date', runAt: '2026-11-22 10:01:00' }, policy, () =>
      Promise.reject(new Error('no network')),
    )
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job)
    await clock.pass(2 * minute)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:01:00Z schedule timed-out'])
    await engine.stop()
  })
})

describe('jitter', () => {
  test('delays each run and never the slots', async () => {
    using folder = temporaryFolder()
    const randoms = [0.5, 0, 0.9]
    const trigger = { kind: 'interval', minutes: 10, startAt: '2026-11-22', jitterSeconds: 120 }
    const job = scheduledJob('it', { ...trigger, kind: 'interval' })
    const { clock, engine } = open(folder.path, '2026-11-22T09:59:00Z', job, () => {
      randoms.push(randoms.shift() ?? 0)
      return randoms.at(-1) ?? 0
    })
    await clock.pass(35 * minute)
    expect(historyOf(engine, 'it').map((entry) => entry.slice(11))).toEqual([
      '10:00:00Z schedule succeeded',
      '10:10:00Z schedule succeeded',
      '10:20:00Z schedule succeeded',
      '10:30:00Z schedule succeeded',
    ])
    const minutes = startsOf(engine, 'it').map((entry) => Number(entry.slice(14, 16)))
    expect(minutes).not.toEqual([0, 10, 20, 30])
    await engine.stop()
  })

  test('longer than the period, it still skips no slot and is not taken for lateness', async () => {
    using folder = temporaryFolder()
    const job = scheduledJob('it', { ...everyMinute, jitterSeconds: 3600 })
    const { clock, engine } = open(folder.path, '2026-11-22T10:00:30Z', job, () => 0.999)
    await clock.pass(5 * minute + 20 * second)
    expect(historyOf(engine, 'it')).toEqual([
      '2026-11-22T10:01:00Z schedule succeeded',
      '2026-11-22T10:02:00Z schedule succeeded',
      '2026-11-22T10:03:00Z schedule succeeded',
      '2026-11-22T10:04:00Z schedule succeeded',
      '2026-11-22T10:05:00Z schedule succeeded',
    ])
    expect(startsOf(engine, 'it')[0]).toBe('2026-11-22T10:01:30Z')
    await engine.stop()
  })
})

test('1,000 jobs due in the same second: each runs once', async () => {
  using folder = temporaryFolder()
  const ran = new Map<string, number>()
  const jobs = Array.from({ length: 1000 }, (_, index) =>
    scheduledJob(`job-${index}`, { kind: 'fields', hour: 2 }, {}, () => {
      ran.set(`job-${index}`, (ran.get(`job-${index}`) ?? 0) + 1)
      return Promise.resolve()
    }),
  )
  const clock = new ManualClock('2026-11-22T01:59:00Z')
  const { engine } = openEngine({ dataFolder: folder.path, clock, jobs })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  await clock.pass(2 * minute)
  expect(ran.size).toBe(1000)
  expect(new Set(ran.values())).toEqual(new Set([1]))
  const runs = engine.runs.list({ limit: 2000 }).filter(({ jobId }) => ran.has(jobId))
  expect(runs).toHaveLength(1000)
  expect(new Set(runs.map(({ outcome }) => outcome))).toEqual(new Set(['succeeded']))
  await engine.stop()
})
