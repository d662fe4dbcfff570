import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import {
  JobInvalidError,
  JobSourceMissingError,
  JobUndeletableError,
} from '../../../../../electron/engine/jobs/job-errors.ts'
import { english, openEngine, runEnded } from '../../../../support/engine.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(path())
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

const path = (...names: string[]) => join(folder.path, 'jobs', ...names)

const declare = (id: string, crontab = '0 2 * * *', more = '') =>
  `export default ({ task }) => {
  task('cron', { id: '${id}', crontab: '${crontab}', ${more} }, ({ log }) => log('${id} ran'))
}
`

const write = (file: string, text: string) => writeFileSync(path(file), text)

/** Starts an engine and waits until it has read the files. */
async function open(): Promise<void> {
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
  await engine.userJobs.rescan()
}

const problems = () =>
  engine.userJobs.problems().map((problem) => ({ ...problem, text: english(problem.text) }))
const ids = () => engine.jobs.list().flatMap((job) => (job.kind === 'user' ? [job.id] : []))

describe('files become jobs', () => {
  test('each file of the four kinds, with the name and limits it gives', async () => {
    write('a.ts', declare('a', '0 2 * * *', "name: 'First', timeout: 60, misfire_grace_time: null"))
    write('b.mts', declare('b'))
    write('c.mjs', declare('c'))
    write('d.js', declare('d'))
    write('types.d.ts', 'export type A = string')
    write('notes.txt', 'not a job')
    mkdirSync(path('lib.mjs'))
    await open()
    expect(engine.userJobs.problems()).toEqual([])
    expect(ids()).toEqual(['a', 'b', 'c', 'd'])
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
    write(
      'common.js',
      `module.exports = ({ task }) => task('cron', { id: 'c', crontab: '@daily' }, () => {})`,
    )
    mkdirSync(path('lib'))
    writeFileSync(path('lib', 'hello.mjs'), `export const hello = 'hello'`)
    write(
      'esm.mjs',
      `import { hello } from './lib/hello.mjs'\n${declare('e').replace("'e ran'", 'hello')}`,
    )
    await open()
    expect(engine.userJobs.problems()).toEqual([])
    const { runId } = engine.jobs.run('e')
    await runEnded(engine, runId)
    expect(engine.runs.lines(runId, 0, 10)[1]?.text).toBe('hello')
  })

  test('a restart changes nothing: neither the next time nor what a person changed', async () => {
    write('a.mjs', declare('a'))
    await open()
    engine.jobs.reschedule('a', { kind: 'cron', crontab: '30 3 * * *' })
    const before = engine.jobs.get('a')
    expect(before.isDefaultSchedule).toBe(false)
    await engine.stop()
    await open()
    expect(engine.jobs.get('a')).toEqual(before)
    expect(engine.jobs.reschedule('a', undefined)).toMatchObject({
      trigger: { crontab: '0 2 * * *' },
    })
  })
})

test('an interval keeps its phase and a calendar its next time over a restart', async () => {
  const more = (text: string) => declare('x').replace("crontab: '0 2 * * *'", text)
  write('a.mjs', more('hours: 3').replace("'cron', { id: 'x'", "'interval', { id: 'every'"))
  write('b.mjs', more("hour: 2, day_of_week: 'mon'").replace("id: 'x'", "id: 'fields'"))
  await open()
  expect(engine.userJobs.problems()).toEqual([])
  const before = ['every', 'fields'].map((id) => engine.jobs.get(id))
  expect(before.map((job) => job.isDefaultSchedule)).toEqual([true, true])
  await engine.stop()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await open()
  expect(['every', 'fields'].map((id) => engine.jobs.get(id))).toEqual(before)
})

