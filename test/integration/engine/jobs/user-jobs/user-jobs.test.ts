import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { runEnded } from '../../../../support/engine.ts'
import { declaration, JobFiles } from '../../../../support/jobs/job-files.ts'
import { refusal } from '../../../../support/refusal.ts'

let files: JobFiles
let engine: Engine

beforeEach(() => {
  files = new JobFiles()
})

afterEach(() => files[Symbol.asyncDispose]())

describe('files become jobs', () => {
  test('each file of the four kinds, with the name and limits it gives', async () => {
    files.write(
      'a.ts',
      declaration('a', '0 2 * * *', "name: 'First', timeout: 60, misfire_grace_time: null"),
    )
    files.write('b.mts', declaration('b'))
    files.write('c.mjs', declaration('c'))
    files.write('d.js', declaration('d'))
    files.write('types.d.ts', 'export type A = string')
    files.write('notes.txt', 'not a job')
    mkdirSync(files.path('lib.mjs'))
    engine = await files.open()
    expect(engine.userJobs.problems()).toEqual([])
    expect(files.ids()).toEqual(['a', 'b', 'c', 'd'])
    expect(engine.jobs.get('a')).toMatchObject({
      kind: 'user',
      name: 'First',
      source: { file: 'a.ts', isMissing: false },
      policy: { timeLimitSeconds: 60, misfireGraceSeconds: null },
      isDefaultSchedule: true,
    })
    expect(engine.jobs.get('b')).toMatchObject({ name: 'b' })
  })

  test('a file in CommonJS, and one that loads another', async () => {
    files.write(
      'common.js',
      `module.exports = ({ task }) => task('cron', { id: 'c', crontab: '@daily' }, () => {})`,
    )
    mkdirSync(files.path('lib'))
    writeFileSync(files.path('lib', 'hello.mjs'), `export const hello = 'hello'`)
    files.write(
      'esm.mjs',
      `import { hello } from './lib/hello.mjs'\n${declaration('e').replace("'e ran'", 'hello')}`,
    )
    engine = await files.open()
    expect(engine.userJobs.problems()).toEqual([])
    const { runId } = engine.jobs.run('e')
    await runEnded(engine, runId)
    expect(engine.runs.lines(runId, 0, 10)[1]?.text).toBe('hello')
  })

  test('a restart changes nothing: neither the next time nor what a person changed', async () => {
    files.write('a.mjs', declaration('a'))
    engine = await files.open()
    engine.jobs.reschedule('a', { kind: 'cron', crontab: '30 3 * * *' })
    const before = engine.jobs.get('a')
    expect(before.isDefaultSchedule).toBe(false)
    await engine.stop()
    engine = await files.open()
    expect(engine.jobs.get('a')).toEqual(before)
    expect(engine.jobs.reschedule('a', undefined)).toMatchObject({
      trigger: { crontab: '0 2 * * *' },
    })
  })
})

test('an interval keeps its phase and a calendar its next time over a restart', async () => {
  const more = (text: string) => declaration('x').replace("crontab: '0 2 * * *'", text)
  files.write('a.mjs', more('hours: 3').replace("'cron', { id: 'x'", "'interval', { id: 'every'"))
  files.write('b.mjs', more("hour: 2, day_of_week: 'mon'").replace("id: 'x'", "id: 'fields'"))
  engine = await files.open()
  expect(engine.userJobs.problems()).toEqual([])
  const before = ['every', 'fields'].map((id) => engine.jobs.get(id))
  expect(before.map((job) => job.isDefaultSchedule)).toEqual([true, true])
  await engine.stop()
  await new Promise((resolve) => setTimeout(resolve, 20))
  engine = await files.open()
  expect(['every', 'fields'].map((id) => engine.jobs.get(id))).toEqual(before)
})

describe('changes are picked up without a restart', () => {
  test('a file that is added, changed and removed', async () => {
    engine = await files.open()
    files.write('a.mjs', declaration('a'))
    await expect.poll(() => files.ids()).toEqual(['a'])
    files.write('a.mjs', declaration('a', '15 5 * * *'))
    await expect.poll(() => engine.jobs.get('a').trigger).toMatchObject({ crontab: '15 5 * * *' })
    rmSync(files.path('a.mjs'))
    await expect.poll(() => engine.jobs.get('a').source).toEqual({ file: 'a.mjs', isMissing: true })
  })

  test('the folder itself may go and come back', async () => {
    files.write('a.mjs', declaration('a'))
    engine = await files.open()
    rmSync(files.path(), { recursive: true })
    await expect.poll(() => engine.jobs.get('a').source?.isMissing).toBe(true)
    mkdirSync(files.path(), { recursive: true })
    await engine.userJobs.rescan()
    files.write('a.mjs', declaration('a'))
    await expect.poll(() => engine.jobs.get('a').source?.isMissing).toBe(false)
  })
})

