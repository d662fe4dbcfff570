import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../../electron/engine/engine.ts'
import { checkJobId } from '../../../../../electron/engine/jobs/built-in/check-resources-links.ts'
import type { Connectivity } from '../../../../../electron/engine/links/checks/connectivity.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import type { CheckParams } from '../../../../../electron/engine/model/params/check-params.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { type Clock, systemClock } from '../../../../../electron/engine/time/clock.ts'
import { openEngine, runEnded, writtenBy } from '../../../../support/engine.ts'
import { noPauses } from '../../../../support/no-pauses.ts'
import { ShiftedClock } from '../../../../support/sample-history.ts'
import {
  type Answering,
  type Exchange,
  SimulatedDrives,
} from '../../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const hourMs = 3_600_000

const quarkHost = 'drive-pc.quark.cn'
const hosts = [quarkHost, 'one.example.com', 'two.example.com']

let folder: ReturnType<typeof temporaryFolder>
let drives: SimulatedDrives
let answering: Answering
let clock: Clock
let network: Connectivity
let engine: Engine

beforeEach(async () => {
  folder = temporaryFolder()
  answering = () => ({ status: 200, text: 'here' })
  drives = await SimulatedDrives.start((exchange) => answering(exchange), hosts)
  clock = systemClock
  network = 'online'
})

afterEach(async () => {
  await engine.stop()
  await drives.close()
  folder[Symbol.dispose]()
})

function start(params: Partial<CheckParams> = noPauses, origins = drives.origins): void {
  const connectivity = () => Promise.resolve(network)
  engine = openEngine({ dataFolder: folder.path, origins, clock, connectivity }).engine
  engine.start()
  engine.jobs.setParams(checkJobId, params)
}

function add(url: string): number {
  return engine.resources.add({ title: url, url, passcode: '', category: '', note: '' }).id
}

const addWeb = (count: number, host = 'one.example.com') =>
  Array.from({ length: count }, (_, index) => add(`https://${host}/${index}.zip`))

const addQuark = (count: number) =>
  Array.from({ length: count }, (_, index) => add(`https://pan.quark.cn/s/a1b2c3d4000${index}`))

async function runCheck() {
  const { runId } = engine.jobs.run(checkJobId)
  await runEnded(engine, runId)
  return engine.runs.get(runId)
}

const quarkSays = (exchange: Exchange) =>
  exchange.method === 'POST'
    ? { status: 200, json: { code: 0, message: 'ok', data: { stoken: 't' } } }
    : { status: 200, json: { code: 0, message: 'ok', data: { list: [{ fid: 'f', dir: false }] } } }

const limited = { status: 429, json: { code: 41013, message: '操作过于频繁' } }

const quarkLinksAsked = () =>
  drives.exchanges.filter(({ host, method }) => host === quarkHost && method === 'POST').length

describe('what is due', () => {
  test('a link that was just checked is left alone; “all” asks it all the same', async () => {
    start()
    const [id = 0] = addWeb(1)
    expect((await runCheck()).total).toBe(1)
    const idle = await runCheck()
    expect(idle.total).toBe(0)
    expect(writtenBy(engine, idle.id).join()).toContain('No link is due')
    const { runId } = engine.checkResources('all')
    await runEnded(engine, runId)
    expect(engine.resources.checks(id, 10)).toHaveLength(2)
  })

  test('the longest overdue come first, and every link has its turn', async () => {
    const shifted = new ShiftedClock()
    clock = shifted
    start({ ...noPauses, limit: 2, longestDays: 1 })
    const ids = addWeb(6)
    const asked: number[][] = []
    for (let night = 0; night < 4; night++) {
      const run = await runCheck()
      asked.push(ids.filter((id) => engine.resources.checks(id, 1)[0]?.runId === run.id))
      shifted.setTo(shifted.now() + 24 * hourMs)
    }
    expect(asked.slice(0, 3).flat()).toEqual(ids)
    expect(asked[3]).toEqual(ids.slice(0, 2))
  })

  test('one share under two titles is asked once, and both learn of it', async () => {
    const store = new Store(join(folder.path, 'pansentry.db'))
    const link = parseLink('https://pan.quark.cn/s/a1b2c3d40001')
    if (!link) throw new Error('no link')
    const ids = ['first', 'second'].map((title) =>
      store.resources.add({ title, link, category: '', note: '' }, Date.now()),
    )
    const locked = store.resources.add(
      { title: 'third', link: { ...link, passcode: 'a1B2' }, category: '', note: '' },
      Date.now(),
    )
    store.close()
    answering = quarkSays
    start()
    const run = await runCheck()
    expect(run).toMatchObject({ done: 3, total: 3, summary: { valid: 3 } })
    // Another passcode is another question.
    expect(quarkLinksAsked()).toBe(2)
    for (const id of [...ids, locked]) expect(engine.resources.get(id).state).toBe('valid')
  })
})

