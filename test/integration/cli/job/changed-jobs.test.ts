import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CommandHome } from '../../../support/command/command-home.ts'
import { CommandLine } from '../../../support/command/command-line.ts'
import { openEngine } from '../../../support/engine.ts'
import { scheduledJob } from '../../../support/jobs/scheduled-job.ts'

let home: CommandHome

const printer = ['-e', 'console.log(JSON.stringify([process.argv.slice(1), process.env.A]))', '--']
const run = (...args: string[]) => home.command.run(args)
const runApart = (...args: string[]) => home.command.runApart(args)

beforeEach(async () => {
  home = await CommandHome.start()
})

afterEach(() => home[Symbol.asyncDispose]())

describe.each([
  ['where no Pansentry runs', false],
  ['where “pansentry serve” runs', true],
])('%s', (_, isServed) => {
  beforeEach(async () => {
    if (isServed) await home.serve()
  })

  test('a script is added, runs as it was written, is changed and removed', async () => {
    writeFileSync(home.path('.env'), '\uFEFFA=1=2\r\n')
    const added = await run(
      'job',
      'add',
      '签到',
      '--cron',
      '0 8 * * *',
      '--name',
      '每日签到',
      '--environment',
      home.path('.env'),
      '--folder',
      home.folder,
      '--policy',
      'retries=1',
      '--',
      process.execPath,
      ...printer,
      '-x',
      '--json',
      '--data-dir',
      '/nowhere',
      'a b',
      '三=四',
    )
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(added.out).toMatch(/^Job 签到 was added: Every day at 08:00\nNext run: .*08:00/)
    const ran = await run('run', '签到', '--wait')
    expect(ran).toMatchObject({ code: 0 })
    expect(ran.out).toContain('[["-x","--json","--data-dir","/nowhere","a b","三=四"],"1=2"]')
    const twice = await run('job', 'add', '签到', '--every', '6h', '--', 'node')
    expect(twice).toMatchObject({ code: 1 })
    expect(twice.err).toContain('There is already a job “签到”')
    expect(
      await home.command.json(
        'job',
        'set',
        '签到',
        '--every',
        '1d 12h',
        '--tz',
        'Asia/Tokyo',
        '--policy',
        'timeLimitSeconds=null',
        '--overlap',
        'queue',
        '--paused',
      ),
    ).toMatchObject({
      name: '每日签到',
      trigger: { kind: 'interval', days: 1, hours: 12, timeZone: 'Asia/Tokyo' },
      params: { program: process.execPath, environment: { A: '***' }, folder: home.folder },
      policy: { retries: 1, timeLimitSeconds: null, overlap: 'queue' },
      paused: true,
      nextRunAt: null,
    })
    expect(await run('job', 'remove', '签到')).toMatchObject({ code: 1, out: '' })
    expect(await home.command.json('job', 'remove', '签到', '--yes')).toEqual({ deleted: '签到' })
    expect(await home.command.json('jobs')).toHaveLength(3)
  })

  test('of a job that Pansentry brings, schedule, parameters, policy and pause are changed', async () => {
    const job = 'back_up_database'
    expect(
      await home.command.json(
        'job',
        'set',
        job,
        '--fields',
        'hour=3 day_of_week=mon-fri',
        '--param',
        'keep=14',
        '--policy',
        'coalesce=off',
        '--paused',
      ),
    ).toMatchObject({
      trigger: { kind: 'fields', hour: '3', day_of_week: 'mon-fri' },
      params: { keep: 14 },
      policy: { coalesce: false, retries: 0 },
      paused: true,
    })
    const back = await home.command.json('job', 'set', job, '--no-paused', '--tz', 'Asia/Tokyo')
    expect(back).toMatchObject({
      trigger: { hour: '3', timeZone: 'Asia/Tokyo' },
      paused: false,
      nextRunAt: expect.any(Number),
    })
    const on = [{ kind: 'resume' }]
    const eventOnly = await home.command.json('job', 'set', job, '--on', 'resume', '--no-times')
    expect(eventOnly).toMatchObject({ trigger: { kind: 'event', on }, nextRunAt: null })
    const both = await home.command.json('job', 'set', job, '--cron', '0 4 * * *')
    expect(both).toMatchObject({ trigger: { kind: 'cron', on }, nextRunAt: expect.any(Number) })
    const timed = await home.command.json('job', 'set', job, '--no-on')
    expect(timed).toMatchObject({ trigger: { kind: 'cron' } })
    expect(await run('job', 'set', job, '--no-times')).toMatchObject({ code: 2, out: '' })
    expect(await run('job', 'set', job, '--no-times', '--every', '1h')).toMatchObject({ code: 2 })
    const removed = await run('job', 'remove', job)
    expect(removed).toMatchObject({ code: 1, out: '' })
    expect(removed.err).toContain('This job cannot be deleted')
  })

  test('changes at the same time all hold', async () => {
    const job = 'cleanup_temp_files'
    // So that there is a database.
    await home.command.json('jobs')
    const outcomes = await Promise.all([
      runApart('job', 'set', job, '--param', 'runDays=11'),
      runApart('job', 'set', job, '--param', 'logDays=12'),
      runApart('job', 'set', job, '--policy', 'coalesce=false'),
    ])
    expect(outcomes.map(({ code, err }) => ({ code, err }))).toEqual(
      outcomes.map(() => ({ code: 0, err: '' })),
    )
    const jobs = await home.command.json('jobs')
    expect(jobs).toContainEqual(
      expect.objectContaining({
        id: job,
        params: expect.objectContaining({ runDays: 11, logDays: 12 }),
        policy: expect.objectContaining({ coalesce: false }),
      }),
    )
  })

  test('of a job that a file declares, what it does stays', async () => {
    await home.command.json('jobs')
    writeFileSync(
      join(home.dataFolder, 'jobs/mine.mjs'),
      "export default ({ task }) => task('cron', { id: 'mine', crontab: '0 5 * * *' }, () => {})\n",
    )
    await expect
      .poll(() => home.command.json('jobs'))
      .toContainEqual(expect.objectContaining({ id: 'mine' }))
    expect(await home.command.json('job', 'set', 'mine', '--cron', '0 6 * * *')).toMatchObject({
      trigger: { crontab: '0 6 * * *' },
    })
    const refused = await run('job', 'set', 'mine', '--param', 'a=1')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('mine.mjs')
    expect(await run('job', 'remove', 'mine', '--yes')).toMatchObject({ code: 1, out: '' })
  })
})

