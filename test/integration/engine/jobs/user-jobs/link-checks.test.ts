import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { CheckedLinks, shareId } from '../../../../support/drives/checked-links.ts'
import { oneLook } from '../../../../support/drives/no-pauses.ts'
import { english, writtenBy } from '../../../../support/engine.ts'
import { handler } from '../../../../support/jobs/job-files.ts'
import { quarkHost } from '../../../../support/sample-drives.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
  engine = links.open(oneLook)
})

afterEach(() => links[Symbol.asyncDispose]())

const share = (index: number) => `https://pan.quark.cn/s/${shareId(index)}`

async function start(body: string): Promise<number> {
  const text = handler(body, { takes: '{ resources, links, log, sleep }' })
  writeFileSync(join(links.dataFolder, 'jobs', 'mine.mjs'), text)
  await engine.userJobs.rescan()
  expect(engine.userJobs.problems()).toEqual([])
  return engine.jobs.run('mine').runId
}

async function run(body: string) {
  const runId = await start(body)
  const ended = await links.ended(runId)
  return { ...ended, error: english(ended.error), log: writtenBy(engine, runId) }
}

/** What a person keeps, and what is remembered of checks. */
const kept = (id: number) => {
  const { state, isExpired } = engine.resources.get(id)
  return { state, isExpired, checks: engine.resources.checks(id, 10).length }
}

test('one address has one verdict, and nothing is written', async () => {
  const id = links.addShare(shareId(1), 'expired')
  const { log, error } = await run(`
    const { latencyMs, ...verdict } = await links.check('${share(1)}')
    log(JSON.stringify(verdict), typeof latencyMs)`)
  expect(error).toBe('')
  expect(log).toEqual([expect.stringMatching(/^info \{.*\} number$/)])
  expect(JSON.parse(log[0]?.replace(/^info (.*) number$/, '$1') ?? '')).toEqual({
    url: share(1),
    provider: 'quark',
    health: 'dead',
    state: 'expired',
    code: expect.stringMatching(/^quark\./),
    reason: expect.any(String),
    recorded: 0,
  })
  expect(kept(id)).toEqual({ state: null, isExpired: false, checks: 0 })
})

test('a list has its verdicts in order, and each share is asked once', async () => {
  links.fates.set(shareId(1), 'valid').set(shareId(2), 'cancelled').set('gone', 'http_410')
  const { log } = await run(`
    const urls = ['${share(2)}', 'https://files.example.com/gone', '${share(1)}', '${share(2)}']
    log((await links.check(urls)).map(({ state }) => state).join(' '))
    log((await links.check([])).length)`)
  expect(log).toEqual(['info cancelled deleted valid cancelled', 'info 0'])
  expect(links.sharesAsked()).toBe(2)
})

describe('recorded verdicts follow the rules of the link check', () => {
  test.each([
    ['expired', { state: 'expired', isExpired: true }],
    ['valid', { state: 'valid', isExpired: false }],
    // Weak evidence: a second look has to find the same.
    ['empty', { state: 'empty', isExpired: false }],
    ['not_json', { state: 'error', isExpired: false }],
  ] as const)('a %s share', async (fate, standing) => {
    const id = links.addShare(shareId(1), fate)
    const { id: runId, log } = await run(
      `log((await links.check('${share(1)}', { record: true })).recorded)`,
    )
    expect(log).toEqual(['info 1'])
    expect(kept(id)).toEqual({ ...standing, checks: 1 })
    expect(engine.resources.checks(id, 1)[0]?.runId).toBe(runId)
  })

  test('resources are asked with their own passcodes, and an address with that of its resource', async () => {
    const id = links.addShare(shareId(1), 'locked', 'a1B2')
    const { log } = await run(`
      const page = await resources.list({ isExpired: false })
      const [first] = await links.check(page, { record: true })
      log(first.state, (await links.check('${share(1)}')).state)
      log((await links.check({ url: '${share(1)}', passcode: 'zzzz' }, { record: true })).recorded)`)
    expect(log).toEqual(['info valid valid', 'info 0'])
    expect(kept(id)).toEqual({ state: 'valid', isExpired: false, checks: 1 })
  })

  test('a link that nobody keeps is answered all the same', async () => {
    links.fates.set(shareId(1), 'expired')
    expect(
      (await run(`log((await links.check('${share(1)}', { record: true })).recorded)`)).log,
    ).toEqual(['info 0'])
  })

  test('pages hear of what died', async () => {
    links.addShare(shareId(1), 'expired')
    const died: number[] = []
    engine.events.on((event) => event.type === 'resources' && died.push(event.changes.died))
    await run(`await links.check('${share(1)}', { record: true })`)
    await expect.poll(() => died).toContain(1)
  })
})

