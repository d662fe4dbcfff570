import { expect, test, vi } from 'vitest'
import type { Job } from '../../../../electron/engine/scheduler/job.ts'
import { english, openEngine, runIn } from '../../../support/engine.ts'
import { FailingWrites } from '../../../support/failing-writes.ts'
import { historyOf, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const second = 1000
const minute = 60 * second
const everyMinute = { kind: 'cron', crontab: '* * * * *' } as const

function open(dataFolder: string, ...jobs: Job[]) {
  const clock = new ManualClock('2026-11-22T10:00:30Z')
  const { engine, logged } = openEngine({ dataFolder, clock, jobs })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  return { clock, engine, logged }
}

test('a look that could not be written is repeated, and no slot is lost or doubled', async () => {
  using folder = temporaryFolder()
  const { clock, engine, logged } = open(
    folder.path,
    scheduledJob('one', everyMinute),
    scheduledJob('two', everyMinute),
  )
  {
    using _ = new FailingWrites(folder.path, 'INSERT ON runs')
    await clock.pass(2 * minute)
    expect(engine.health.failures().map(({ part }) => part)).toEqual(['schedule'])
    expect(engine.problems.list().map(({ text }) => english(text))).toEqual([
      expect.stringMatching(/no job starts: database or disk is full/),
    ])
  }
  await clock.pass(minute)
  expect(engine.health.failures()).toEqual([])
  for (const id of ['one', 'two']) {
    expect(historyOf(engine, id)).toEqual([
      '2026-11-22T10:01:00Z schedule missed',
      '2026-11-22T10:02:00Z catch-up succeeded',
      '2026-11-22T10:03:00Z schedule succeeded',
    ])
  }
  const told = logged.filter(({ text }) => /no job starts|Jobs start again/.test(text))
  expect(told.map(({ level }) => level)).toEqual(['error', 'info'])
  await engine.stop()
})

test('a run whose outcome cannot be written is over, and is written down when it can be', async () => {
  using folder = temporaryFolder()
  const job = scheduledJob('it', everyMinute, {}, ({ log }) => {
    log('info', 'worked')
    return Promise.resolve()
  })
  const { clock, engine } = open(folder.path, job)
  let runId: number
  {
    using _ = new FailingWrites(folder.path, 'UPDATE OF outcome ON runs')
    runId = engine.run('it').runId
    await clock.pass(10 * second)
    expect(engine.runs.running('it').count).toBe(0)
    expect(engine.runs.get(runId)).toMatchObject({ outcome: 'succeeded' })
    expect(engine.jobs.get('it').running).toBe(null)
    expect(engine.runs.cancel(runId)).toBe(false)
    expect(engine.health.failures().map(({ part }) => part)).toEqual(['history'])
  }
  await clock.pass(30 * second)
  expect(engine.health.failures()).toEqual([])
  await engine.stop()
  const again = openEngine({ dataFolder: folder.path, jobs: [job] }).engine
  expect(again.runs.get(runId)).toMatchObject({ outcome: 'succeeded' })
  expect(again.runs.lines(runId, 0, 9).map(({ text }) => english(text))).toEqual([
    expect.stringMatching(/started/),
    'worked',
    expect.stringMatching(/Succeeded/),
  ])
  await again.stop()
})

test('what cannot be written until the end is a run cut short at the next start', async () => {
  using folder = temporaryFolder()
  const job = scheduledJob('it', everyMinute)
  const { clock, engine } = open(folder.path, job)
  const failing = new FailingWrites(folder.path, 'UPDATE OF outcome ON runs')
  const { runId } = engine.run('it')
  await clock.pass(second)
  await engine.stop()
  failing[Symbol.dispose]()
  const again = open(folder.path, job).engine
  expect(again.runs.get(runId)).toMatchObject({ outcome: 'interrupted' })
  await again.stop()
})

test('a run that cannot begin has failed, and the next one begins', async () => {
  using folder = temporaryFolder()
  const job = scheduledJob('it', everyMinute)
  const { clock, engine } = open(folder.path, job)
  // Between the claim and its run.
  vi.spyOn(engine.jobs, 'find').mockImplementationOnce(() => {
    throw new Error('gone')
  })
  await clock.pass(35 * second)
  const [run] = engine.runs.list({ jobId: 'it', limit: 1 })
  expect(runIn(engine, run?.id ?? 0)).toMatchObject({ outcome: 'failed', error: 'gone' })
  await clock.pass(minute)
  expect(historyOf(engine, 'it').at(-1)).toMatch(/succeeded$/)
  await engine.stop()
})
