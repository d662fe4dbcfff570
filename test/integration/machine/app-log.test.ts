import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openAppLog } from '../../../electron/machine/app-log.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'app-log-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))
const log = openAppLog(dataFolder, false)
const lines = () => readFileSync(log.file, 'utf8').trimEnd().split('\n')

test('a line carries local time, level and job', () => {
  log.write('info', 'check_resources_links', '[1/50] 三体 → alive')
  log.write('error', 'pansentry', '100% %s of it')
  expect(log.file).toBe(join(dataFolder, 'logs/app.log'))
  const time = String.raw`\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\]`
  expect(lines()).toEqual([
    expect.stringMatching(
      new RegExp(`^${time} \\[info\\] \\[check_resources_links\\] \\[1/50\\] 三体 → alive$`),
    ),
    expect.stringMatching(new RegExp(`^${time} \\[error\\] \\[pansentry\\] 100% %s of it$`)),
  ])
})

test('an error is written with its stack', () => {
  log.failure('uncaught', new Error('broken'))
  expect(lines().join('\n')).toMatch(/\[pansentry\] uncaught: Error: broken\n\s+at /)
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
