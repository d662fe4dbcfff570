import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { defaultPolicy, type Policy } from '../../../../electron/engine/model/policy.ts'
import { runEnds } from '../../../../electron/engine/model/terms/schedule.ts'
import type { Trigger } from '../../../../electron/engine/model/trigger.ts'
import { defineJob, type Job } from '../../../../electron/engine/scheduler/job.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { FailingWrites } from '../../../support/failing-writes.ts'
import { historyOf, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-22T10:00:30Z')
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

function open(...jobs: Job[]): void {
  engine = openEngine({ dataFolder: folder.path, clock, jobs }).engine
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
}

const onUnlock: Trigger = { kind: 'event', on: [{ kind: 'unlock' }] }
const after = (jobId: string, end: 'succeeded' | 'failed' | 'died' = 'succeeded'): Trigger => ({
  kind: 'event',
  on: [{ kind: 'job', jobId, end }],
})

function whys(jobId: string): string[] {
  const runs = engine.runs.list({ jobId, limit: 100 }).toReversed()
  return runs.map(({ error, outcome }) => `${outcome}: ${english(error)}`)
}

describe('a signal of the machine', () => {
  test('starts the jobs that wait for it, once, and the history says why', async () => {
    open(scheduledJob('it', onUnlock), scheduledJob('other', after('nothing')))
    engine.signal('resume')
    await clock.pass(second)
    expect(historyOf(engine, 'it')).toEqual([])
    engine.signal('unlock')
    await clock.pass(hour)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:00:31Z event succeeded'])
    expect(historyOf(engine, 'other')).toEqual([])
    const [run] = engine.runs.list({ jobId: 'it', limit: 1 })
    expect(run?.occurrence).toEqual({ kind: 'unlock' })
    const [first] = engine.runs.lines(run?.id ?? 0, 0, 1)
    expect(english(first?.text ?? '')).toBe('Run started: The screen was unlocked')
    expect(engine.jobs.get('it').nextRunAt).toBeNull()
  })

  test('ten thousand of them at the same time are one run', async () => {
    let starts = 0
    const work = async ({ sleep }: { sleep: (ms: number) => Promise<void> }) => {
      starts++
      await sleep(minute)
    }
    open(scheduledJob('it', onUnlock, {}, work))
    engine.settings.pause({ until: '10:05' })
    for (let count = 0; count < 10_000; count++) engine.signal('unlock')
    await clock.pass(10 * minute)
    expect(starts).toBe(1)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:00:30Z event succeeded'])
  })

  test('during a run goes by the policy of the job', async () => {
    const long = ({ sleep }: { sleep: (ms: number) => Promise<void> }) => sleep(minute)
    const policies: Record<string, Partial<Policy>> = {
      skip: {},
      queue: { overlap: 'queue' },
      replace: { overlap: 'replace' },
      two: { maxInstances: 2 },
    }
    open(
      ...Object.entries(policies).map(([id, policy]) => scheduledJob(id, onUnlock, policy, long)),
    )
    engine.signal('unlock')
    await clock.pass(10 * second)
    engine.signal('unlock')
    await clock.pass(5 * minute)
    expect(historyOf(engine, 'skip').map((line) => line.slice(21))).toEqual([
      'event succeeded',
      'event skipped',
    ])
    expect(historyOf(engine, 'queue').map((line) => line.slice(21))).toEqual([
      'event succeeded',
      'event succeeded',
    ])
    expect(historyOf(engine, 'replace').map((line) => line.slice(21))).toEqual([
      'event cancelled',
      'event succeeded',
    ])
    expect(historyOf(engine, 'two')).toHaveLength(2)
  })

  test('is left out while a person holds the job, and made up for after a pause with an end', async () => {
    open(scheduledJob('held', onUnlock), scheduledJob('briefly', onUnlock))
    engine.jobs.pause('held', true)
    engine.jobs.pause('briefly', true, { until: '10:30' })
    engine.signal('unlock')
    await clock.pass(hour)
    engine.jobs.pause('held', false)
    await clock.pass(hour)
    expect(historyOf(engine, 'held')).toEqual([])
    expect(historyOf(engine, 'briefly')).toEqual(['2026-11-22T10:00:30Z event succeeded'])
  })

  test('is skipped while all jobs are held, with one entry', async () => {
    open(scheduledJob('it', onUnlock))
    engine.settings.update({ paused: true })
    engine.signal('unlock')
    engine.signal('unlock')
    await clock.pass(minute)
    expect(historyOf(engine, 'it')).toEqual(['2026-11-22T10:00:30Z event skipped'])
  })

  test('leaves the times of the job as they are', async () => {
    const trigger: Trigger = { kind: 'cron', crontab: '0 * * * *', on: [{ kind: 'unlock' }] }
    open(scheduledJob('it', trigger))
    engine.signal('unlock')
    await clock.pass(second)
    expect(engine.jobs.get('it').nextRunAt).toBe(Date.parse('2026-11-22T11:00:00Z'))
    await clock.pass(hour)
    engine.signal('unlock')
    await clock.pass(hour)
    expect(historyOf(engine, 'it')).toEqual([
      '2026-11-22T10:00:30Z event succeeded',
      '2026-11-22T11:00:00Z schedule succeeded',
      '2026-11-22T11:00:31Z event succeeded',
      '2026-11-22T12:00:00Z schedule succeeded',
    ])
  })

  test('that could not be written is written later', async () => {
    open(scheduledJob('it', onUnlock))
    const failing = new FailingWrites(folder.path, 'UPDATE OF occurrence ON jobs')
    engine.signal('unlock')
    await clock.pass(minute)
    expect(historyOf(engine, 'it')).toEqual([])
    failing[Symbol.dispose]()
    await clock.pass(minute)
    expect(historyOf(engine, 'it')).toHaveLength(1)
  })

  test('is not forgotten when the clock is set back before its run began', async () => {
    open(scheduledJob('it', onUnlock))
    engine.settings.pause({ until: '10:05' })
    engine.signal('unlock')
    clock.jump(-5 * hour)
    engine.lookNow()
    await clock.pass(minute)
    engine.settings.update({ paused: false })
    await clock.pass(minute)
    expect(historyOf(engine, 'it').map((line) => line.slice(21))).toEqual(['event succeeded'])
  })

  test('at a time whose slot was begun before the clock was set back starts the job again', async () => {
    const trigger: Trigger = { kind: 'interval', seconds: 30, on: [{ kind: 'unlock' }] }
    open(scheduledJob('it', trigger))
    await clock.pass(hour)
    const before = historyOf(engine, 'it').length
    clock.jump(-hour / 2)
    engine.lookNow()
    engine.signal('unlock')
    await clock.pass(second)
    const added = historyOf(engine, 'it').slice(before)
    expect(added.map((line) => line.slice(21))).toEqual(['event succeeded'])
  })
})

describe('the end of another job', () => {
  const failing = (id: string) =>
    scheduledJob(id, onUnlock, {}, () => Promise.reject(new Error('no')))
  const finding = (id: string, died: number) =>
    defineJob({
      id,
      trigger: onUnlock,
      policy: defaultPolicy,
      params: z.object({}),
      run: () => Promise.resolve({ died }),
    })

  test('starts those that wait for this end, and no others', async () => {
    open(
      scheduledJob('good', onUnlock),
      failing('bad'),
      finding('deaths', 2),
      finding('none', 0),
      ...['good', 'bad', 'deaths', 'none'].flatMap((id) =>
        runEnds.map((end) => scheduledJob(`${id}-${end}`, after(id, end))),
      ),
    )
    engine.signal('unlock')
    await clock.pass(second)
    const started = engine.jobs.list().filter(({ id }) => historyOf(engine, id).length > 0)
    expect(started.map(({ id }) => id).filter((id) => id.includes('-'))).toEqual([
      'bad-failed',
      'deaths-died',
      'deaths-succeeded',
      'good-succeeded',
      'none-succeeded',
    ])
    const [run] = engine.runs.list({ jobId: 'deaths-died', limit: 1 })
    const [before] = engine.runs.list({ jobId: 'deaths', limit: 1 })
    expect(run?.occurrence).toEqual({
      kind: 'job',
      jobId: 'deaths',
      name: '',
      end: 'died',
      runId: before?.id,
    })
  })

  test('is none when the run was cancelled, interrupted or left out', async () => {
    const long = ({ sleep }: { sleep: (ms: number) => Promise<void> }) => sleep(hour)
    open(
      scheduledJob('it', onUnlock, {}, long),
      scheduledJob('next', {
        kind: 'event',
        on: runEnds.map((end) => ({ kind: 'job', jobId: 'it', end })),
      }),
    )
    const { runId } = engine.jobs.run('it')
    await clock.pass(second)
    engine.signal('unlock')
    await clock.pass(second)
    engine.runs.cancel(runId)
    await clock.pass(minute)
    expect(whys('it')).toHaveLength(2)
    expect(historyOf(engine, 'next')).toEqual([])
  })

  test('goes on through a chain, and one that runs out of time counts as failed', async () => {
    const forever = ({ sleep }: { sleep: (ms: number) => Promise<void> }) => sleep(24 * hour)
    open(
      scheduledJob('a', onUnlock),
      scheduledJob('b', after('a')),
      scheduledJob('c', after('b'), { timeLimitSeconds: 60 }, forever),
      scheduledJob('d', after('c', 'failed')),
    )
    engine.signal('unlock')
    await clock.pass(5 * minute)
    expect(['a', 'b', 'c', 'd'].map((id) => historyOf(engine, id)[0]?.slice(21))).toEqual([
      'event succeeded',
      'event succeeded',
      'event timed-out',
      'event succeeded',
    ])
  })

  test('is not lost when Pansentry ends before what follows began', async () => {
    const jobs = [scheduledJob('a', onUnlock), scheduledJob('b', after('a'))]
    open(...jobs)
    engine.settings.pause({ until: '20:00' })
    engine.jobs.run('a')
    await clock.pass(second)
    await engine.stop()
    clock.jump(10 * hour)
    open(...jobs)
    await clock.pass(second)
    expect(historyOf(engine, 'b')).toEqual(['2026-11-22T10:00:30Z event succeeded'])
  })
})
