import { describe, expect, test } from 'vitest'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const hour = 3600_000
const day = 24 * hour

/** An engine in Shanghai, where 02:00 is 18:00 UTC of the day before. */
function openAt(start: string, dataFolder: string) {
  const clock = new ManualClock(start)
  const { engine, logged } = openEngine({ dataFolder, clock })
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  engine.start()
  return { clock, engine, logged }
}

const history = (engine: ReturnType<typeof openEngine>['engine']) =>
  engine.runs
    .list({ jobId: checkJobId, limit: 100 })
    .toReversed()
    .map(
      (run) =>
        `${new Date(run.scheduledAt).toISOString().slice(0, 16)} ${run.cause} ${run.outcome}`,
    )

describe('the check job', () => {
  test('is registered at start with its next time, daily at two in the configured zone', async () => {
    using folder = temporaryFolder()
    const { engine } = openAt('2026-11-22T00:00:00Z', folder.path)
    const job = engine.jobs.get(checkJobId)
    expect(job.trigger).toEqual({ kind: 'cron', crontab: '0 2 * * *' })
    expect(job.isDefaultSchedule).toBe(true)
    expect(new Date(job.nextRunAt ?? 0).toISOString()).toBe('2026-11-22T18:00:00.000Z')
    engine.settings.update({ timeZone: 'UTC' })
    const moved = engine.jobs.get(checkJobId).nextRunAt ?? 0
    expect(new Date(moved).toISOString()).toBe('2026-11-22T02:00:00.000Z')
    await engine.stop()
  })

  test('runs once a night at its time', async () => {
    using folder = temporaryFolder()
    const { clock, engine } = openAt('2026-11-22T12:00:00Z', folder.path)
    await clock.pass(3 * day)
    expect(history(engine)).toEqual([
      '2026-11-22T18:00 schedule succeeded',
      '2026-11-23T18:00 schedule succeeded',
      '2026-11-24T18:00 schedule succeeded',
    ])
    await engine.stop()
  })

  test('asleep over two o’clock: runs once after resume, as catch-up', async () => {
    using folder = temporaryFolder()
    const { clock, engine } = openAt('2026-11-22T15:00:00Z', folder.path)
    clock.jump(9 * hour)
    engine.lookNow()
    engine.lookNow()
    await clock.pass(hour)
    expect(history(engine)).toEqual(['2026-11-22T18:00 catch-up succeeded'])
    await engine.stop()
  })

  test('asleep without a resume event: noticed within half a minute', async () => {
    using folder = temporaryFolder()
    const { clock, engine } = openAt('2026-11-22T15:00:00Z', folder.path)
    clock.jump(9 * hour)
    await clock.pass(31_000)
    expect(history(engine)).toEqual(['2026-11-22T18:00 catch-up succeeded'])
    await engine.stop()
  })

  test('off for a week: one run for all the missed nights, and the history says so', async () => {
    using folder = temporaryFolder()
    const first = openAt('2026-11-15T12:00:00Z', folder.path)
    await first.engine.stop()
    const { clock, engine, logged } = openAt('2026-11-22T12:00:00Z', folder.path)
    await clock.pass(hour)
    expect(logged.find(({ level, scope }) => level === 'warn' && scope === checkJobId)).toEqual({
      level: 'warn',
      scope: checkJobId,
      text: '⚠️ Missed, due 2026-11-16 02:00:00 +08:00. It could not start at its time: the computer was off or asleep, or Pansentry was ended or could not write. This and any later missed runs are made up for by one run.',
    })
    expect(history(engine)).toEqual([
      '2026-11-15T18:00 schedule missed',
      '2026-11-21T18:00 catch-up succeeded',
    ])
    await engine.stop()
  })

  test('later than its misfire grace: missed, with the reason', async () => {
    using folder = temporaryFolder()
    const first = openAt('2026-11-15T12:00:00Z', folder.path)
    first.engine.jobs.reschedule(checkJobId, { kind: 'cron', crontab: '0 2 16 11 *' })
    await first.engine.stop()
    const { clock, engine } = openAt('2026-11-22T12:00:00Z', folder.path)
    await clock.pass(hour)
    expect(history(engine)).toEqual(['2026-11-15T18:00 schedule missed'])
    expect(english(engine.runs.list({ jobId: checkJobId, limit: 1 })[0]?.error ?? '')).toMatch(
      /: 7 days late/,
    )
    await engine.stop()
  })

  test('the clock goes back an hour after the run: it does not run twice', async () => {
    using folder = temporaryFolder()
    const { clock, engine } = openAt('2026-11-22T17:59:00Z', folder.path)
    await clock.pass(10 * 60_000)
    clock.jump(-hour)
    await clock.pass(2 * hour)
    expect(history(engine)).toEqual(['2026-11-22T18:00 schedule succeeded'])
    await engine.stop()
  })

  test('a changed schedule survives a restart, and its default can be had back', async () => {
    using folder = temporaryFolder()
    const first = openAt('2026-11-22T12:00:00Z', folder.path)
    first.engine.jobs.reschedule(checkJobId, { kind: 'cron', crontab: '30 21 * * *' })
    await first.engine.stop()
    const { engine } = openAt('2026-11-22T12:10:00Z', folder.path)
    const job = engine.jobs.get(checkJobId)
    expect(job).toMatchObject({ isDefaultSchedule: false, trigger: { crontab: '30 21 * * *' } })
    expect(new Date(job.nextRunAt ?? 0).toISOString()).toBe('2026-11-22T13:30:00.000Z')
    expect(engine.jobs.reschedule(checkJobId, undefined).isDefaultSchedule).toBe(true)
    await engine.stop()
  })

  test('an unreadable schedule changes nothing', async () => {
    using folder = temporaryFolder()
    const { engine } = openAt('2026-11-22T12:00:00Z', folder.path)
    const before = engine.jobs.get(checkJobId)
    expect(() =>
      engine.jobs.reschedule(checkJobId, { kind: 'cron', crontab: '99 2 * * *' }),
    ).toThrow(/99 2/)
    expect(engine.jobs.get(checkJobId)).toEqual(before)
    await engine.stop()
  })
})