describe('changes are picked up without a restart', () => {
  test('a file that is added, changed and removed', async () => {
    await open()
    write('a.mjs', declare('a'))
    await expect.poll(ids).toEqual(['a'])
    write('a.mjs', declare('a', '15 5 * * *'))
    await expect.poll(() => engine.jobs.get('a').trigger).toMatchObject({ crontab: '15 5 * * *' })
    rmSync(path('a.mjs'))
    await expect.poll(() => engine.jobs.get('a').source).toEqual({ file: 'a.mjs', isMissing: true })
  })

  test('the folder itself may go and come back', async () => {
    write('a.mjs', declare('a'))
    await open()
    rmSync(path(), { recursive: true })
    await expect.poll(() => engine.jobs.get('a').source?.isMissing).toBe(true)
    mkdirSync(path(), { recursive: true })
    await engine.userJobs.rescan()
    write('a.mjs', declare('a'))
    await expect.poll(() => engine.jobs.get('a').source?.isMissing).toBe(false)
  })
})

describe('a job whose file is gone', () => {
  beforeEach(async () => {
    write('a.mjs', declare('a'))
    await open()
    const { runId } = engine.jobs.run('a')
    await runEnded(engine, runId)
  })

  const forsake = async () => {
    rmSync(path('a.mjs'))
    await engine.userJobs.rescan()
  }

  test('stays listed with its history and does not run, neither now nor on schedule', async () => {
    await forsake()
    const job = engine.jobs.get('a')
    expect(job).toMatchObject({ source: { isMissing: true }, nextRunAt: null })
    expect(job.recentRuns).toMatchObject([{ outcome: 'succeeded' }])
    expect(() => engine.jobs.run('a')).toThrow(JobSourceMissingError)
    engine.jobs.pause('a', true)
    expect(engine.jobs.pause('a', false).nextRunAt).toBeNull()
    engine.settings.update({ timeZone: 'America/New_York' })
    expect(engine.jobs.get('a').nextRunAt).toBeNull()
  })

  test('is known as missing at the next start, before any file is read', async () => {
    await engine.stop()
    rmSync(path('a.mjs'))
    engine = openEngine({ dataFolder: folder.path }).engine
    engine.start()
    expect(engine.jobs.get('a')).toMatchObject({ source: { isMissing: true }, nextRunAt: null })
  })

  test('comes back with its file, under whatever name', async () => {
    await forsake()
    write('renamed.mjs', declare('a'))
    await engine.userJobs.rescan()
    const job = engine.jobs.get('a')
    expect(job.source).toEqual({ file: 'renamed.mjs', isMissing: false })
    expect(job.nextRunAt).not.toBeNull()
    expect(job.recentRuns).toHaveLength(1)
  })

  test('a renamed file takes its job along', async () => {
    renameSync(path('a.mjs'), path('b.mjs'))
    await engine.userJobs.rescan()
    expect(engine.jobs.get('a').source).toEqual({ file: 'b.mjs', isMissing: false })
  })

  test('can be deleted; one whose file is there cannot', async () => {
    expect(() => engine.jobs.delete('a')).toThrow(JobUndeletableError)
    await forsake()
    engine.jobs.delete('a')
    expect(ids()).toEqual([])
    expect(engine.runs.list({ jobId: 'a', limit: 10 })).toHaveLength(1)
  })

  test('a file that only broke keeps its job and says what is wrong', async () => {
    const before = engine.jobs.get('a')
    write('a.mjs', 'export default ({ task }) => {\n  task(\n')
    await engine.userJobs.rescan()
    expect(engine.userJobs.problems()).toMatchObject([{ file: 'a.mjs', line: 2 }])
    expect(engine.jobs.get('a')).toEqual(before)
  })
})

