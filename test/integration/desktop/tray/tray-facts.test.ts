import { afterEach, beforeEach, expect, test } from 'vitest'
import { TrayFactSource } from '../../../../electron/desktop/tray/tray-facts.ts'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: ReturnType<typeof openEngine>['engine']
let facts: TrayFactSource
let clock: ManualClock

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-26T00:00:00Z')
  engine = openEngine({ dataFolder: folder.path, clock }).engine
  engine.start()
  facts = new TrayFactSource(engine, clock)
})
afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const script = {
  id: 'mine',
  kind: 'script',
  name: 'Mine',
  params: { program: process.execPath, arguments: ['-e', ''], folder: '' },
  trigger: { kind: 'cron', crontab: '0 3 * * *' },
} as const
const jobs = () => facts.get().jobs
const mine = () => jobs().find(({ id }) => id === 'mine')

test('jobs are as the engine has them after each thing that happens to one', async () => {
  expect(jobs()).toEqual(engine.jobs.list())
  engine.jobs.create({ ...script, params: { ...script.params, folder: folder.path } })
  expect(mine()?.name).toBe('Mine')
  engine.jobs.edit('mine', { name: 'Another' })
  expect(mine()?.name).toBe('Another')
  engine.jobs.pause('mine', true)
  expect(mine()?.nextRunAt).toBeNull()
  const { runId } = engine.run('mine')
  expect(mine()?.running?.id).toBe(runId)
  await runEnded(engine, runId)
  expect(mine()?.running).toBeNull()
  expect(mine()?.recentRuns.at(-1)?.outcome).toBe('succeeded')
  engine.jobs.delete('mine')
  expect(mine()).toBeUndefined()
  expect(jobs()).toEqual(engine.jobs.list())
})

test('only the jobs that something happened to are asked again', () => {
  const before = jobs()
  engine.jobs.pause('cleanup_temp_files', true)
  const after = jobs()
  for (const [index, job] of after.entries()) {
    expect(Object.is(job, before[index])).toBe(job.id !== 'cleanup_temp_files')
  }
})

test('a pause of all jobs, and a zone, reach every job', () => {
  engine.settings.update({ timeZone: 'Asia/Tokyo' })
  expect(jobs()).toEqual(engine.jobs.list())
  engine.settings.pause({ minutes: 60 })
  expect(facts.get()).toMatchObject({ paused: true, pausedUntil: clock.now() + 3_600_000 })
  expect(jobs()).toEqual(engine.jobs.list())
})

test('a failure that was seen by a clock which was ahead calls again', () => {
  engine.settings.update({ failuresSeenUntil: clock.now() })
  expect(facts.get().failuresSeenUntil).toBe(clock.now())
  engine.settings.update({ failuresSeenUntil: clock.now() + 1 })
  expect(facts.get().failuresSeenUntil).toBe(0)
})