describe('pausing', () => {
  test('a paused job has no next time; resumed, it goes on from now', async () => {
    using folder = temporaryFolder()
    const { clock, engine } = openAt('2026-11-22T12:00:00Z', folder.path)
    expect(engine.jobs.pause(checkJobId, true).nextRunAt).toBeNull()
    await clock.pass(2 * day)
    const resumed = engine.jobs.pause(checkJobId, false)
    expect(new Date(resumed.nextRunAt ?? 0).toISOString()).toBe('2026-11-24T18:00:00.000Z')
    await clock.pass(hour)
    expect(history(engine)).toEqual([])
    await engine.stop()
  })

  test('everything paused: the night is left out and the history says why', async () => {
    using folder = temporaryFolder()
    const { clock, engine, logged } = openAt('2026-11-22T12:00:00Z', folder.path)
    engine.settings.update({ paused: true })
    await clock.pass(day)
    expect(logged.filter(({ scope }) => scope === checkJobId)).toEqual([
      {
        level: 'info',
        scope: checkJobId,
        text: '⚠️ Skipped, due 2026-11-23 02:00:00 +08:00. Not started: all jobs were paused. This entry stands for all runs that the pause left out.',
      },
    ])
    engine.settings.update({ paused: false })
    await clock.pass(day)
    expect(history(engine)).toEqual([
      '2026-11-22T18:00 schedule skipped',
      '2026-11-23T18:00 schedule succeeded',
    ])
    expect(english(engine.runs.list({ jobId: checkJobId, limit: 2 })[1]?.error ?? '')).toMatch(
      /paused/,
    )
    await engine.stop()
  })
})

test('a second start while it runs is refused with the run that is in the way', async () => {
  using folder = temporaryFolder()
  const { engine } = openAt('2026-11-22T12:00:00Z', folder.path)
  const { runId } = engine.jobs.run(checkJobId)
  expect(() => engine.jobs.run(checkJobId)).toThrow(refusal('JOB_RUNNING', { runId }))
  expect(() => engine.checkResources([1])).toThrow(refusal('JOB_RUNNING', { runId }))
  await engine.stop()
})