describe('what is wrong with a file is told with its line', () => {
  test.each([
    [
      'a syntax error in JavaScript',
      'a.mjs',
      'export default ({ task }) => {\n  const a = ;\n}',
      2,
      /./,
    ],
    [
      'a syntax error in TypeScript',
      'a.ts',
      'export default ({ task }) => {\n\n  const a: = 1\n}',
      3,
      /./,
    ],
    [
      'TypeScript that is more than types',
      'a.ts',
      '\nenum A { b }\nexport default () => {}',
      2,
      /enum/,
    ],
    ['a throw while it is read', 'a.mjs', '\n\nthrow new Error("not today")', 3, /not today/],
    ['no function', 'a.mjs', 'export const a = 1', null, /exports no function/],
    ['no task', 'a.mjs', 'export default () => {}', null, /declares no task/],
    [
      'an option nobody knows',
      'a.mjs',
      declare('a', '@daily', 'hours: 2'),
      2,
      /“hours” is not an option of a cron task/,
    ],
    ['an id with a blank', 'a.mjs', declare('two words'), 2, /“id”.*without blanks/],
    ['no id', 'a.mjs', declare('a').replace("id: 'a',", ''), 2, /“id”/],
    ['a schedule that cannot be read', 'a.mjs', declare('a', '99 * * * *'), 2, /99/],
    [
      'a trigger nobody knows',
      'a.mjs',
      declare('a').replace("'cron'", "'weekly'"),
      2,
      /no trigger “weekly”/,
    ],
    ['a time limit that is none', 'a.mjs', declare('a', '@daily', 'timeout: -1'), 2, /“timeout”/],
    [
      'a handler that is none',
      'a.mjs',
      `export default ({ task }) => {\n  task('cron', { id: 'a', crontab: '@daily' })\n}`,
      2,
      /not a function/,
    ],
    ['options that cannot be sent', 'a.mjs', declare('a', '@daily', 'name: () => {}'), 2, /clone/],
    ['a module that is not there', 'a.mjs', `import './nowhere.mjs'\n`, null, /nowhere\.mjs/],
    ['process.exit() while it is read', 'a.mjs', 'process.exit(5)', null, /exit code 5/],
  ])('%s', async (_, file, text, line, message) => {
    write(file, text)
    write('good.mjs', declare('good'))
    await open()
    expect(problems()).toEqual([{ file, line, text: expect.stringMatching(message) }])
    expect(ids()).toEqual(['good'])
  })

  test('an endless loop while it is read holds up no other file', async () => {
    write('a.mjs', 'for (;;);')
    write('good.mjs', declare('good'))
    await open()
    expect(problems()).toMatchObject([{ file: 'a.mjs', text: /within 10 seconds/ }])
    expect(ids()).toEqual(['good'])
  })

  test('two files with one id: the second is refused; who had it before keeps it', async () => {
    write('b.mjs', declare('same'))
    await open()
    write('a.mjs', declare('same', '0 9 * * *'))
    await engine.userJobs.rescan()
    expect(problems()).toEqual([
      {
        file: 'a.mjs',
        line: 2,
        text: '“same” is already declared in b.mjs; this one is left out.',
      },
    ])
    expect(engine.jobs.get('same')).toMatchObject({
      source: { file: 'b.mjs' },
      trigger: { crontab: '0 2 * * *' },
    })
    rmSync(path('b.mjs'))
    await engine.userJobs.rescan()
    expect(engine.userJobs.problems()).toEqual([])
    expect(engine.jobs.get('same').source?.file).toBe('a.mjs')
  })

  test('the id of a job that comes from no file is refused', async () => {
    write('a.mjs', declare('check_resources_links'))
    await open()
    expect(problems()).toMatchObject([{ file: 'a.mjs', text: /id of another job/ }])
    expect(engine.jobs.get('check_resources_links').kind).toBe('built-in')
  })

  test('listeners hear of it', async () => {
    await open()
    const heard: string[] = []
    engine.events.on(({ type }) => heard.push(type))
    write('a.mjs', 'export default 1')
    await engine.userJobs.rescan()
    expect(heard).toContain('problems')
  })
})

describe('the template', () => {
  test('is a job that loads without a problem and runs', async () => {
    await open()
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
    await open()
    write('mine.mjs', 'precious')
    expect(basename(engine.userJobs.writeTemplate('mine'))).toBe('mine-2.mjs')
    expect(readFileSync(path('mine.mjs'), 'utf8')).toBe('precious')
    for (const name of ['../escape', 'a/b', '', 'a b', 'x'.repeat(61)]) {
      expect(() => engine.userJobs.writeTemplate(name)).toThrow(JobInvalidError)
    }
  })
})
