import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { sampleDrives, sampleHosts } from '../../../support/sample-drives.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/jobs.md'), 'utf8')
const blocks = [...page.matchAll(/```(?:js|ts)\n\/\/ (\S+)\n(.*?)```/gs)]
const examples = blocks.map(([, file = '', text = '']) => ({ file, text }))

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine
let drives: SimulatedDrives

// Sunday, 22 November 2026, noon in Shanghai.
const clock = new ManualClock('2026-11-22T04:00:00Z')

beforeAll(async () => {
  folder = temporaryFolder()
  mkdirSync(join(folder.path, 'jobs'))
  for (const { file, text } of examples) writeFileSync(join(folder.path, 'jobs', file), text)
  drives = await SimulatedDrives.start(
    sampleDrives(() => 'valid'),
    sampleHosts,
  )
  const { origins } = drives
  engine = openEngine({ dataFolder: folder.path, clock, origins }).engine
  engine.settings.update({ timeZone: 'Asia/Shanghai' })
  engine.resources.add({
    title: 'two   blanks',
    url: 'https://files.example.com/a',
    passcode: '',
    category: '',
    note: '',
  })
  engine.start()
  await engine.userJobs.rescan()
})

afterAll(async () => {
  await engine.stop()
  await drives[Symbol.asyncDispose]()
  folder[Symbol.dispose]()
})

test('every example of the page is read without a problem', () => {
  expect(examples).toHaveLength(blocks.length)
  expect(page.match(/^```(?:js|ts)$/gm)).toHaveLength(blocks.length)
  expect(engine.userJobs.problems()).toEqual([])
})

test.each([
  ['daily_task', '2026-11-23 02:00:00'],
  ['fast_task', '2026-11-22 12:00:10'],
  ['once', '2027-01-01 00:00:00'],
  ['weekly_report', '2026-11-23 09:00:00'],
  ['on_workdays', '2026-11-23 08:30:00'],
  ['every_half_hour', '2026-11-22 12:30:00'],
  ['first_of_month', '2026-12-01 03:00:00'],
  ['last_friday', '2026-11-27 18:00:00'],
  ['by_crontab', '2026-11-22 18:15:00'],
  ['in_shanghai', '2026-11-23 07:00:00'],
  ['from_new_year', '2027-01-01 00:00:00'],
  ['cleanup_downloads', '2026-11-23 04:00:00'],
  ['ask_a_service', '2026-11-22 12:15:00'],
  ['tidy_titles', '2026-11-23 05:00:00'],
  ['check_new_links', '2026-11-22 13:00:00'],
  ['typed', '2026-11-23 06:00:00'],
])('%s runs next at %s, and runs', async (id, next) => {
  const { nextRunAt } = engine.jobs.get(id)
  const zone = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' } as const
  expect(new Intl.DateTimeFormat('sv-SE', zone).format(nextRunAt ?? 0)).toBe(next)
  const { runId } = engine.jobs.run(id)
  const ended = runEnded(engine, runId)
  // Lines are written when the clock moves on, and some examples sleep on their own.
  const moving = setInterval(() => void clock.pass(1), 5)
  await ended
  clearInterval(moving)
  expect(engine.runs.get(runId)).toMatchObject({ outcome: 'succeeded', error: '' })
})

test('each job of the page is among those above, and the pass over the resources did its work', () => {
  const jobs = engine.jobs.list().filter((job) => job.kind === 'user')
  expect(jobs).toHaveLength(16)
  expect(jobs.every((job) => job.recentRuns.length > 0)).toBe(true)
  expect(engine.jobs.get('tidy_titles').recentRuns[0]?.summary).toEqual({ seen: 1, changed: 1 })
  expect(engine.resources.get(1)).toMatchObject({
    title: 'two blanks',
    // A thread has the machine's clock.
    note: expect.stringMatching(/^first asked on \d{4}-\d\d-\d\d$/),
    state: 'valid',
  })
})

describe('the types that lie beside job files', () => {
  const typed = "/** @type {import('./pansentry.d.ts').JobFile} */\n"
  const root = join(import.meta.dirname, '../../../..')
  const compilerOptions = {
    target: 'ES2024',
    lib: ['ES2024', 'DOM'],
    module: 'NodeNext',
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  }

  /** What the compiler has against these files, beside the declarations that Pansentry wrote. */
  async function errorsIn(files: readonly { file: string; text: string }[]): Promise<string> {
    using checked = temporaryFolder()
    const write = (name: string, text: string) => writeFileSync(join(checked.path, name), text)
    write('pansentry.d.ts', readFileSync(join(folder.path, 'jobs/pansentry.d.ts'), 'utf8'))
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*'] }))
    for (const { file, text } of files) {
      const isBare = file.endsWith('js') && !text.includes('.JobFile')
      write(file, isBare ? text.replace('export default', `${typed}export default`) : text)
    }
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const end = await promisify(execFile)(process.execPath, [tsc, '-p', checked.path]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    )
    return end.trim()
  }

  test('fit every example of the page', async () => {
    expect(await errorsIn(examples)).toBe('')
  })

  test.each([
    ['an option of another system', `task('cron', { id: 'a', hours: 2 }, () => {})`, /'hours'/],
    [
      'a page by offset',
      `task('cron', { id: 'a', hour: 2 }, ({ resources }) => resources.list({ offset: 2 }))`,
      /'offset'/,
    ],
    [
      'a verdict of one’s own',
      `task('cron', { id: 'a', hour: 2 }, ({ resources }) => resources.update(1, { isExpired: true }))`,
      /'isExpired'/,
    ],
  ])('and refuse %s', async (_, call, error) => {
    const text = `export default ({ task }) => {\n  ${call}\n}\n`
    expect(await errorsIn([{ file: 'a.mjs', text }])).toMatch(error)
  })
})
