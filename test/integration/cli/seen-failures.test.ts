import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { CommandLine, waitForOutput } from '../../support/command/command-line.ts'
import { openEngine } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let commands: CommandLine

beforeEach(async () => {
  folder = temporaryFolder()
  commands = new CommandLine(folder.path)
  const { engine } = openEngine({ dataFolder: folder.path })
  await engine.load()
  const trigger = { kind: 'cron', crontab: '0 3 * * *' } as const
  const params = { program: 'no-such-python', arguments: ['job.py'] }
  engine.jobs.create({ id: 'nightly', kind: 'script', name: 'Nightly', trigger, params })
  await engine.stop()
  mkdirSync(join(folder.path, 'jobs'), { recursive: true })
  writeFileSync(
    join(folder.path, 'jobs', 'mine.mjs'),
    `export default ({ task }) => {
  task('cron', { id: 'mine', crontab: '0 4 * * *' }, () => ({ items: 300 }))
  task('cron', { id: 'left_out', crontab: 'every night' }, () => {})
  task('cron', { id: 'never', crontab: '0 0 30 2 *' }, () => {})
  task('cron', { id: 'broken', crontab: '0 5 * * *' }, () => { throw new Error('boom') })
}
`,
  )
  writeFileSync(join(folder.path, 'jobs', 'typo.mjs'), 'export default ({ task }) => {')
})
afterEach(() => folder[Symbol.dispose]())

const logFile = () => join(folder.path, 'logs/app.log')
const appLog = () => readFileSync(logFile(), 'utf8')
const logged = () => appLog().trimEnd().split(/\r?\n/)

describe('what keeps jobs from running', () => {
  test('is told by jobs, and doctor fails on it, while no engine runs', async () => {
    const jobs = await commands.run(['jobs'])
    expect(jobs.code).toBe(0)
    expect(jobs.out).toMatch(/^❌ mine\.mjs:3: .*every night/m)
    expect(jobs.out).toMatch(/^❌ typo\.mjs.*: /m)
    expect(jobs.out).toMatch(/^❌ nightly: The program “no-such-python” was not found/m)
    expect(jobs.out).toMatch(/^❌ never: Its schedule never comes due/m)
    expect(jobs.err).toBe('')
    const doctor = await commands.run(['doctor'])
    expect(doctor.code).toBe(1)
    expect(doctor.err).not.toContain('❌')
    expect(doctor.out).toMatch(/✗ +Job +nightly: The program “no-such-python” was not found/)
    expect(doctor.out).toMatch(/✗ +Job +mine\.mjs:3: /)
  })

  test('is not a zone that only sounds like UTC', async () => {
    const told = async (TZ: string) =>
      (await new CommandLine(folder.path, { TZ }).run(['doctor'])).out
    expect(await told('Etc/GMT')).toContain('means 02:00 UTC')
    // Fourteen hours ahead of it.
    expect(await told('Etc/GMT-14')).not.toContain('means 02:00 UTC')
  })

  test('is no matter of a command that does something else', async () => {
    const { code, err } = await commands.run(['runs'])
    expect(code).toBe(0)
    expect(err).toMatch(/^Nothing has run yet\.[^\n]*\n$/)
  })

  test('stands in the log of a running engine from the start, with the list of its jobs', async () => {
    const serve = commands.start('serve', '--no-http')
    try {
      await waitForOutput(serve, /engine runs/)
      await expect
        .poll(logged, { timeout: 20_000 })
        .toContainEqual(
          expect.stringMatching(
            /\+08:00\] \[info\] \[mine\] ✅ Scheduled job registered: mine, Every day at 04:00, next run \d{4}-\d\d-\d\d 04:00:00 \+08:00$/,
          ),
        )
      expect(appLog()).toMatch(/ \[error\] \[pansentry\] ❌ mine\.mjs:3: .*every night/)
      expect(appLog()).toMatch(/ \[error\] \[pansentry\] ❌ typo\.mjs/)
      expect(appLog()).toMatch(/ \[error\] \[nightly\] ❌ The program “no-such-python”/)
      expect((await commands.run(['doctor'])).code).toBe(1)
      const other = new Database(databaseFile(folder.path))
      other.exec('BEGIN IMMEDIATE')
      // That nothing can be written is known when something was to be.
      expect((await commands.run(['pause', 'nightly'])).code).toBe(1)
      const told = async () => (await commands.run(['doctor'])).out
      await expect.poll(told, { timeout: 30_000 }).toMatch(/✗ +Jobs +Nothing can be written/)
      expect(await told()).not.toContain('run on their schedules')
      other.close()
      writeFileSync(join(folder.path, 'jobs', 'later.mjs'), 'export default () => {}')
      await expect
        .poll(appLog, { timeout: 20_000 })
        .toMatch(/ \[error\] \[pansentry\] ❌ later\.mjs: .*declares no task/)
      await commands.run(['run', 'mine', '--wait'])
      expect(appLog()).toMatch(/\[info\] \[mine\] Returned: .*300.*\n.* ✅ Run ended: Succeeded\n/)
      const { out } = await commands.run(['run', 'broken', '--wait'])
      expect(out).toMatch(/❌ Error: boom\n +at .*mine\.mjs:5/)
      const stack = logged().filter((line) => line.includes('mine.mjs:5:'))
      expect(stack.length).toBeGreaterThan(0)
      for (const line of logged()) expect(line).toMatch(/^\[[^\]]+ \+08:00\] \[\w+\] \[\w+\]/)
    } finally {
      const closed = once(serve, 'close')
      await commands.end(serve)
      await closed
    }
  })

  test('is found in Chinese by the words and marks of the old log', async () => {
    commands = new CommandLine(folder.path, { LANG: 'zh_CN.UTF-8' })
    const serve = commands.start('serve', '--no-http')
    try {
      await expect
        .poll(() => (existsSync(logFile()) ? appLog() : ''), { timeout: 20_000 })
        .toMatch(/\[check_resources_links\] ✅ 定时任务已注册: 检测链接，每天 02:00，下次运行 \d/)
      expect(appLog()).toMatch(/\[nightly\] ❌ 找不到程序“no-such-python”/)
    } finally {
      const closed = once(serve, 'close')
      await commands.end(serve)
      await closed
    }
  })
})
