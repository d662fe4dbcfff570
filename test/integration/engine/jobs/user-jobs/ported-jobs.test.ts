import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { JobFiles } from '../../../../support/jobs/job-files.ts'

// The jobs of people who come from APScheduler and SQLAlchemy, as they write them here.

const cron = (id: string, when: string, body = 'log(id)') =>
  `  task('cron', { id: '${id}', ${when} }, async ({ id, log, progress, resources, sleep, time }) => {
    ${body}
  })`

const file = (...tasks: string[]) => `export default ({ task }) => {\n${tasks.join('\n')}\n}\n`

const calendars: readonly (readonly [string, string, string | RegExp])[] = [
  ['daily_task', 'hour: 2, minute: 0', '02:00:00'],
  ['weekly_task', `day_of_week: 'mon', hour: 9`, 'Mon 09:00:00'],
  ['monthly_task', 'day: 1, hour: 0, minute: 0', '01 00:00:00'],
  ['weekday_task', `day_of_week: 'mon-fri', hour: 8, minute: 30`, '08:30:00'],
  ['every_other_hour', `hour: '*/2'`, ':00:00'],
  ['six_hourly', `hour: '*/6'`, ':00:00'],
  ['quarter_minute', `second: '*/15'`, /:(?:00|15|30|45)$/],
  ['first_at_two', 'hour: 2, minute: 0, day: 1', '01 02:00:00'],
  ['task1', 'hour: 3', '03:00:00'],
  ['dow0', 'hour: 3, minute: 0, day_of_week: 0', 'Mon 03:00:00'],
  ['dow_text', `hour: '3', minute: '0', day_of_week: '0'`, 'Mon 03:00:00'],
  ['weekly_sunday', `day_of_week: 'sun', hour: 0, minute: 0`, 'Sun 00:00:00'],
  ['new_years_eve', 'month: 12, day: 31', '31 00:00:00'],
  ['backup', 'hour: 1, minute: 30', '01:30:00'],
  ['sync_tmdb_daily', 'hour: 3', '03:00:00'],
]

const intervals = ['seconds: 10', 'minutes: 30', 'hours: 6', 'days: 1', 'weeks: 1']

const texts = {
  'batches.mjs': file(
    cron(
      'batch_task',
      'hour: 2',
      `let after, total = 0, pages = 0
    for (;;) {
      const page = await resources.list({ limit: 20, isExpired: false, ...(after && { after }) })
      if (page.length === 0) break
      after = page.at(-1).id; total += page.length; pages += 1
    }
    log(total, 'in', pages, 'pages')`,
    ),
    cron('batch_offset', 'hour: 2', 'await resources.list({ limit: 10, offset: 10 })'),
  ),
  'bulk.mjs': file(
    cron(
      'bulk_task',
      'hour: 2',
      `for (let i = 1; i <= 300; i++) {
      if (i % 100 === 0) log('进度:', i)
      progress(i, 300)
      if (i % 50 === 0) await sleep(Math.random() * 10)
    }
    return { items: 300 }`,
    ),
  ),
  'calendars.mjs': file(...calendars.map(([id, when]) => cron(id, when))),
  'cleanup.mjs': file(
    cron('cleanup_temp_files', 'hour: 4, minute: 0'),
    cron('cleanup_temp_posters', 'hour: 4, minute: 0', `log.info('✅ 临时文件清理完成')`),
  ),
  'database.mjs': file(
    cron(
      'db_task',
      'hour: 2',
      `const [first] = await resources.list({ limit: 1 })
    await resources.update(first.id, { note: '已处理', category: '影视' })
    const { note, category } = await resources.get(first.id)
    log(note, category)`,
    ),
    cron('db_expire', 'hour: 2', 'await resources.update(1, { is_expired: 1 })'),
    cron(
      'db_add',
      'hour: 2',
      `const added = await resources.add({ title: 'neu', url: 'https://pan.quark.cn/s/0a1b2c3d4e5f' })
    log(added.title, await resources.delete(added.id))`,
    ),
  ),
  'dates.mjs': `export default ({ task }) => {
  task('date', { id: 'past', run_date: '2025-12-31 23:59:59' }, ({ log }) => log('once'))
  task('date', { id: 'future', run_date: '2999-12-31 23:59:59' }, ({ log }) => log('once'))
}
`,
  'errors.mjs': file(
    cron(
      'error_task',
      'hour: 2',
      `try { JSON.parse('{bad') } catch (error) { log.error('❌ 任务失败:', error.message) } finally { log('清理资源') }`,
    ),
    cron('raise_task', 'hour: 2', `await sleep(1); throw new TypeError('KeyError: tmdb_id')`),
  ),
  'fail_one.mjs': file(cron('check_resources_links', 'hour: 3, minute: 30')),
  'flask_style.mjs': `import { task } from 'extensions'\ntask('cron', { id: 'x', hour: 2 }, () => {})\n`,
  'hours.mjs': file(cron('typo', 'hours: 2')),
  'intervals.mjs': `export default ({ task }) => {
${intervals.map((when) => `  task('interval', { id: 'every_${when.replace(': ', '_')}', ${when} }, ({ id, log }) => log(id))`).join('\n')}
}
`,
  'my_task.mjs': file(
    cron(
      'my_task',
      'hour: 2, minute: 0',
      `log.info('='.repeat(60)); log.info('🕐', time.text()); log.debug(time.zone); console.log('console too')`,
    ),
  ),
  'my_task_again.mjs': file(cron('my_task', 'hour: 5')),
  'no_id.mjs': file(`  task('cron', { hour: 2 }, () => {})`),
  'python_words.mjs': file(cron('with_trigger', `trigger: 'cron', hour: 2, func: 'x'`)),
  'replace_existing.mjs': file(cron('with_replace_existing', 'replace_existing: true, hour: 2')),
} as const

