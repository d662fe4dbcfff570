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

async function write(file: string, text: string): Promise<void> {
  files.write(file, text)
  await engine.userJobs.rescan()
}

async function start(body: string, file = 'mine.mjs', options = ''): Promise<number> {
  await write(file, handler(body, { options }))
  expect(engine.userJobs.problems()).toEqual([])
  return engine.jobs.run('mine').runId
}

async function run(body: string, file = 'mine.mjs', options = '') {
  const runId = await start(body, file, options)
  await runEnded(engine, runId)
  return runIn(engine, runId)
}

const log = (runId: number) => writtenBy(engine, runId)

describe('what a handler is given', () => {
  test('a log of every level, the console, and its own outputs', async () => {
    const ended = await run(`
      job.log('plain', { a: 1 })
      job.log.debug('fine'); job.log.warn('careful'); job.log.error('bad')
      console.log('from the console'); console.error('to the console')
      process.stdout.write('past the log\\n')
      await job.sleep(50)`)
    expect(ended).toMatchObject({ outcome: 'succeeded', summary: {} })
    expect(log(ended.id).toSorted()).toEqual([
      'debug fine',
      'error bad',
      'error to the console',
      'info from the console',
      'info past the log',
      'info plain { a: 1 }',
      'warn careful',
    ])
  })

  test('progress, and numbers it returns as totals', async () => {
    const ended = await run(`
      for (let i = 1; i <= 1000; i++) job.progress(i, 1000)
      return { copied: 7 }`)
    expect(ended).toMatchObject({ done: 1000, total: 1000, summary: { copied: 7 } })
  })

  test.each(['mine.ts', 'mine.mts'])('TypeScript in %s', async (file) => {
    const ended = await run(
      `
      type Named = { readonly name: string }
      const me: Named = { name: 'typed' }
      job.log(me.name satisfies string)`,
      file,
    )
    expect(log(ended.id)).toEqual(['info typed'])
  })

  test('resources: list page by page, get and update', async () => {
    const add = (title: string) =>
      engine.resources.add({
        title,
        url: `https://example.com/${title}`,
        passcode: '',
        category: '',
        note: '',
      })
    const [first, second] = [add('one'), add('two')]
    const ended = await run(`
      const { resources, log } = job
      const page = await resources.list({ limit: 1 })
      const rest = await resources.list({ after: page.at(-1).id, health: 'unchecked' })
      log(page[0].title, rest.map((row) => row.title))
      await resources.update(rest[0].id, { note: 'seen', category: 'films' })
      log((await resources.get(rest[0].id)).note)
      await resources.get(999).catch((error) => log.warn(error.message))
      await resources.update(rest[0].id, { state: 'valid' }).catch(() => log.warn('refused'))`)
    expect(log(ended.id)).toEqual([
      "info one [ 'two' ]",
      'info seen',
      'warn There is no link 999; it may have been deleted.',
      'warn refused',
    ])
    expect(engine.resources.get(second.id)).toMatchObject({
      title: 'two',
      note: 'seen',
      category: 'films',
    })
    expect(engine.resources.get(first.id).note).toBe('')
  })

  test('a signal that tells of a cancel in time to tidy up', async () => {
    const runId = await start(`
      job.log('waiting')
      try { await job.sleep(60_000) } finally { job.log('tidied', job.signal.aborted, job.signal.reason.message) }`)
    await expect.poll(() => log(runId)).toEqual(['info waiting'])
    engine.runs.cancel(runId)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('cancelled')
    expect(log(runId)).toEqual(['info waiting', 'info tidied true cancelled'])
  })
})

describe('what breaks, breaks its own run only, and says where', () => {
  test('a throw: file, line and the person’s own part of the stack', async () => {
    const ended = await run(`
      const inner = () => { throw new Error('boom') }
      inner()`)
    expect(ended).toMatchObject({ outcome: 'failed', error: 'mine.mjs:4: boom' })
    const stack = log(ended.id).at(-1) ?? ''
    expect(stack).toContain(`${files.path('mine.mjs')}:4:35`)
    expect(stack).not.toMatch(/node:internal|user-job-worker|task-run/)
  })

  test('a throw in TypeScript keeps its line', async () => {
    const ended = await run(
      `
      interface Gone { readonly a: string }
      throw new Error('typed boom')`,
      'mine.ts',
    )
    expect(ended.error).toBe('mine.ts:5: typed boom')
  })

  test('an error nobody awaited', async () => {
    const ended = await run(`
      setTimeout(() => { throw new Error('late boom') }, 10)
      await job.sleep(10_000)`)
    expect(ended).toMatchObject({ outcome: 'failed', error: 'mine.mjs:4: late boom' })
  })

  test('something thrown that is no error', async () => {
    expect((await run(`throw 'just words'`)).error).toBe('mine.mjs:2: just words')
  })

  test('an endless loop is ended by its time limit, and others run meanwhile', async () => {
    const runId = await start(`for (;;);`, 'mine.mjs', 'timeout: 1')
    engine.jobs.create({
      id: 'other',
      kind: 'script',
      name: 'Other',
      trigger: { kind: 'cron', crontab: '0 0 29 2 *' },
      params: { program: process.execPath, arguments: ['--version'] },
    })
    const other = engine.jobs.run('other').runId
    await runEnded(engine, other)
    expect(engine.runs.get(other).outcome).toBe('succeeded')
    expect(engine.runs.get(runId).outcome).toBeNull()
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('timed-out')
    expect(log(runId)).toContain('warn The task “mine” of mine.mjs:2 was ended.')
  })

  test('an endless loop is ended by a cancel', async () => {
    const runId = await start(`job.log('spinning'); for (;;);`)
    await expect.poll(() => log(runId)).toEqual(['info spinning'])
    engine.runs.cancel(runId)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('cancelled')
  })

  test('a memory hog', async () => {
    const ended = await run(`const all = []; for (;;) all.push(new Array(100_000).fill(1.5))`)
    expect(ended).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/mine\.mjs:2 used more than 256 MB/),
    })
  })

  test.each([
    ['process.exit()', 'process.exit(3)', /exit code 3/],
    [
      'a promise nobody settles',
      'await new Promise(() => {})',
      /waits for something that never comes/,
    ],
  ])('%s', async (_, body, sentence) => {
    expect(await run(body)).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(sentence),
    })
  })

  test('a log without end is cut', async () => {
    const runId = await start(`for (let i = 0; i < 200_000; i++) job.log('line', i)`)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('succeeded')
    expect(log(runId).length).toBeLessThan(3000)
    expect(log(runId).at(-1)).toBe('info line 199999')
  })

  test('a file that broke after it was read fails its run', async () => {
    await write('mine.mjs', handler('return'))
    files.write('mine.mjs', 'export default ({ task }) => {\n  oops oops\n}\n')
    const { runId } = engine.jobs.run('mine')
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).error).toMatch(/^mine\.mjs:2: /)
  })
})

test('quitting ends a thread that does not listen', async () => {
  const runId = await start(`for (;;);`)
  await engine.stop()
  engine = files.start()
  expect(engine.runs.get(runId).outcome).toBe('interrupted')
})
