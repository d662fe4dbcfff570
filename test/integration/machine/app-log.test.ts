import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openAppLog, translatedLog } from '../../../electron/machine/app-log.ts'
import { Language } from '../../../electron/words/language.ts'
import { CommandLine, outcomeOf, waitForOutput } from '../../support/command/command-line.ts'
import { RefusingFiles } from '../../support/disks/refusing-files.ts'
import { openEngine } from '../../support/engine.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'app-log-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))
const log = openAppLog(dataFolder, false)
const lines = () => readFileSync(log.file, 'utf8').trimEnd().split(/\r?\n/)

test('a line carries time with its offset, level and job', () => {
  log.write('info', 'check_resources_links', '[1/50] 三体 → alive')
  log.write('error', 'pansentry', '100% %s of it')
  expect(log.file).toBe(join(dataFolder, 'logs/app.log'))
  const time = String.raw`\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d\]`
  expect(lines()).toEqual([
    expect.stringMatching(
      new RegExp(`^${time} \\[info\\] \\[check_resources_links\\] \\[1/50\\] 三体 → alive$`),
    ),
    expect.stringMatching(new RegExp(`^${time} \\[error\\] \\[pansentry\\] 100% %s of it$`)),
  ])
})

test('a line says what is in it, and nothing to a terminal that shows it', () => {
  log.write('info', 'a_job', 'one\u001B]0;pwned\u0007\u202E\r\ntwo\u2028three')
  const [first, second] = lines().slice(-2)
  expect(first).toMatch(/ \[a_job\] one \]0;pwned$/)
  expect(second).toMatch(/ \[a_job\] two three$/)
})

test('what the engine writes is put into the language that is spoken then', () => {
  const language = new Language('en')
  const { write } = translatedLog(log, language.words)
  const message = { key: 'log.run.started', values: { cause: { key: 'cause.manual' } } }
  write('info', 'a_job', message)
  language.use('zh-CN')
  write('info', 'a_job', message)
  write('info', 'a_job', 'of a program')
  const [first, second, third] = lines().slice(-3)
  expect(first).toMatch(/ \[a_job\] Run started: By hand$/)
  expect(second).toMatch(/ \[a_job\] 任务开始：手动$/)
  expect(third).toMatch(/ \[a_job\] of a program$/)
})

test('every line of a stack carries time, level and job', () => {
  const before = lines().length
  log.failure('uncaught', new Error('broken'))
  const [first, ...stack] = lines().slice(before)
  expect(first).toMatch(/ \[error\] \[pansentry\] ❌ uncaught: Error: broken$/)
  expect(stack.length).toBeGreaterThan(1)
  for (const line of stack) expect(line).toMatch(/^\[\d[^\]]+\] \[error\] \[pansentry\] {5}at /)
})

test('an empty line within an entry is one of the log, one at its end is none', () => {
  const before = lines().length
  log.write('warn', 'a_job', 'one\r\n\ntwo\n')
  const texts = lines()
    .slice(before)
    .map((line) => line.replace(/^\[[^\]]+\] /, ''))
  expect(texts).toEqual(['[warn] [a_job] one', '[warn] [a_job]', '[warn] [a_job] two'])
})

test('times are those of the chosen zone, from the moment it is chosen', () => {
  const { engine } = openEngine({ dataFolder })
  const offsetAfter = (timeZone: string) => {
    engine.settings.update({ timeZone })
    log.write('info', 'a_job', timeZone)
    const [, day, time, offset] = /^\[(\S+) (\S+) (\S+)\]/.exec(lines().at(-1) ?? '') ?? []
    expect(Date.parse(`${day}T${time}${offset}`)).toBeLessThanOrEqual(Date.now())
    return offset
  }
  log.follow(engine)
  expect(offsetAfter('Asia/Kathmandu')).toBe('+05:45')
  expect(offsetAfter('Pacific/Marquesas')).toBe('-09:30')
  expect(offsetAfter('UTC')).toBe('+00:00')
  return engine.stop()
})

test('a full log makes room, and only the last two are kept', () => {
  const megabyte = 'x'.repeat(1024 * 1024)
  for (let count = 0; count < 24; count += 1) log.write('debug', 'pansentry', megabyte)
  expect(readdirSync(join(dataFolder, 'logs')).toSorted()).toEqual([
    'app.1.log',
    'app.2.log',
    'app.log',
  ])
  expect(existsSync(log.file)).toBe(true)
})

test('one that another program reads goes on, and its archives stay', () => {
  const archives = () =>
    [1, 2].map((index) => statSync(join(dataFolder, `logs/app.${index}.log`)).mtimeMs)
  const before = archives()
  const megabyte = 'y'.repeat(1024 * 1024)
  {
    using _ = new RefusingFiles((operation, path) =>
      operation === 'rename' && path === log.file ? 'EBUSY' : undefined,
    )
    for (let count = 0; count < 12; count += 1) log.write('debug', 'pansentry', megabyte)
  }
  expect(archives()).toEqual(before)
  expect(statSync(log.file).size).toBeGreaterThan(12 * megabyte.length)
  log.write('info', 'pansentry', 'let go')
  expect(archives()).not.toEqual(before)
  expect(lines()).toHaveLength(1)
})

test('it is written wherever the program was started', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const command = new CommandLine(data)
  const entry = join(import.meta.dirname, '../../../electron/cli.ts')
  const served = spawn(process.execPath, [entry, 'serve', '--no-http'], {
    cwd: folder.path,
    env: command.environment,
  })
  const ended = outcomeOf(served)
  await waitForOutput(served, /engine runs/)
  await command.end(served)
  expect(await ended).toMatchObject({ code: 0, err: expect.not.stringContaining('electron-log') })
  expect(readFileSync(join(data, 'logs/app.log'), 'utf8')).toMatch(/serving .*\n[^]*stopped\n$/)
})
