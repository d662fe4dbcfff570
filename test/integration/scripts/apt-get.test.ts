import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = join(import.meta.dirname, '../../..')
const holder = join(root, 'test/support/scripts/hold-lock.py')

describeOn('Debian', 'apt-get', () => {
  let folder: ReturnType<typeof temporaryFolder>

  // An apt of its own: this machine's packages stay as they are, and its locks free.
  beforeEach(() => {
    folder = temporaryFolder()
    const settings = {
      'Dir::State': folder.path,
      'Dir::State::status': join(folder.path, 'dpkg/status'),
      'Dir::Cache': join(folder.path, 'cache'),
      'Dir::Etc::sourcelist': '/dev/null',
      'Dir::Etc::sourceparts': '/dev/null',
    }
    const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`)
    writeFileSync(join(folder.path, 'apt.conf'), lines.join(''))
    for (const name of ['dpkg', 'lists/partial', 'cache/archives/partial']) {
      mkdirSync(join(folder.path, name), { recursive: true })
    }
    writeFileSync(join(folder.path, 'dpkg/status'), '')
  })

  afterEach(() => folder[Symbol.dispose]())

  async function hold(lock: string): Promise<ChildProcess> {
    const child = spawn('python3', [holder, join(folder.path, lock)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    return child
  }

  function aptGet(...args: string[]) {
    const program = `import { aptGet } from './scripts/apt-get.mjs'; await aptGet(process.argv.slice(1))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, APT_CONFIG: join(folder.path, 'apt.conf') },
    })
    const ended = Promise.all([text(child.stderr), once(child, 'exit')]).then(
      ([complaint, [code]]) => ({ code, complaint }),
    )
    return { child, output: child.stdout.setEncoding('utf8'), ended }
  }

  test.each([
    ['lists/lock', ['update', '-qq']],
    ['dpkg/lock-frontend', ['install', '-y', '-qq']],
    ['dpkg/lock', ['install', '-y', '-qq']],
    ['cache/archives/lock', ['clean', '-qq']],
  ])('while %s is held, says who holds it and waits: %j', async (lock, args) => {
    const other = await hold(lock)
    const { child, output, ended } = aptGet(...args)
    expect((await once(output, 'data'))[0]).toBe(
      `Waiting for another installation to finish: process ${other.pid} (python3) …\n`,
    )
    // Long enough for a second attempt, which finds the lock held as well.
    await pause(2000)
    expect(child.exitCode).toBeNull()
    other.stdin?.end()
    expect(await ended).toEqual({ code: 0, complaint: '' })
  })

  test('says nothing where nobody else is at work', async () => {
    const { output, ended } = aptGet('update', '-qq')
    expect(await text(output)).toBe('')
    expect(await ended).toEqual({ code: 0, complaint: '' })
  })

  test('fails at once, with the reason, where waiting does not help', async () => {
    const { output, ended } = aptGet('install', '-y', 'no-such-package')
    expect(await text(output)).toBe('')
    expect(await ended).toEqual({
      code: 1,
      complaint: expect.stringContaining(
        'apt-get install -y no-such-package failed: E: Unable to locate package no-such-package',
      ),
    })
  })
})