let files: JobFiles
let engine: Engine

beforeAll(async () => {
  files = new JobFiles()
  for (const [name, text] of Object.entries(texts)) files.write(name, text)
  engine = files.start()
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  for (let index = 0; index < 51; index += 1) {
    const url = `https://files.example.com/${index}`
    engine.resources.add({ title: `${index}`, url, passcode: '', category: '', note: '' })
  }
  await engine.userJobs.rescan()
})

afterAll(() => files[Symbol.asyncDispose]())

async function run(id: string) {
  const { runId } = engine.jobs.run(id)
  await runEnded(engine, runId)
  return { ...runIn(engine, runId), log: writtenBy(engine, runId) }
}

test.each([
  [
    'cleanup.mjs',
    2,
    /“cleanup_temp_files” is the id of a job that Pansentry brings.*“replace: true”/,
  ],
  ['fail_one.mjs', 2, /“check_resources_links” is the id of a job that Pansentry brings/],
  ['flask_style.mjs', 1, /“extensions” belongs to the old system.*export default/],
  ['hours.mjs', 2, /“hours” is not an option of cron tasks: write “hour”.*task\('interval'/],
  ['my_task_again.mjs', 2, /“my_task” is already declared in my_task\.mjs/],
  ['no_id.mjs', 2, /“id” is missing/],
  ['python_words.mjs', 2, /“trigger” .* the first argument/],
  ['replace_existing.mjs', 2, /“replace_existing” .* leave it out/],
])('%s is refused at line %i by a sentence', (name, line, sentence) => {
  const problems = files.problems().filter((problem) => problem.file === name)
  expect(problems).toEqual([{ file: name, line, text: expect.stringMatching(sentence) }])
})

test('no other file is complained of', () => {
  expect(files.problems()).toHaveLength(8)
})

test.each(calendars)('%s with { %s } runs next at %s', async (id, _, time) => {
  const zone = { timeZone: 'Asia/Shanghai', hourCycle: 'h23', timeStyle: 'medium' } as const
  const at = engine.jobs.get(id).nextRunAt ?? Number.NaN
  const clock = new Intl.DateTimeFormat('en-GB', zone).format(at)
  const named = (part: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', ...part }).format(at)
  const texts = [
    clock,
    `${named({ day: '2-digit' })} ${clock}`,
    `${named({ weekday: 'short' })} ${clock}`,
  ]
  const fits = (text: string) => (typeof time === 'string' ? text.endsWith(time) : time.test(text))
  expect(texts.some(fits)).toBe(true)
  expect(await run(id)).toMatchObject({ outcome: 'succeeded', log: [`info ${id}`] })
})

test.each(intervals)('an interval with { %s } is scheduled, and runs', async (when) => {
  const id = `every_${when.replace(': ', '_')}`
  expect(engine.jobs.get(id).nextRunAt).not.toBeNull()
  expect(await run(id)).toMatchObject({ outcome: 'succeeded' })
})

test('a date that is over leaves its job listed, one to come is scheduled', () => {
  expect(engine.jobs.get('past').nextRunAt).toBeNull()
  expect(engine.jobs.get('future').nextRunAt).not.toBeNull()
})

describe('what runs, and what a run is told', () => {
  test.each([
    ['batch_task', ['info 51 in 3 pages']],
    ['cleanup_temp_posters', ['info ✅ 临时文件清理完成']],
    ['db_task', ['info 已处理 影视']],
    ['db_add', ['info neu 1']],
    [
      'bulk_task',
      ['info 进度: 100', 'info 进度: 200', 'info 进度: 300', 'info Returned: { items: 300 }'],
    ],
    ['error_task', [expect.stringMatching(/^error ❌ 任务失败: /), 'info 清理资源']],
  ])('%s', async (id, log) => {
    expect(await run(id)).toMatchObject({ outcome: 'succeeded', log })
  })

  test.each([
    ['batch_offset', /^batches\.mjs:\d+: resources\.list\(\): there is no “offset”; .*“after”/],
    [
      'db_expire',
      /^database\.mjs:\d+: resources\.update\(\): there is no “is_expired”; .*links\.check/,
    ],
    ['raise_task', /^errors\.mjs:\d+: KeyError: tmdb_id$/],
  ])('%s fails with one sentence', async (id, error) => {
    expect(await run(id)).toMatchObject({ outcome: 'failed', error: expect.stringMatching(error) })
  })

  test('my_task reads the clock of the settings’ zone', async () => {
    // Swedish writes a time as 2026-11-22 01:30:00.
    const zone = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' } as const
    const shanghai = new Intl.DateTimeFormat('sv-SE', zone)
    const before = shanghai.format(Date.now())
    const { log } = await run('my_task')
    const line = `info ${'='.repeat(60)}`
    const clock = expect.stringMatching(/^info 🕐 /)
    expect(log).toEqual([line, clock, 'debug Asia/Shanghai', 'info console too'])
    const times = [before, log[1]?.slice('info 🕐 '.length) ?? '', shanghai.format(Date.now())]
    expect(times).toEqual(times.toSorted())
  })
})

test('a job may read the database itself', async () => {
  const database = JSON.stringify(join(files.path(), '..', 'pansentry.db'))
  const body = `const db = new DatabaseSync(${database}, { readOnly: true })
    log(db.prepare('SELECT count(*) AS n FROM resources').get().n)
    db.close()`
  const text = `import { DatabaseSync } from 'node:sqlite'\n${file(cron('db_raw', 'hour: 2', body))}`
  files.write('raw.mjs', text)
  await engine.userJobs.rescan()
  expect(await run('db_raw')).toMatchObject({ outcome: 'succeeded', log: ['info 51'] })
})
