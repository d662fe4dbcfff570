import { expect, test } from 'vitest'
import { english, openEngine } from '../../../support/engine.ts'
import { historyOf, scheduledJob } from '../../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const minute = 60_000
const everyMinute = { kind: 'cron', crontab: '* * * * *' } as const

test('a pause of all jobs is one entry of each', async () => {
  using folder = temporaryFolder()
  const clock = new ManualClock('2026-11-22T10:00:30Z')
  const jobs = [scheduledJob('one', everyMinute), scheduledJob('two', everyMinute)]
  const { engine, logged } = openEngine({ dataFolder: folder.path, clock, jobs })
  engine.settings.update({ timeZone: 'UTC' })
  engine.start()
  for (const _ of [1, 2]) {
    engine.settings.update({ paused: true })
    await clock.pass(5 * minute)
    engine.settings.update({ paused: false })
    await clock.pass(minute)
  }
  for (const id of ['one', 'two']) {
    expect(historyOf(engine, id)).toEqual([
      '2026-11-22T10:01:00Z schedule skipped',
      '2026-11-22T10:06:00Z schedule succeeded',
      '2026-11-22T10:07:00Z schedule skipped',
      '2026-11-22T10:12:00Z schedule succeeded',
    ])
  }
  expect(logged.filter(({ text }) => text.includes('all jobs were paused'))).toHaveLength(4)
  await engine.stop()
})

test('a detail stands in the log of its run alone, unless it is a warning', async () => {
  using folder = temporaryFolder()
  const clock = new ManualClock('2026-11-22T10:00:30Z')
  const job = scheduledJob('it', everyMinute, {}, ({ log, logDetail }) => {
    log('info', 'in both')
    logDetail('info', 'one of many')
    logDetail('warn', 'one that died')
    return Promise.resolve()
  })
  const { engine, logged } = openEngine({ dataFolder: folder.path, clock, jobs: [job] })
  engine.start()
  const { runId } = engine.run('it')
  await clock.pass(1000)
  const lines = engine.runs.lines(runId, 0, 9).map(({ text }) => english(text))
  expect(lines.slice(1, 4)).toEqual(['in both', 'one of many', 'one that died'])
  const texts = logged.map(({ text }) => text).filter((text) => lines.includes(text))
  expect(texts.slice(1, -1)).toEqual(['in both', 'one that died'])
  await engine.stop()
})
