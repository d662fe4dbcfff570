import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { backUpJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { checkBackup } from '../../../../../electron/engine/store/backup.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { RefusingFiles } from '../../../../support/disks/refusing-files.ts'
import { english, openEngine, runEnded } from '../../../../support/engine.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-22T17:30:01Z')
  engine = openEngine({ dataFolder: folder.path, clock }).engine
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  engine.start()
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const backups = () => readdirSync(join(folder.path, 'backups'))

async function add(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const url = `https://example.com/${await engine.resources.count({})}`
    engine.resources.add({ title: 't', url, passcode: '', category: '', note: 'x'.repeat(500) })
  }
}

async function backUp() {
  const { runId } = engine.jobs.run(backUpJobId)
  await runEnded(engine, runId)
  return engine.runs.get(runId)
}

test('a backup is one file that opens and holds what was there', async () => {
  await add(50)
  const run = await backUp()
  expect(run).toMatchObject({ outcome: 'succeeded', summary: { backups: 1 } })
  expect(run.total).toBeGreaterThan(0)
  expect(run.done).toBe(run.total)
  expect(backups()).toEqual(['pansentry-20261123-013001.db'])
  const copy = new Store(join(folder.path, 'backups', 'pansentry-20261123-013001.db'))
  expect(copy.counts.of({})).toBe(50)
  copy.close()
})

test('restored, it does not say that its own run was cut short', async () => {
  const run = await backUp()
  const [name = ''] = backups()
  const copy = new Store(join(folder.path, 'backups', name))
  expect(copy.runs.get(run.id)).toMatchObject({ outcome: 'succeeded', finishedAt: clock.now() })
  expect(copy.runs.interruptUnfinished(clock.now())).toEqual([])
  copy.close()
  expect(backups()).toEqual([name])
})

test('the newest ones are kept', async () => {
  engine.jobs.setParams(backUpJobId, { keep: 2 })
  writeFileSync(join(folder.path, 'backups', 'my own copy.db'), 'not touched')
  for (let night = 0; night < 4; night++) {
    await backUp()
    clock.jump(24 * 3600_000)
  }
  expect(backups()).toEqual([
    'my own copy.db',
    'pansentry-20261125-013001.db',
    'pansentry-20261126-013001.db',
  ])
})

test('an old one that another program holds stays until the next night', async () => {
  engine.jobs.setParams(backUpJobId, { keep: 1 })
  await backUp()
  const [old = ''] = backups()
  clock.jump(24 * 3600_000)
  {
    using _ = new RefusingFiles((operation) => (operation === 'unlink' ? 'EBUSY' : undefined))
    const run = await backUp()
    expect(run.outcome).toBe('succeeded')
    const lines = engine.runs.lines(run.id, 0, 100).map(({ text }) => english(text))
    const held = join(folder.path, 'backups', old)
    expect(lines).toContainEqual(expect.stringContaining(`Another program holds ${held}`))
  }
  expect(backups()).toEqual([old, 'pansentry-20261124-013001.db'])
  clock.jump(24 * 3600_000)
  await backUp()
  expect(backups()).toEqual(['pansentry-20261125-013001.db'])
})

test('a new one that stays held fails in a sentence, and leaves nothing', async () => {
  using _ = new RefusingFiles((operation) => (operation === 'rename' ? 'EBUSY' : undefined))
  const run = await backUp()
  expect(run.outcome).toBe('failed')
  const lines = engine.runs.lines(run.id, 0, 100).map(({ text }) => english(text))
  expect(lines.join('\n')).toContain('Another program holds ')
  expect(lines.join('\n')).not.toContain('EBUSY')
  expect(backups()).toEqual([])
})

test('writing goes on meanwhile, and a cancelled backup leaves nothing behind', async () => {
  await add(6000)
  const { runId } = engine.jobs.run(backUpJobId)
  await expect.poll(() => backups(), { interval: 1 }).toHaveLength(1)
  await add(1)
  engine.runs.cancel(runId)
  await runEnded(engine, runId)
  expect(engine.runs.get(runId).outcome).toBe('cancelled')
  expect(backups()).toEqual([])
})

test('a damaged copy does not pass', async () => {
  await add(500)
  await backUp()
  const file = join(folder.path, 'backups', 'pansentry-20261123-013001.db')
  expect(await checkBackup(file)).toBe('ok')
  const bytes = readFileSync(file)
  bytes.fill(0x55, 4096 * 8, 4096 * 20)
  writeFileSync(file, bytes)
  expect(await checkBackup(file)).not.toBe('ok')
  writeFileSync(file, 'no database at all, whatever its name says'.repeat(100))
  expect(await checkBackup(file)).toMatch(/not a database/)
  expect(await checkBackup(join(folder.path, 'nowhere.db'))).toMatch(/unable to open/)
})

test('each night at 01:30, unless it is switched off', async () => {
  const job = engine.jobs.get(backUpJobId)
  expect(new Date(job.nextRunAt ?? 0).toISOString()).toBe('2026-11-23T17:30:00.000Z')
  await clock.pass(24 * 3600_000)
  await expect.poll(() => engine.jobs.get(backUpJobId).recentRuns[0]?.outcome).toBe('succeeded')
  engine.jobs.pause(backUpJobId, true)
  await clock.pass(72 * 3600_000)
  expect(engine.jobs.get(backUpJobId).recentRuns).toHaveLength(1)
})
