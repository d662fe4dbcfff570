import { chmodSync, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { english, openEngine, runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { isAlive } from '../../../../support/is-alive.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const scripts = join(import.meta.dirname, '../../../../support/scripts')
const script = (name: string) => join(scripts, name)
const never = { kind: 'cron', crontab: '0 0 29 2 *' } as const

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine

beforeEach(() => {
  folder = temporaryFolder()
  engine = openEngine({ dataFolder: folder.path }).engine
  engine.start()
})

afterEach(async () => {
  await engine.stop()
  folder[Symbol.dispose]()
})

function create(program: string, args: readonly string[] = [], more: object = {}) {
  const params = { program, arguments: args, ...more }
  return engine.jobs.create({
    id: 'script',
    kind: 'script',
    name: 'A script',
    trigger: never,
    params,
  })
}

function start(program: string, args: readonly string[] = [], more: object = {}): number {
  create(program, args, more)
  return engine.jobs.run('script').runId
}

async function run(program: string, args: readonly string[] = [], more: object = {}) {
  const runId = start(program, args, more)
  await runEnded(engine, runId)
  return runIn(engine, runId)
}

const log = (runId: number) => writtenBy(engine, runId)

/** Runs a few words of JavaScript. */
const runCode = (code: string, ...args: readonly string[]) =>
  run(process.execPath, ['-e', code, ...args])

describe('what a script says and how it ends', () => {
  test('an exit code decides: 3 is a failure that says so', async () => {
    const ended = await run(process.execPath, [script('hello.mjs')], {
      environment: { COLOUR: 'red', EXIT: '3' },
    })
    expect(ended).toMatchObject({
      outcome: 'failed',
      error: 'Exit code 3: to stderr',
    })
    expect(log(ended.id).at(-1)).toBe('error ❌ Exit code 3: to stderr')
  })

  test('lines, progress, arguments, folder and environment; no shell comes between', async () => {
    const ended = await run(process.execPath, [script('hello.mjs'), 'one two', '$HOME', '*'], {
      folder: folder.path,
      environment: { COLOUR: 'blue' },
    })
    expect(ended).toMatchObject({ outcome: 'succeeded', done: 3, total: 10, summary: { lines: 3 } })
    expect(log(ended.id).toSorted()).toEqual([
      `info cwd ${realpathSync(folder.path)} and blue`,
      "info 你好 from script [ 'one two', '$HOME', '*' ]",
      'warn to stderr',
    ])
  })

  test('Node: a script of its own, without Pansentry’s options', async () => {
    const code = 'console.log(process.version, process.env.NODE_OPTIONS); console.error("oops")'
    const ended = await runCode(code)
    expect(ended.outcome).toBe('succeeded')
    expect(log(ended.id).toSorted()).toEqual([`info ${process.version} undefined`, 'warn oops'])
  })

  test('characters that come in halves are put together; a half one at the end is marked', async () => {
    const ended = await run(process.execPath, [script('half-character.mjs')])
    expect(log(ended.id)).toEqual(['info 盘哨', 'info half: \uFFFD'])
  })

  test('200 MB of output neither freeze the engine nor fill its store', async () => {
    let turns = 0
    const count = setInterval(() => turns++, 5)
    const ended = await run(process.execPath, [script('babble.mjs')])
    clearInterval(count)
    expect(ended.outcome).toBe('succeeded')
    const lines = log(ended.id)
    expect(lines.length).toBeLessThan(6000)
    expect(lines.at(-1)).toBe('info the last line')
    expect(lines.some((line) => /warn \d+ lines left out/.test(line))).toBe(true)
    // Others had their turns while it was read.
    expect(turns).toBeGreaterThan(10)
  })

  test('a last line without an end counts, and so does progress only up to its total', async () => {
    const ended = await runCode('process.stdout.write("::progress 5/3\\nhalf")')
    expect(ended).toMatchObject({ summary: { lines: 1 }, done: 3, total: 3 })
    expect(log(ended.id)).toEqual(['info half'])
  })

  test('what it leaves running does not keep its run open', async () => {
    const pidFile = join(folder.path, 'pid')
    const ended = await run(process.execPath, [script('leave-running.mjs'), pidFile])
    expect(ended.outcome).toBe('succeeded')
    expect(log(ended.id)).toEqual(['info done'])
    process.kill(Number(readFileSync(pidFile, 'utf8')))
  })
})

describeOn('POSIX', 'what a script says and how it ends', () => {
  test('Python: lines, progress, arguments, folder and environment', async () => {
    const ended = await run('python3', [script('hello.py'), 'one two', '$HOME'], {
      folder: folder.path,
      environment: { COLOUR: 'blue' },
    })
    expect(ended).toMatchObject({ outcome: 'succeeded', done: 3, total: 10, summary: { lines: 3 } })
    expect(log(ended.id).toSorted()).toEqual([
      `info cwd ${realpathSync(folder.path)} and blue`,
      "info 你好 from script ['one two', '$HOME']",
      'warn to stderr',
    ])
  })

  test('Python lines are there while it still runs', async () => {
    const runId = start('python3', [script('hello.py'), 'wait'], { environment: { COLOUR: 'red' } })
    await expect.poll(() => log(runId).join()).toContain('你好')
    expect(engine.runs.get(runId)).toMatchObject({ outcome: null, done: 3, total: 10 })
    engine.runs.cancel(runId)
    await runEnded(engine, runId)
  })

  test('a signal is called by its name', async () => {
    expect(await runCode('process.kill(process.pid, "SIGKILL")')).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('SIGKILL'),
    })
  })
})

