import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { Language } from '../../../../../electron/words/language.ts'
import { messageTexts } from '../../../../../electron/words/message-text.ts'
import { noLog, runEnded, runIn, writtenBy } from '../../../../support/engine.ts'
import { handler, JobFiles } from '../../../../support/jobs/job-files.ts'

let files: JobFiles
let engine: Engine

beforeEach(() => {
  files = new JobFiles()
  engine = files.start()
  const add = (title: string, url: string, category = '') =>
    engine.resources.add({ title, url, passcode: '', category, note: '' })
  add('one', 'https://pan.quark.cn/s/a1b2c3d40001', 'films')
  add('two', 'https://files.example.com/two')
  add('three', 'https://files.example.com/three', 'films')
})

afterEach(() => files[Symbol.asyncDispose]())

async function run(body: string) {
  files.write(
    'mine.mjs',
    handler(body, { takes: '{ resources, links, log, progress, sleep, time }' }),
  )
  await engine.userJobs.rescan()
  expect(files.problems()).toEqual([])
  const { runId } = engine.jobs.run('mine')
  await runEnded(engine, runId)
  return { ...runIn(engine, runId), log: writtenBy(engine, runId) }
}

const titles = (filter: string) =>
  run(`return (await resources.list(${filter})).map((row) => row.title).join(' ')`)

describe('resources', () => {
  test.each([
    ['{}', 'one two three'],
    [`{ provider: 'quark' }`, 'one'],
    [`{ category: 'films' }`, 'one three'],
    [`{ category: '' }`, 'two'],
    [`{ text: 'thr' }`, 'three'],
    [`{ isExpired: false, category: 'films', provider: 'web' }`, 'three'],
    [`{ isExpired: true }`, ''],
    [`{ health: 'unchecked', limit: 2 }`, 'one two'],
    [`{ after: 1 }`, 'two three'],
  ])('list(%s) finds “%s”', async (filter, found) => {
    const { log } = await titles(filter)
    expect(log).toEqual([`info Returned: ${found}`])
  })

  test('count, add, get, update and delete', async () => {
    const { log, outcome } = await run(`
      const added = await resources.add({ title: 'four', url: 'https://files.example.com/four' })
      const changed = await resources.update(added.id, { category: 'films' })
      log(changed.category, await resources.count({ category: 'films' }), await resources.count())
      log(await resources.delete([added.id, 999]), await resources.delete(1))
      log((await resources.get(1).catch((error) => error.code)))`)
    expect(outcome).toBe('succeeded')
    expect(log).toEqual(['info films 3 4', 'info 1 1', 'info RESOURCE_NOT_FOUND'])
    expect(await engine.resources.count({})).toBe(2)
  })

  test('a transaction is written whole', async () => {
    const { log } = await run(`
      const [added, changed, deleted] = await resources.transaction([
        { add: { title: 'four', url: 'https://files.example.com/four' } },
        { update: 2, changes: { note: 'seen' } },
        { delete: 1 },
      ])
      log(added.title, changed.note, deleted)`)
    expect(log).toEqual(['info four seen 1'])
    expect(await engine.resources.count({})).toBe(3)
  })

  test('a transaction of which one part cannot be done leaves everything as it was', async () => {
    const ended = await run(`
      await resources.transaction([
        { update: 2, changes: { note: 'seen' } },
        { delete: 1 },
        { add: { title: 'again', url: 'https://files.example.com/three' } },
      ])`)
    expect(ended.error).toBe(
      'mine.mjs:4: resources.transaction(): operation 3: This share is already in your links. Nothing was written.',
    )
    expect(engine.resources.get(2).note).toBe('')
    expect(await engine.resources.count({})).toBe(3)
  })
})

