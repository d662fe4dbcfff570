import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const home = process.env['HOME'] ?? ''

// The folder that the image gets, and what its last lines do, without Docker.
test('what the image holds serves, tells its health, and ends in order', async () => {
  const app = join(home, '容器 app')
  const assemble = join(root, 'resources/docker/assemble.sh')
  await run(assemble, [app])
  await expect(run(assemble, [app])).rejects.toMatchObject({ code: 1 })
  const binaries = globSync('node_modules/**/*.node', { cwd: app })
  expect(binaries).toEqual([`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`])
  expect(globSync('**/*.{map,c,h}', { cwd: app })).toEqual([])

  const data = join(home, '数据 data')
  mkdirSync(data)
  const password = join(home, 'password')
  writeFileSync(password, 'correct horse battery\n', { mode: 0o600 })
  const env = { ...process.env, PANSENTRY_DATA_DIR: data, DISPLAY: '' }
  const pansentry = (...args: string[]) => run(join(app, 'pansentry'), args, { env })
  await expect(pansentry('health')).rejects.toMatchObject({ code: 1 })

  const dockerfile = readFileSync(join(root, 'resources/docker/Dockerfile'), 'utf8')
  const [, words = ''] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? []
  const command: string[] = JSON.parse(words)
  const args = command.map((word) => (word.startsWith('/run/secrets/') ? password : word))
  const serving: ChildProcess = spawn(join(app, 'pansentry'), [...args, '--port', '0'], { env })
  const exit = once(serving, 'exit')
  try {
    await expect.poll(() => pansentry('health').catch(() => null)).not.toBeNull()
    expect(existsSync(join(data, 'pansentry.db'))).toBe(true)
    const { stdout } = await pansentry('health', '--json')
    expect(JSON.parse(stdout)).toEqual({ isWell: true, failures: [] })
  } finally {
    serving.kill('SIGTERM')
  }
  expect(await exit).toEqual([0, null])
})