describe('a script that cannot be started says why', () => {
  test.each([
    ['a program that is not there', '/no/such/program', {}, /“\/no\/such\/program” was not found/],
    ['a folder that is not there', 'node', { folder: '/no/such/folder' }, /\/no\/such\/folder/],
    ['a folder that is a file', 'node', { folder: import.meta.filename }, /test\.ts is a file/],
    ['a program that is a folder', scripts, {}, /scripts” is a folder/],
    [
      'a command line',
      'sh run.sh --all',
      {},
      /program is “sh”, and “run\.sh --all” belongs to the arguments/,
    ],
    ['a home that a shell would know', '~/no/such.sh', {}, /~ and \$ mean nothing/],
    ['a variable that a shell would know', '$HOME/no/such.sh', {}, /~ and \$ mean nothing/],
  ])('%s', async (_, program, more, sentence) => {
    const ended = await run(program, [], more)
    expect(ended).toMatchObject({ outcome: 'failed', error: expect.stringMatching(sentence) })
    expect(log(ended.id)).toHaveLength(1)
  })

  test('output in GBK beside lines in UTF-8', async () => {
    // What taskkill says on a Chinese Windows.
    const gbk = Buffer.from('b3c9b9a63a20d2d1d6d5d6b90d0a', 'hex').toString('base64')
    const lines = [
      Buffer.from('开始\n').toString('base64'),
      gbk,
      Buffer.from('结束\n').toString('base64'),
    ]
    const code = 'for (const each of process.argv.slice(1)) process.stdout.write(each, "base64")'
    const ended = await runCode(code, ...lines)
    expect(log(ended.id)).toEqual(['info 开始', 'info 成功: 已终止', 'info 结束'])
  })

  test('arguments that are longer than the system takes', async () => {
    const ended = await run('node', Array<string>(200).fill('x'.repeat(32_000)))
    expect(ended).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/longer than the system takes/),
    })
  })
})

