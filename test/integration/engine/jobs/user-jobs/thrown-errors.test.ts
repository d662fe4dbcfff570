import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { handler, JobFiles } from '../../../../support/jobs/job-files.ts'

let files: JobFiles
let engine: Engine

beforeEach(() => {
  files = new JobFiles()
  engine = files.start()
})

afterEach(() => files[Symbol.asyncDispose]())

/** Runs a task with this body, whose lines count from 3; gives its error and what the log says of it. */
async function run(body: string) {
  files.write('mine.mjs', handler(body))
  await engine.userJobs.rescan()
  const { runId } = engine.jobs.run('mine')
  await runEnded(engine, runId)
  const { error, outcome, summary } = runIn(engine, runId)
  return { error, outcome, summary, lines: writtenBy(engine, runId) }
}

const failed = async (body: string) => {
  const { error, lines } = await run(body)
  return { error, log: lines.at(-1) ?? '' }
}

/** A port of this machine at which nobody answers. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

describe('an error says why', () => {
  // nodejs/undici#1248: all that is to be seen of a failed request is “fetch failed”.
  test('a request nobody answers: the reason, the line that asked, and both in the log', async () => {
    const port = await closedPort()
    const { error, log } = await failed(`
      await fetch('http://127.0.0.1:${port}/')`)
    expect(error).toBe(`mine.mjs:4: fetch failed: connect ECONNREFUSED 127.0.0.1:${port}`)
    expect(log).toContain(`${files.path('mine.mjs')}:4:13`)
    expect(log).toContain(`[cause] Error: connect ECONNREFUSED 127.0.0.1:${port}`)
    expect(log).not.toMatch(/user-job-worker|node:internal/)
  })

  test('a chain of causes', async () => {
    const { error, log } = await failed(`
      const root = new Error('the disk is full')
      const middle = new Error('not written', { cause: root })
      throw new Error('no backup', { cause: middle })`)
    expect(error).toBe('mine.mjs:6: no backup: not written: the disk is full')
    for (const line of [4, 5, 6]) expect(log).toContain(`mine.mjs:${line}:`)
  })

  test('one that is its own cause, and one whose message tells the cause already', async () => {
    const own = await failed(`
      const error = new Error('round'); error.cause = error; throw error`)
    expect(own.error).toBe('mine.mjs:4: round')
    const told = await failed(`
      throw new Error('no: full', { cause: new Error('full') })`)
    expect(told.error).toBe('mine.mjs:4: no: full')
  })

  test('several at once', async () => {
    const { error } = await failed(`
      await Promise.any([Promise.reject(new Error('one')), Promise.reject('two')])`)
    expect(error).toBe('mine.mjs:4: All promises were rejected: one; two')
  })

  test('one without a message: its code, or its name', async () => {
    const coded = await failed(`throw Object.assign(new Error(''), { code: 'E_FULL' })`)
    expect(coded.error).toBe('mine.mjs:3: E_FULL')
    expect((await failed('throw new RangeError()')).error).toBe('mine.mjs:3: RangeError')
  })
})

describe('what is no error is told all the same, with the line of its task', () => {
  test.each([
    [`throw 'just words'`, 'just words'],
    ['throw { code: 5 }', '{ code: 5 }'],
    ['throw undefined', 'undefined'],
    [`throw ''`, "''"],
    [`throw new Error('failed', { cause: { status: 503 } })`, 'failed: { status: 503 }'],
    [`const e = new Error('odd'); e.stack = { no: 1 }; throw e`, 'odd'],
    [`const e = new Error(); e.message = { no: 1 }; e.stack = ''; throw e`, '{ no: 1 }'],
  ])('%s', async (body, text) => {
    const { error, log } = await failed(body)
    expect(error).toMatch(/^mine\.mjs:[23]: /)
    expect(error).toContain(text)
    expect(log).toContain(text.split(': {')[0])
  })
})

describe('a result keeps what is a number, and says what is not', () => {
  test('numbers, counts of a database, and the rest by name', async () => {
    const { lines, summary } = await run(
      `return { copied: 7, rows: 3n, folder: '/tmp', rate: Number.NaN, more: { a: 1 } }`,
    )
    expect(summary).toEqual({ copied: 7, rows: 3 })
    expect(lines).toEqual([
      "info Returned: { copied: 7, rows: 3n, folder: '/tmp', rate: NaN, more: { a: 1 } }",
      'warn Not numbers, and so not kept as totals: folder, rate, more',
    ])
  })

  test('what cannot be sent does not take the numbers with it', async () => {
    const { outcome, summary } = await run('return { copied: 7, undo() {} }')
    expect({ outcome, summary }).toEqual({ outcome: 'succeeded', summary: { copied: 7 } })
  })

  test.each([
    ['a text', `'done'`],
    ['a list', '[1, 2]'],
    ['an object without any', `{ name: 'x' }`],
    ['a function', '() => {}'],
  ])('%s is no totals, and nothing to complain about', async (_, result) => {
    const { lines, summary } = await run(`return ${result}`)
    expect(summary).toEqual({})
    expect(lines).toEqual([expect.stringMatching(/^info Returned: /)])
  })
})