describe('how many of one drive are asked at once', () => {
  const urls = JSON.stringify(Array.from({ length: 6 }, (_, index) => share(index)))
  const isQuestion = ({ host, method }: { host: string; method: string }) =>
    host === quarkHost && method === 'POST'

  test('one, however many calls are made', async () => {
    const { answering } = links
    let now = 0
    let most = 0
    links.answering = async (exchange) => {
      if (!isQuestion(exchange)) return answering(exchange)
      now += 1
      most = Math.max(most, now)
      await setTimeout(20)
      now -= 1
      return answering(exchange)
    }
    await run(`await Promise.all(${urls}.map((url) => links.check(url)))`)
    expect(links.sharesAsked()).toBe(6)
    expect(most).toBe(1)
  })

  test('as many as a list is given', async () => {
    const { answering } = links
    const three = Promise.withResolvers<void>()
    let asked = 0
    // The first two hear nothing until the third has asked.
    links.answering = async (exchange) => {
      if (isQuestion(exchange) && ++asked === 3) three.resolve()
      await three.promise
      return answering(exchange)
    }
    const { log } = await run(`
      const verdicts = await links.check(${urls}, { concurrency: 3 })
      log(verdicts.map(({ state }) => state).join(' '))`)
    expect(log).toEqual(['info valid valid valid valid valid valid'])
  })
})

test('a drive that refuses is left alone, and what was not asked is undecided and never recorded', async () => {
  const ids = links.addShares(30)
  for (const index of ids.keys()) links.fates.set(shareId(index), 'rate_limited')
  engine.jobs.setParams(checkJobId, { ...oneLook, backOffSeconds: 3600 })
  const { log } = await run(`
    const verdicts = await links.check(await resources.list(), { record: true })
    log(verdicts.filter(({ code }) => code === 'lane.gave-up').length, new Set(verdicts.map(({ health }) => health)))`)
  expect(links.sharesAsked()).toBe(1)
  expect(log.at(-1)).toBe(`info 29 Set(1) { 'undecided' }`)
  expect(log[0]).toMatch(/^warn .*Quark/)
  expect(ids.filter((id) => kept(id).checks > 0)).toHaveLength(1)
})

test('a cancel ends it, and keeps what was answered', async () => {
  engine.jobs.setParams(checkJobId, { ...oneLook, pauseMinSeconds: 60, pauseMaxSeconds: 60 })
  const ids = links.addShares(3)
  const runId = await start(`await links.check(await resources.list(), { record: true })`)
  await expect.poll(() => ids.filter((id) => kept(id).checks > 0).length).toBe(1)
  engine.runs.cancel(runId)
  expect((await links.ended(runId)).outcome).toBe('cancelled')
  expect(links.sharesAsked()).toBe(1)
})

test('a handler that does not wait for its checks leaves none behind', async () => {
  engine.jobs.setParams(checkJobId, { ...oneLook, pauseMinSeconds: 0.2, pauseMaxSeconds: 0.2 })
  links.addShares(20)
  await run(`void links.check(await resources.list()).catch(() => {})`)
  const asked = links.sharesAsked()
  await setTimeout(500)
  expect(links.sharesAsked()).toBe(asked)
})