describe('weak evidence of death', () => {
  test('counts when it is still there hours later; both dates are kept, and a return is told', async () => {
    const shifted = new ShiftedClock()
    clock = shifted
    answering = (exchange) =>
      exchange.method === 'POST'
        ? quarkSays(exchange)
        : { status: 200, json: { code: 0, message: 'ok', data: { list: [] } } }
    start()
    const [id = 0] = addQuark(1)
    const first = await runCheck()
    expect(first.summary).toMatchObject({ error: 1, doubted: 1, expired: 0, died: 0 })
    expect(writtenBy(engine, first.id)[0]).toContain('suspected dead')
    const doubted = engine.resources.get(id)
    expect(doubted).toMatchObject({ isExpired: false, state: 'empty', expiredAt: null })
    expect(engine.resources.health()).toMatchObject({ undecided: 1, dead: 0 })
    expect((await runCheck()).total).toBe(0)
    shifted.setTo(shifted.now() + 6 * hourMs + 1000)
    expect((await runCheck()).summary).toMatchObject({ expired: 1, doubted: 0, died: 1 })
    const dead = engine.resources.get(id)
    expect(dead).toMatchObject({
      isExpired: true,
      doubtedAt: doubted.doubtedAt,
      code: 'quark.empty',
    })
    expect((dead.expiredAt ?? 0) - (dead.doubtedAt ?? 0)).toBeGreaterThanOrEqual(6 * hourMs)
    answering = quarkSays
    shifted.setTo(shifted.now() + 8 * 24 * hourMs)
    expect((await runCheck()).summary).toMatchObject({ valid: 1, revived: 1 })
    expect(engine.resources.get(id)).toMatchObject({ isExpired: false, doubtedAt: null })
  })
})