const when = ['--cron', '0 8 * * *'] as const

const refusals = [
  ['a blank id', ['add', '', ...when, '--', 'node'], 2, /“id” does not fit: An id is made of/],
  ['no program', ['add', 'a', ...when], 2, /Name the program/],
  ['an option of the program before --', ['add', 'a', ...when, 'ls', '-l'], 2, /no option -l/],
  [
    'a zone that is none',
    ['add', 'a', ...when, '--tz', 'Mars', '--', 'node'],
    1,
    /not a time zone/,
  ],
  [
    'a start that is no time',
    ['add', 'a', ...when, '--from', 'tomorrow', '--', 'node'],
    1,
    /--from: “tomorrow” is not a time/,
  ],
  ['a time that is none', ['add', 'a', '--at', 'noon', '--', 'node'], 1, /--at: “noon” is not/],
  [
    'an id that leads elsewhere in an address',
    ['add', '..', ...when, '--', 'node'],
    2,
    /are no ids/,
  ],
  [
    'a rule that is none',
    ['add', 'a', ...when, '--policy', 'retires=3', '--', 'node'],
    2,
    /no rule “retires”; there are .*retries/,
  ],
  ['a program for another kind', ['set', 'back_up_database', '--', 'node'], 2, /is no script job/],
  [
    'a parameter that is none',
    ['set', 'back_up_database', '--param', 'kep=1'],
    1,
    /nothing of this name.*params\.kep/,
  ],
  ['an overlap that is none', ['set', 'slow', '--overlap', 'wait'], 2, /“overlap” does not fit/],
  ['no change', ['set', 'slow'], 2, /Say what is to change/],
  ['a job that is none', ['set', 'nothing', '--paused'], 1, /There is no job “nothing”\.\n/],
] as const

test('what cannot be done is refused in one sentence, and leaves all as it is', async () => {
  await home.fill()
  const before = await home.command.json('jobs')
  for (const [what, args, code, sentence] of refusals) {
    const outcome = await run('job', ...args)
    expect({ what, ...outcome }).toMatchObject({ what, code, out: '' })
    expect(outcome.err).toMatch(sentence)
  }
  expect(await home.command.json('jobs')).toEqual(before)
})

test('a secret value is sealed, or refused where the key store of a desktop has the key', async () => {
  writeFileSync(home.path('.env'), 'TOKEN=swordfish\n')
  const secret = ['--environment', home.path('.env'), '--secret', 'TOKEN']
  const added = await run('job', 'add', 'a', ...when, ...secret, '--', 'node')
  expect(added).toMatchObject({ code: 0, err: '' })
  const file = join(home.dataFolder, 'secrets.json')
  const sealed = JSON.parse(readFileSync(file, 'utf8'))
  expect(Object.keys(sealed.values)).toEqual([expect.stringMatching(/^job [0-9a-f]{16} TOKEN$/)])
  expect(JSON.stringify([added, sealed])).not.toContain('swordfish')
  const absent = await run('job', 'add', 'b', ...when, '--secret', 'TOKEN', '--', 'node')
  expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('Write the value') })
  writeFileSync(file, JSON.stringify({ ...sealed, keys: { desktop: 'sealed' } }))
  const refused = await run('job', 'add', 'b', ...when, ...secret, '--', 'node')
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/cannot be kept here.*desktop app/)
  expect(refused.err).not.toContain('swordfish')
  expect(await home.command.json('jobs')).toHaveLength(4)
})

test('removes a job that cannot run', async () => {
  const hourly = { kind: 'cron', crontab: '0 * * * *', timeZone: 'UTC' } as const
  const { engine } = openEngine({
    dataFolder: home.dataFolder,
    jobs: [scheduledJob('of-another', hourly)],
  })
  engine.start()
  await engine.stop()
  const changed = await run('job', 'set', 'of-another', '--paused')
  expect(changed).toMatchObject({ code: 1, out: '' })
  expect(changed.err).toContain('cannot run the job “of-another”')
  expect(await run('job', 'remove', 'of-another', '--yes')).toMatchObject({ code: 0, err: '' })
  expect(await home.command.json('jobs')).toHaveLength(3)
})

test('in Chinese', async () => {
  const chinese = new CommandLine(home.dataFolder, { LANG: 'zh_CN.UTF-8' })
  const { out } = await chinese.run(['job', 'add', 'a', '--every', '6h', '--paused', '--', 'node'])
  expect(out).toBe('已添加任务 a：每 6 小时\n它已暂停；“pansentry resume a”可把它放入计划。\n')
  expect((await chinese.run(['job', 'set', 'a'])).err).toContain('请写明要更改什么。')
  expect((await chinese.run(['job', 'remove', 'a', '--yes'])).out).toBe('已删除任务 a。\n')
  const help = (await chinese.run(['job', '--help'])).out
  expect(help).toContain('pansentry job [选项] [命令]')
  expect((await chinese.run(['job', 'ad'])).err).toContain('没有命令 ad。你是想写 add 吗？')
})
