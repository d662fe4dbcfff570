import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { triggerSchema } from '../../../../electron/engine/model/trigger.ts'
import { english, openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let open: ReturnType<typeof openEngine>

beforeEach(() => {
  folder = temporaryFolder()
  open = openEngine({ dataFolder: folder.path })
  open.engine.start()
})
afterEach(async () => {
  await open.engine.stop()
  folder[Symbol.dispose]()
})

const daily = { kind: 'cron', crontab: '0 3 * * *' } as const

function addScript(
  program: string,
  trigger: Parameters<typeof open.engine.jobs.edit>[1]['trigger'],
) {
  const params = { program, arguments: [], folder: folder.path }
  const draft = { id: 'mine', kind: 'script', name: 'Mine', params } as const
  open.engine.jobs.create({ ...draft, trigger: trigger ?? daily })
}

const problems = () => open.engine.problems.list().map(({ jobId, text }) => [jobId, english(text)])
const logged = () =>
  open.logged
    .filter(({ level, scope }) => level === 'error' && scope === 'mine')
    .map(({ text }) => text)

test('a missing program is logged once, and forgotten when it is there', () => {
  addScript('./mine.exe', daily)
  const missing = 'The program “./mine.exe” was not found; write its whole path.'
  expect(problems()).toEqual([['mine', missing]])
  open.engine.jobs.edit('mine', { name: 'Still mine' })
  expect(logged()).toEqual([`❌ ${missing}`])
  writeFileSync(join(folder.path, 'mine.exe'), '#!/bin/sh\n', { mode: 0o755 })
  expect(problems()).toEqual([])
})

describeOn('POSIX', 'a program', () => {
  test('that may not be run is one, until it may', () => {
    const file = join(folder.path, 'mine.sh')
    writeFileSync(file, '#!/bin/sh\n')
    chmodSync(file, 0o644)
    addScript('./mine.sh', daily)
    expect(problems()).toEqual([['mine', expect.stringContaining('may not be run')]])
    chmodSync(file, 0o755)
    expect(problems()).toEqual([])
  })
})

test('a program found in PATH is none, nor is a paused job', () => {
  addScript('node', daily)
  expect(problems()).toEqual([])
  open.engine.jobs.edit('mine', { params: { program: 'no-such-program', arguments: [] } })
  expect(problems()).toHaveLength(1)
  open.engine.jobs.pause('mine', true)
  expect(problems()).toEqual([])
})

test('a schedule that never comes due is one, one that is over is not', () => {
  addScript('node', daily)
  // As a hand, or a version that refused nothing, left it.
  const store = (trigger: object) => {
    const database = new Database(join(folder.path, 'pansentry.db'))
    database
      .prepare("UPDATE jobs SET trigger = ?, slot_at = NULL, next_run_at = NULL WHERE id = 'mine'")
      .run(JSON.stringify(trigger))
    database.close()
    open.engine.events.emit({ type: 'job', jobId: 'mine' })
  }
  store({ kind: 'cron', crontab: '0 0 30 2 *' })
  expect(logged()).toEqual(['❌ Its schedule never comes due; choose another.'])
  store({ ...daily, endAt: '2020-01-01 00:00:00' })
  expect(problems()).toEqual([])
})

test.each([
  ['30 February', { kind: 'cron', crontab: '0 0 30 2 *' }],
  ['a Tuesday that is the first Monday', { kind: 'fields', day: '1st mon', day_of_week: 'tue' }],
  ['an end before the start', { ...daily, startAt: '2030-01-02', endAt: '2030-01-01' }],
  ['an end that has passed', { kind: 'interval', hours: 1, endAt: '2020-01-01' }],
] as const)('%s is refused before it is saved', (_, trigger) => {
  expect(() => addScript('node', trigger)).toThrow(refusal('SCHEDULE_NEVER_DUE'))
  addScript('node', daily)
  const { jobs } = open.engine
  expect(() => jobs.edit('mine', { trigger })).toThrow(refusal('SCHEDULE_NEVER_DUE'))
  expect(() => jobs.reschedule('mine', triggerSchema.parse(trigger))).toThrow(
    refusal('SCHEDULE_NEVER_DUE'),
  )
  expect(jobs.get('mine').trigger).toEqual(daily)
})

test('a job that is over can be given another name', async () => {
  const clock = new ManualClock('2026-11-22T10:00:00Z')
  using own = temporaryFolder()
  const { engine } = openEngine({ dataFolder: own.path, clock })
  engine.start()
  const trigger = { ...daily, endAt: '2026-11-24' }
  const params = { program: 'node', arguments: [] }
  engine.jobs.create({ id: 'mine', kind: 'script', name: 'Mine', trigger, params })
  clock.jump(5 * 24 * 3600_000)
  expect(engine.jobs.edit('mine', { name: 'Old', trigger }).name).toBe('Old')
  await engine.stop()
})

test('a date that was missed is one', async () => {
  addScript('node', { kind: 'date', runAt: '2020-01-01 00:00:00' })
  await expect.poll(problems).toEqual([['mine', expect.stringContaining('it was missed')]])
  expect(open.logged).toContainEqual({
    level: 'warn',
    scope: 'mine',
    text: expect.stringMatching(/^⚠️ Missed, due 2020-01-01 00:00:00 [+-]\d\d:\d\d\. Not started/),
  })
})

test('a script among the job files is one, until a script job runs it', async () => {
  const file = join(folder.path, 'jobs', 'job.py')
  writeFileSync(file, 'print("Good night.")\n')
  writeFileSync(join(folder.path, 'jobs', 'notes.txt'), 'what a job may read\n')
  await open.engine.userJobs.rescan()
  const said = open.engine.problems.list().map(({ file, text }) => [file, english(text)])
  expect(said).toEqual([['job.py', expect.stringContaining(file)]])
  const params = { program: 'node', arguments: [file] }
  open.engine.jobs.create({ id: 'mine', kind: 'script', name: 'Mine', trigger: daily, params })
  expect(problems()).toEqual([])
})

test('a task whose file is gone is one, until it is paused', async () => {
  const file = join(folder.path, 'jobs', 'mine.mjs')
  const task = "task('cron', { id: 'mine', hour: 3 }, () => {})"
  writeFileSync(file, `export default ({ task }) => { ${task} }\n`)
  await open.engine.userJobs.rescan()
  expect(problems()).toEqual([])
  rmSync(file)
  await open.engine.userJobs.rescan()
  expect(problems()).toEqual([['mine', expect.stringContaining('mine.mjs is gone')]])
  expect(logged()).toHaveLength(1)
  open.engine.jobs.pause('mine', true)
  expect(problems()).toEqual([])
})
