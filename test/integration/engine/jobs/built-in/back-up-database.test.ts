import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { backUpJobId } from '../../../../../electron/engine/model/job.ts'
import { checkBackup } from '../../../../../electron/engine/store/backup.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { openEngine, runEnded } from '../../../../support/engine.ts'
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