describe('passing trouble', () => {
  test.each([
    ['a server error', { status: 503, text: '' }],
    ['a server that names a time', { status: 503, headers: { 'retry-after': '1' }, text: '' }],
    ['a refusal', { status: 429, headers: { 'retry-after': '1' }, text: '' }],
  ])(
    '%s on the web is asked again in the same run, and only the last answer counts',
    async (_, trouble) => {
      const seen = new Map<string, number>()
      answering = ({ path }) => {
        const times = (seen.get(path) ?? 0) + 1
        seen.set(path, times)
        // HEAD and GET of the first look.
        return times <= 2 && path === '/0.zip' ? trouble : { status: 200, text: 'here' }
      }
      start()
      const ids = addWeb(2)
      expect((await runCheck()).summary).toMatchObject({ valid: 2, error: 0 })
      for (const id of ids) expect(engine.resources.checks(id, 10)).toHaveLength(1)
    },
  )

  test('what never passes is undecided after three looks', async () => {
    answering = () => ({ status: 500, text: '' })
    start()
    const [id = 0] = addWeb(1)
    expect((await runCheck()).summary).toMatchObject({ error: 1 })
    expect(drives.exchanges.filter(({ method }) => method === 'HEAD')).toHaveLength(3)
    expect(engine.resources.checks(id, 10)).toHaveLength(1)
  })

  test('a web host that asks for a pause gets it; no question comes before its time', async () => {
    const asked: number[] = []
    answering = ({ host }) => {
      if (host !== 'one.example.com') return { status: 200, text: '' }
      asked.push(performance.now())
      return asked.length === 1
        ? { status: 429, headers: { 'retry-after': '1' }, text: '' }
        : { status: 200, text: '' }
    }
    start()
    addWeb(3)
    addWeb(3, 'two.example.com')
    expect((await runCheck()).summary).toMatchObject({ valid: 6 })
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('questions to one host keep their distance while hosts go side by side', async () => {
    const asked: { host: string; at: number }[] = []
    answering = ({ host }) => {
      asked.push({ host, at: performance.now() })
      return { status: 200, text: '' }
    }
    const lanes = { web: { concurrency: 6 } }
    start({ ...noPauses, lanes, pauseMinSeconds: 0.15, pauseMaxSeconds: 0.15 })
    addWeb(3)
    addWeb(3, 'two.example.com')
    await runCheck()
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
    answering = (exchange) =>
      refusals-- > 0 ? { ...limited, headers: { 'retry-after': '1' } } : quarkSays(exchange)
    start()
    addQuark(3)
    const run = await runCheck()
    expect(run.summary).toMatchObject({ valid: 3, error: 0, postponed: 0 })
    expect(writtenBy(engine, run.id).join()).toContain('Quark is resting')
  })

  test('is left alone after five refusals in a row; the other lanes go on', async () => {
    answering = (exchange) => (exchange.host === quarkHost ? limited : { status: 200, text: '' })
    start({ ...noPauses, attempts: 1 })
    addQuark(8)
    addWeb(8)
    const run = await runCheck()
    expect(run.summary).toMatchObject({ valid: 8, error: 5, postponed: 3 })
    expect(quarkLinksAsked()).toBe(5)
    expect(writtenBy(engine, run.id).join()).toMatch(/Quark.*3 links wait/)
  })

  test('stays left alone after a restart, until one probe shows that it is well again', async () => {
    const shifted = new ShiftedClock()
    clock = shifted
    const captcha = { status: 200, html: '<html>人机验证</html>' }
    answering = () => captcha
    const params = { ...noPauses, backOffSeconds: 30 }
    start(params)
    addQuark(4)
    expect((await runCheck()).summary).toMatchObject({ error: 1, postponed: 3 })
    await engine.stop()
    start(params)
    answering = quarkSays
    expect((await runCheck()).summary).toMatchObject({ valid: 0, postponed: 3 })
    expect(quarkLinksAsked()).toBe(1)
    shifted.setTo(shifted.now() + 60 * 60_000)
    expect((await runCheck()).summary).toMatchObject({ valid: 3, postponed: 0 })
  })

  test('is asked no more than its day allows', async () => {
    answering = quarkSays
    const params = { ...noPauses, lanes: { quark: { perDay: 2 } } }
    start(params)
    addQuark(5)
    const run = await runCheck()
    expect(run.summary).toMatchObject({ valid: 2, postponed: 3 })
    expect(writtenBy(engine, run.id)[0]).toContain('enough for today')
    await engine.stop()
    start(params)
    expect((await runCheck()).summary).toMatchObject({ valid: 0, postponed: 3 })
    expect(quarkLinksAsked()).toBe(2)
  })
})

test('when the time of a run is over, the rest waits for the next', async () => {
  const shifted = new ShiftedClock()
  clock = shifted
  answering = (exchange) => {
    shifted.setTo(shifted.now() + 25_000)
    return quarkSays(exchange)
  }
  start({ ...noPauses, budgetMinutes: 1 })
  addQuark(6)
  const run = await runCheck()
  expect(run.outcome).toBe('succeeded')
  expect(run.summary).toMatchObject({ valid: 2, postponed: 4 })
  expect(writtenBy(engine, run.id).join()).toContain('4 links of Quark wait')
})

describe('while the network is away', () => {
  // Thirty seconds between looks, here 0.3.
  const hurried: Clock = {
    now: () => systemClock.now(),
    after: (ms, callback) => systemClock.after(ms / 100, callback),
  }
  /** Nobody listens there. */
  const nowhere = () =>
    new Map([...drives.origins.keys()].map((from) => [from, 'http://127.0.0.1:9']))

  test.each([
    ['offline', 'the network seems to be down'],
    ['portal', 'sign-in page'],
  ] as const)('%s: the check waits, says so and marks nothing', async (state, words) => {
    clock = hurried
    network = state
    const origins = nowhere()
    start(noPauses, origins)
    const ids = [...addWeb(4), ...addQuark(4)]
    answering = (exchange) =>
      exchange.host === quarkHost ? quarkSays(exchange) : { status: 200, text: '' }
    const { runId } = engine.jobs.run(checkJobId)
    await expect.poll(() => writtenBy(engine, runId).join()).toContain(words)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(engine.runs.get(runId)).toMatchObject({ outcome: null, done: 0 })
    for (const id of ids) expect(engine.resources.checks(id, 1)).toEqual([])
    for (const [from, to] of drives.origins) origins.set(from, to)
    network = 'online'
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).summary).toMatchObject({ valid: 8, error: 0, postponed: 0 })
    expect(
      writtenBy(engine, runId).filter((line) => line.includes('network is back')),
    ).toHaveLength(1)
  })

  test('a cancel ends the waiting', async () => {
    clock = hurried
    network = 'offline'
    start(noPauses, nowhere())
    addWeb(2)
    const { runId } = engine.jobs.run(checkJobId)
    await expect.poll(() => writtenBy(engine, runId).join()).toContain('seems to be down')
    engine.runs.cancel(runId)
    await runEnded(engine, runId)
    expect(engine.runs.get(runId).outcome).toBe('cancelled')
  })

  test('a server that is silent alone is told as such', async () => {
    start({ ...noPauses, attempts: 1 }, nowhere())
    const [id = 0] = addWeb(1)
    expect((await runCheck()).summary).toMatchObject({ error: 1 })
    expect(engine.resources.get(id)).toMatchObject({ code: 'network.refused', isExpired: false })
  })
})