describe('a job whose file is gone', () => {
  beforeEach(async () => {
    files.write('a.mjs', declaration('a'))
    engine = await files.open()
    const { runId } = engine.jobs.run('a')
    await runEnded(engine, runId)
  })

  const forsake = async () => {
    rmSync(files.path('a.mjs'))
    await engine.userJobs.rescan()
  }

  test('stays listed with its history and does not run, neither now nor on schedule', async () => {
    await forsake()
    const job = engine.jobs.get('a')
    expect(job).toMatchObject({ source: { isMissing: true }, nextRunAt: null })
    expect(job.recentRuns).toMatchObject([{ outcome: 'succeeded' }])
    expect(() => engine.jobs.run('a')).toThrow(refusal('JOB_SOURCE_MISSING'))
    engine.jobs.pause('a', true)
    expect(engine.jobs.pause('a', false).nextRunAt).toBeNull()
    engine.settings.update({ timeZone: 'America/New_York' })
    expect(engine.jobs.get('a').nextRunAt).toBeNull()
  })

  test('is known as missing at the next start, before any file is read', async () => {
    await engine.stop()
    rmSync(files.path('a.mjs'))
    engine = files.start()
    expect(engine.jobs.get('a')).toMatchObject({ source: { isMissing: true }, nextRunAt: null })
  })

  test('comes back with its file, under whatever name', async () => {
    await forsake()
    files.write('renamed.mjs', declaration('a'))
    await engine.userJobs.rescan()
    const job = engine.jobs.get('a')
    expect(job.source).toEqual({ file: 'renamed.mjs', isMissing: false })
    expect(job.nextRunAt).not.toBeNull()
    expect(job.recentRuns).toHaveLength(1)
  })

  test('a renamed file takes its job along', async () => {
    renameSync(files.path('a.mjs'), files.path('b.mjs'))
    await engine.userJobs.rescan()
    expect(engine.jobs.get('a').source).toEqual({ file: 'b.mjs', isMissing: false })
  })

  test('can be deleted; one whose file is there cannot', async () => {
    expect(() => engine.jobs.delete('a')).toThrow(refusal('JOB_UNDELETABLE'))
    await forsake()
    engine.jobs.delete('a')
    expect(files.ids()).toEqual([])
    expect(engine.runs.list({ jobId: 'a', limit: 10 })).toHaveLength(1)
  })

  test('a file that only broke keeps its job and says what is wrong', async () => {
    const before = engine.jobs.get('a')
    files.write('a.mjs', 'export default ({ task }) => {\n  task(\n')
    await engine.userJobs.rescan()
    expect(engine.userJobs.problems()).toMatchObject([{ file: 'a.mjs', line: 2 }])
    expect(engine.jobs.get('a')).toEqual(before)
  })
})

describe('the template', () => {
  test('is a job that loads without a problem and runs', async () => {
    engine = await files.open()
    const file = engine.userJobs.writeTemplate('my-job')
    expect(basename(file)).toBe('my-job.mjs')
    expect(readFileSync(file, 'utf8')).toContain('// A job of your own')
    await engine.userJobs.rescan()
    expect(engine.userJobs.problems()).toEqual([])
    const { runId } = engine.jobs.run('my-job')
    await runEnded(engine, runId)
    expect(engine.runs.get(runId)).toMatchObject({ outcome: 'succeeded', summary: { expired: 0 } })
  })

  test('never overwrites a file, and takes no name that leads elsewhere', async () => {
    engine = await files.open()
    files.write('mine.mjs', 'precious')
    expect(basename(engine.userJobs.writeTemplate('mine'))).toBe('mine-2.mjs')
    expect(readFileSync(files.path('mine.mjs'), 'utf8')).toBe('precious')
    for (const name of ['../escape', 'a/b', '', 'a b', 'x'.repeat(61)]) {
      expect(() => engine.userJobs.writeTemplate(name)).toThrow(refusal('JOB_INVALID'))
    }
  })
})
