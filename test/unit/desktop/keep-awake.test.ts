import { expect, test } from 'vitest'
import { keepAwakeWhileAsked } from '../../../electron/desktop/keep-awake.ts'
import { openEngine } from '../../support/engine.ts'
import { scheduledJob } from '../../support/jobs/scheduled-job.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('the system is kept awake while runs go on that a person started, and only then', async () => {
  using folder = temporaryFolder()
  const clock = new ManualClock('2026-11-22T10:00:30Z')
  const long = ({ sleep }: { sleep: (ms: number) => Promise<void> }) => sleep(90_000)
  const minutely = { kind: 'cron', crontab: '* * * * *' } as const
  const never = { kind: 'date', runAt: '2099-01-01' } as const
  const jobs = [
    scheduledJob('often', minutely, {}, long),
    scheduledJob('one', never, {}, long),
    scheduledJob('two', never, {}, long),
  ]
  const { engine } = openEngine({ dataFolder: folder.path, clock, jobs })
  const calls: string[] = []
  keepAwakeWhileAsked(engine, {
    start: (type) => calls.push(type),
    stop: (id) => calls.push(`stop ${id}`),
  })
  engine.start()
  await clock.pass(60_000)
  expect(calls).toEqual([])
  engine.jobs.run('one')
  await clock.pass(30_000)
  engine.jobs.run('two')
  await clock.pass(70_000)
  expect(calls).toEqual(['prevent-app-suspension'])
  await clock.pass(60_000)
  expect(calls).toEqual(['prevent-app-suspension', 'stop 1'])
  await engine.stop()
})