describeOn('POSIX', 'a script that is started by itself', () => {
  // benrady/learnjs#15, lostsoul6 in XManagerPlus#109, ssb-pub#14: the system only says “No such file or directory”.
  test.each([
    ['Windows line ends', 'a.sh', '#!/bin/sh\r\necho hello\r\n', /“\/bin\/sh”.*Unix line ends/],
    [
      'Windows line ends behind env',
      'a.py',
      '#!/usr/bin/env python3\r\nprint(1)\r\n',
      /“python3”.*Unix line ends/,
    ],
    ['an interpreter that is not there', 'a.sh', '#!/usr/env/bin bash\n', /“\/usr\/env\/bin”/],
    ['one that env does not find', 'a.py', '#!/usr/bin/env python9\n', /“python9”.*not found/],
    ['one named without a path', 'a.sh', '#!sh\n', /“\.\/sh”.*not found/],
    ['no first line', 'a.py', 'from os import path\n', /names nothing.*run “python3 .*a\.py”/],
    [
      'a byte order mark',
      'a.py',
      '\uFEFF#!/usr/bin/env python3\nfrom os import path\n',
      /byte order mark/,
    ],
  ])('a script with %s, before it runs and when it does', async (_, name, text, sentence) => {
    const file = join(folder.path, name)
    writeFileSync(file, text)
    chmodSync(file, 0o755)
    const ended = await run(file)
    expect(ended).toMatchObject({ outcome: 'failed', error: expect.stringMatching(sentence) })
    expect(engine.problems.list().map(({ text }) => english(text))).toEqual([
      expect.stringMatching(sentence),
    ])
  })

  test.each([
    ['env with arguments', '#!/usr/bin/env -S sh -e\n', 'echo hello'],
    ['blanks before it', '#! /bin/sh\n', 'echo hello'],
    ['a shell without a first line', '', 'echo hello'],
  ])('%s is none', async (_, first, rest) => {
    const file = join(folder.path, 'a.sh')
    writeFileSync(file, `${first}${rest}`)
    chmodSync(file, 0o755)
    const ended = await run(file)
    expect(ended.outcome).toBe('succeeded')
    expect(log(ended.id)).toEqual(['info hello'])
    expect(engine.problems.list()).toEqual([])
  })

  test('a file that may not be run', async () => {
    const file = join(folder.path, 'script.sh')
    writeFileSync(file, 'echo hello')
    chmodSync(file, 0o644)
    expect(await run(file)).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/make it executable/),
    })
  })
})

describeOn('Linux', 'a program for another system', () => {
  test('is there, though the system says that it is not', async () => {
    const file = join(folder.path, 'program')
    // The loader of each program for Linux is named in it, such as /lib64/ld-linux-x86-64.so.2.
    const program = readFileSync('/bin/true').toString('latin1').replace('/ld-', '/no-')
    writeFileSync(file, program, { encoding: 'latin1', mode: 0o755 })
    expect(await run(file)).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/not a program that this system runs/),
    })
  })
})

describe('stopping', () => {
  async function startStubborn() {
    const pidFile = join(folder.path, 'pids')
    const runId = start(process.execPath, [script('stubborn.mjs'), pidFile])
    const pids = () =>
      existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim().split(/\r?\n/).map(Number) : []
    await expect.poll(() => pids().length).toBe(3)
    expect(pids().every(isAlive)).toBe(true)
    return { runId, pids: pids() }
  }

  test('cancel ends the whole family, even members that ignore SIGTERM', async () => {
    const { runId, pids } = await startStubborn()
    engine.runs.cancel(runId)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('cancelled')
    await expect.poll(() => pids.filter(isAlive)).toEqual([])
  })

  test('a script that hangs is ended by its time limit', async () => {
    create(process.execPath, ['-e', 'console.log("waiting"); setTimeout(() => {}, 60_000)'])
    const policy = { ...engine.jobs.get('script').policy, timeLimitSeconds: 3 }
    engine.jobs.edit('script', { policy })
    const { runId } = engine.jobs.run('script')
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('timed-out')
    expect(log(runId)).toEqual(['info waiting'])
  })

  test('quitting ends it too, and the next start knows it was interrupted', async () => {
    const { runId, pids } = await startStubborn()
    await engine.stop()
    await expect.poll(() => pids.filter(isAlive)).toEqual([])
    engine = openEngine({ dataFolder: folder.path }).engine
    engine.start()
    expect(engine.runs.get(runId).outcome).toBe('interrupted')
  })
})
