import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { CheckedLinks } from '../../../../support/drives/checked-links.ts'
import { noPauses, oneLook } from '../../../../support/drives/no-pauses.ts'
import { writtenBy } from '../../../../support/engine.ts'
import { quarkHost, sampleDrives } from '../../../../support/sample-drives.ts'

let links: CheckedLinks
let engine: Engine

beforeEach(async () => {
  links = await CheckedLinks.start()
})

afterEach(() => links[Symbol.asyncDispose]())

const whole = sampleDrives(() => 'valid')
const limited = { status: 429, json: { code: 41013, message: '操作过于频繁' } }

describe('passing trouble', () => {
  test.each([
    // The first look asks for its beginning, for the whole of it and for its head.
    ['a server error', 3, { status: 503, text: '' }],
    ['a server that names a time', 1, { status: 503, headers: { 'retry-after': '1' }, text: '' }],
    ['a refusal', 1, { status: 429, headers: { 'retry-after': '1' }, text: '' }],
  ])(
    '%s on the web is asked again in the same run, and only the last answer counts',
    async (_, requests, trouble) => {
      const seen = new Map<string, number>()
      links.answering = ({ path }) => {
        const times = (seen.get(path) ?? 0) + 1
        seen.set(path, times)
        return times <= requests && path === '/0.zip' ? trouble : { status: 200, text: 'here' }
      }
      engine = links.open(noPauses)
      const ids = links.addPages(2)
      expect((await links.check()).summary).toMatchObject({ valid: 2, error: 0 })
      for (const id of ids) expect(engine.resources.checks(id, 10)).toHaveLength(1)
    },
  )

  test('what never passes is undecided after three looks', async () => {
    links.answering = () => ({ status: 500, text: '' })
    engine = links.open(noPauses)
    const [id = 0] = links.addPages(1)
    expect((await links.check()).summary).toMatchObject({ error: 1 })
    expect(links.drives.exchanges.filter(({ method }) => method === 'HEAD')).toHaveLength(3)
    expect(engine.resources.checks(id, 10)).toHaveLength(1)
  })

  test('a web host that asks for a pause gets it; no question comes before its time', async () => {
    const asked: number[] = []
    links.answering = ({ host }) => {
      if (host !== 'one.example.com') return { status: 200, text: '' }
      asked.push(performance.now())
      return asked.length === 1
        ? { status: 429, headers: { 'retry-after': '1' }, text: '' }
        : { status: 200, text: '' }
    }
    engine = links.open(noPauses)
    links.addPages(3)
    links.addPages(3, 'two.example.com')
    expect((await links.check()).summary).toMatchObject({ valid: 6 })
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('questions to one host keep their distance while hosts go side by side', async () => {
    const asked: { host: string; at: number }[] = []
    links.answering = ({ host }) => {
      asked.push({ host, at: performance.now() })
      return { status: 200, text: '' }
    }
    const lanes = { web: { concurrency: 6 } }
    engine = links.open({ ...noPauses, lanes, pauseMinSeconds: 0.15, pauseMaxSeconds: 0.15 })
    links.addPages(3)
    links.addPages(3, 'two.example.com')
    await links.check()
    for (const name of ['one.example.com', 'two.example.com']) {
      const times = asked.filter(({ host }) => host === name).map(({ at }) => at)
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(145)
    }
    const [first, second] = asked
    expect(new Set([first?.host, second?.host]).size).toBe(2)
  })
})

describe('a drive that refuses', () => {
  test('is asked again once its pause is over, beginning with the same link', async () => {
    let refusals = 1
    links.answering = (exchange) =>
      refusals-- > 0 ? { ...limited, headers: { 'retry-after': '1' } } : whole(exchange)
    engine = links.open(noPauses)
    links.addShares(3)
    const run = await links.check()
    expect(run.summary).toMatchObject({ valid: 3, error: 0, postponed: 0 })
    expect(writtenBy(engine, run.id).join()).toContain('Quark is resting')
  })

  test('is left alone after five refusals in a row; the other lanes go on', async () => {
    links.answering = (exchange) =>
      exchange.host === quarkHost ? limited : { status: 200, text: '' }
    engine = links.open(oneLook)
    links.addShares(8)
    links.addPages(8)
    const run = await links.check()
    expect(run.summary).toMatchObject({ valid: 8, error: 5, postponed: 3 })
    expect(links.sharesAsked()).toBe(5)
    expect(writtenBy(engine, run.id).join()).toMatch(/Quark.*3 links wait/)
  })

  test('stays left alone after a restart, until one probe shows that it is well again', async () => {
    const { clock } = links
    const captcha = { status: 200, html: '<html>人机验证</html>' }
    links.answering = () => captcha
    const params = { ...noPauses, backOffSeconds: 30 }
    engine = links.open(params)
    links.addShares(4)
    expect((await links.check()).summary).toMatchObject({ error: 1, postponed: 3 })
    await links.close()
    engine = links.open(params)
    links.answering = whole
    expect((await links.check()).summary).toMatchObject({ valid: 0, postponed: 3 })
    expect(links.sharesAsked()).toBe(1)
    clock.setTo(clock.now() + 60 * 60_000)
    expect((await links.check()).summary).toMatchObject({ valid: 3, postponed: 0 })
  })

  test('is asked no more than its day allows', async () => {
    links.answering = whole
    const params = { ...noPauses, lanes: { quark: { perDay: 2 } } }
    engine = links.open(params)
    links.addShares(5)
    const run = await links.check()
    expect(run.summary).toMatchObject({ valid: 2, postponed: 3 })
    expect(writtenBy(engine, run.id)[1]).toContain('enough for today')
    await links.close()
    engine = links.open(params)
    expect((await links.check()).summary).toMatchObject({ valid: 0, postponed: 3 })
    expect(links.sharesAsked()).toBe(2)
  })

  test('is asked by all machines no more than their day allows together', async () => {
    links.answering = whole
    const lanes = { quark: { perDay: 4, perDayInAll: 3 } }
    engine = links.open({ ...noPauses, lanes })
    const ids = links.addShares(5)
    expect(engine.overview.checkChoices().due).toMatchObject({ links: 3, postponed: 2 })
    expect((await links.check()).summary).toMatchObject({ valid: 3, postponed: 2 })
    expect(await engine.workers.list()).toMatchObject({
      totals: [{ provider: 'quark', asked: 3, perDay: 3 }],
    })
    // Also what a person chooses, and after a restart.
    await links.close()
    engine = links.open()
    const { plan, runId } = engine.checkResources(ids)
    expect(plan).toMatchObject({ links: 0, postponed: 5, idle: 'day-is-full' })
    expect((await links.ended(runId)).summary).toMatchObject({ valid: 0, postponed: 5 })
    expect(links.sharesAsked()).toBe(3)
  })
})

test('when the time of a run is over, the rest waits for the next', async () => {
  const { clock } = links
  links.answering = (exchange) => {
    clock.setTo(clock.now() + 25_000)
    return whole(exchange)
  }
  engine = links.open({ ...noPauses, budgetMinutes: 1 })
  links.addShares(6)
  const run = await links.check()
  expect(run.outcome).toBe('succeeded')
  expect(run.summary).toMatchObject({ valid: 2, postponed: 4 })
  expect(writtenBy(engine, run.id).join()).toContain('4 links of Quark wait')
})