test.each([
  ['resources.list({ offset: 10 })', /there is no “offset”; .*“after”/],
  ['resources.list({ is_expired: 0 })', /there is no “is_expired”; write “isExpired”/],
  ['resources.list({ limit: 0 })', /“limit” does not fit/],
  [`resources.list({ provider: 'quarks' })`, /“provider” does not fit/],
  ['resources.list(5)', /object is expected/],
  ['resources.count({ limit: 5 })', /there is no “limit”/],
  [`resources.get('1')`, /“id” does not fit/],
  ['resources.get(99)', /no link 99/],
  ['resources.update(1, { is_expired: 1 })', /a verdict comes from a check alone: links\.check/],
  ['resources.update(1, { title: 5 })', /“changes.title” does not fit/],
  ['resources.add({ title: "x" })', /“url” does not fit/],
  [
    `resources.add({ name: 'x', title: 'x', url: 'https://a.example' })`,
    /no “name”; write “title”/,
  ],
  [`resources.add({ title: 'x', url: 'nothing' })`, /no link in it/],
  [`resources.delete('all')`, /“ids” does not fit: write an id/],
  ['resources.transaction([{ remove: 1 }])', /operation 1: write \{ add/],
  ['resources.transaction(5)', /“operations” does not fit/],
  ['links.check(5)', /“links” does not fit: write an address/],
  [`links.check('nothing')`, /no link in it/],
  [`links.check('https://a.example', { speed: 5 })`, /there is no “speed”/],
  [`links.check('https://a.example', { concurrency: 0 })`, /“options.concurrency” does not fit/],
  [`progress('half')`, /takes two numbers/],
  [`sleep('1s')`, /delay/],
  [`time.text('today')`, /functions of “time” take a Date/],
])('await %s fails with one sentence and its line', async (call, sentence) => {
  const { error, log } = await run(`await ${call}`)
  expect(error).toMatch(/^mine\.mjs:3: /)
  expect(error).toMatch(sentence)
  expect(error).not.toMatch(/[\n{]\s*"/)
  expect(log.at(-1)).not.toMatch(/tool-calls|task-run|time-tools/)
})

test('what a call refuses is told in the language of the log, to the job too', async () => {
  await engine.stop()
  const textOf = messageTexts(new Language('zh-CN').words)
  engine = files.start({ log: { ...noLog, textOf } })
  const { error, log } = await run(`
    const calls = [
      () => resources.get(99),
      () => resources.list({ offset: 2 }),
      () => resources.transaction([{ delete: 'all' }]),
      () => links.check('nothing'),
      () => progress('half'),
      () => time.text('today'),
    ]
    for (const call of calls) await Promise.resolve().then(call).catch((error) => log(error.message))
    await resources.update(1, { is_expired: 1 })`)
  const reading = 'resources.list()：没有“offset”；请用“after”读取下一页'
  expect(log.slice(0, 6)).toEqual([
    expect.stringContaining('编号为 99 的链接'),
    expect.stringContaining(reading),
    expect.stringMatching(/第 1 个操作：delete：“ids”的值不合要求：请写一个 ID/),
    expect.stringMatching(/\p{Script=Han}{5}/u),
    expect.stringContaining('必须是数字'),
    expect.stringContaining('time 的各个函数'),
  ])
  expect(error).toMatch(/^mine\.mjs:\d+: resources\.update\(\)：没有“is_expired”；结论只能来自检测/)
})

describe('what a handler returns is in its log', () => {
  test.each([
    ['{ items: 300 }', 'Returned: { items: 300 }', { items: 300 }],
    [`'done'`, 'Returned: done', {}],
    [`{ name: 'x', list: [1, { a: 2 }] }`, `Returned: { name: 'x', list: [ 1, { a: 2 } ] }`, {}],
    ['{ f() {} }', 'Returned: { f: [Function: f] }', {}],
  ])('%s', async (value, line, summary) => {
    const ended = await run(`return ${value}`)
    expect(ended.log).toEqual([`info ${line}`])
    expect(ended).toMatchObject({ outcome: 'succeeded', summary })
  })

  test('nothing, if it returns nothing', async () => {
    expect((await run('')).log).toEqual([])
  })
})
