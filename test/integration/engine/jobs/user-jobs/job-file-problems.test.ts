import { chmodSync, chownSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { declaration, JobFiles } from '../../../../support/jobs/job-files.ts'
import { describeOn } from '../../../../support/systems.ts'

let files: JobFiles
let engine: Engine

beforeEach(() => {
  files = new JobFiles()
})

afterEach(() => files[Symbol.asyncDispose]())

test('tasks that would start each other are refused, and those that start in turn are not', async () => {
  const after = (id: string, before: string) =>
    `export default ({ task }) => { task('event', { id: '${id}', on: [{ kind: 'job', jobId: '${before}', end: 'succeeded' }] }, async () => {}) }\n`
  files.write('a.mjs', after('a', 'b'))
  files.write('b.mjs', after('b', 'c'))
  files.write('c.mjs', declaration('c'))
  engine = await files.open()
  expect(engine.userJobs.problems()).toEqual([])
  // Both turn at once.
  files.write('b.mjs', after('b', 'a'))
  files.write('a.mjs', after('a', 'c'))
  await engine.userJobs.rescan()
  expect(engine.userJobs.problems()).toEqual([])
  files.write('c.mjs', after('c', 'b'))
  await engine.userJobs.rescan()
  expect(engine.userJobs.problems()).toMatchObject([{ file: 'c.mjs' }])
  expect(engine.jobs.get('c').trigger.kind).toBe('cron')
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
      declaration('a', '@daily', 'hours: 2'),
      2,
      /“hours” is not an option of cron tasks: write “hour”/,
    ],
    ['an id with a blank', 'a.mjs', declaration('two words'), 2, /“id”.*without blanks/],
    ['no id', 'a.mjs', declaration('a').replace("id: 'a',", ''), 2, /“id”/],
    ['a schedule that cannot be read', 'a.mjs', declaration('a', '99 * * * *'), 2, /99/],
    [
      'a start that is no time',
      'a.mjs',
      declaration('a', '@daily', "start_date: 'tomorrow'"),
      2,
      /^start_date: “tomorrow” is not a time/,
    ],
    [
      'a date that is no time',
      'a.mjs',
      declaration('a').replace(
        "'cron', { id: 'a', crontab: '0 2 * * *',",
        "'date', { id: 'a', run_date: '5:00',",
      ),
      2,
      /^run_date: “5:00” is not a time/,
    ],
    [
      'a trigger nobody knows',
      'a.mjs',
      declaration('a').replace("'cron'", "'weekly'"),
      2,
      /no trigger “weekly”/,
    ],
    [
      'a time limit that is none',
      'a.mjs',
      declaration('a', '@daily', 'timeout: -1'),
      2,
      /“timeout”/,
    ],
    [
      'a handler that is none',
      'a.mjs',
      `export default ({ task }) => {\n  task('cron', { id: 'a', crontab: '@daily' })\n}`,
      2,
      /not a function/,
    ],
    [
      'options that cannot be sent',
      'a.mjs',
      declaration('a', '@daily', 'name: () => {}'),
      2,
      /clone/,
    ],
    [
      'a zone that is none',
      'a.mjs',
      declaration('a', '@daily', "timezone: 'Mars/Base'"),
      2,
      /“Mars\/Base” is not a time zone/,
    ],
    ['a module that is not there', 'a.mjs', `import './nowhere.mjs'\n`, 1, /nowhere\.mjs/],
    [
      'the old system’s module',
      'a.mjs',
      `\nimport { scheduler } from 'extensions'\n${declaration('a')}`,
      2,
      /“extensions” belongs to the old system.*export default \(\{ task \}\)/,
    ],
    ['process.exit() while it is read', 'a.mjs', 'process.exit(5)', null, /exit code 5/],
  ])('%s', async (_, file, text, line, message) => {
    files.write(file, text)
    files.write('good.mjs', declaration('good'))
    engine = await files.open()
    expect(files.problems()).toEqual([{ file, line, text: expect.stringMatching(message) }])
    expect(files.ids()).toEqual(['good'])
  })

  test('an endless loop while it is read holds up no other file', async () => {
    files.write('a.mjs', 'for (;;);')
    files.write('good.mjs', declaration('good'))
    engine = await files.open()
    expect(files.problems()).toMatchObject([
      { file: 'a.mjs', text: expect.stringMatching(/within 10 seconds/) },
    ])
    expect(files.ids()).toEqual(['good'])
  })

  test('two files with one id: the second is refused; who had it before keeps it', async () => {
    files.write('b.mjs', declaration('same'))
    engine = await files.open()
    files.write('a.mjs', declaration('same', '0 9 * * *'))
    await engine.userJobs.rescan()
    expect(files.problems()).toEqual([
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
    rmSync(files.path('b.mjs'))
    await engine.userJobs.rescan()
    expect(engine.userJobs.problems()).toEqual([])
    expect(engine.jobs.get('same').source?.file).toBe('a.mjs')
  })

  test('the id of a script job is refused', async () => {
    engine = await files.open()
    engine.jobs.create({
      id: 'mine',
      kind: 'script',
      name: 'Mine',
      trigger: { kind: 'cron', crontab: '@daily' },
      params: { program: 'node' },
    })
    files.write('a.mjs', declaration('mine', '@daily', 'replace: true'))
    await engine.userJobs.rescan()
    expect(files.problems()).toMatchObject([
      { file: 'a.mjs', line: 2, text: expect.stringMatching(/id of another job/) },
    ])
    expect(engine.jobs.get('mine').kind).toBe('script')
  })

  test('listeners hear of it', async () => {
    engine = await files.open()
    const types: string[] = []
    engine.events.on(({ type }) => types.push(type))
    files.write('a.mjs', 'export default 1')
    await engine.userJobs.rescan()
    expect(types).toContain('problems')
  })
})

describeOn('POSIX', 'a file that others can change is not run', () => {
  const untrusted = [{ file: 'a.mjs', line: null, text: expect.stringMatching(/Make it yours/) }]

  test('neither read', async () => {
    files.write('a.mjs', declaration('a'))
    chmodSync(files.path('a.mjs'), 0o666)
    engine = await files.open()
    expect(files.problems()).toEqual(untrusted)
    expect(files.ids()).toEqual([])
  })

  test('nor run, when it was read before', async () => {
    files.write('a.mjs', declaration('a'))
    engine = await files.open()
    chmodSync(files.path('a.mjs'), 0o666)
    const { runId } = engine.run('a')
    await runEnded(engine, runId)
    expect(runIn(engine, runId)).toMatchObject({ outcome: 'failed' })
    expect(writtenBy(engine, runId).join()).not.toContain('a ran')
  })

  describeOn('POSIX as root', 'whose it is', () => {
    test('nor one of another user', async () => {
      files.write('a.mjs', declaration('a'))
      chownSync(files.path('a.mjs'), 65_534, 65_534)
      engine = await files.open()
      expect(files.problems()).toEqual(untrusted)
    })
  })
})
