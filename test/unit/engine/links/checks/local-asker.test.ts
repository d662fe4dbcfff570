import { beforeEach, describe, expect, test } from 'vitest'
import type { Connectivity } from '../../../../../electron/engine/links/checks/connectivity.ts'
import { LocalAsker } from '../../../../../electron/engine/links/checks/local-asker.ts'
import { OutageGuard } from '../../../../../electron/engine/links/checks/outage.ts'
import {
  type Answer,
  type Requester,
} from '../../../../../electron/engine/links/requests/request.ts'
import type { LaneState } from '../../../../../electron/engine/model/lane.ts'
import type { Provider } from '../../../../../electron/engine/model/provider.ts'
import { gentle, hand, hurried, list, quark, web } from '../../../../support/lane-work.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'
import { noAnswer } from '../../../../support/no-answer.ts'

const start = Date.parse('2026-11-22T02:00:00Z')
const minute = 60_000

type Answering = (url: string, times: number) => Partial<Answer>

let clock: ManualClock
let states: Map<Provider, LaneState>
let answering: Answering
let network: Connectivity
/** Each look at a link, a drive's second request left out. */
let asked: { readonly url: string; readonly at: number }[]

beforeEach(() => {
  clock = new ManualClock(start)
  states = new Map()
  answering = () => ({})
  network = 'online'
  asked = []
})

const fileList = { code: 0, message: 'ok', data: { stoken: 't', list: [{ fid: 'f', dir: false }] } }

/** Quark and the web, out of memory. */
const request: Requester = async (url, { body = '', method }) => {
  const isSecond = method === 'GET' && url.includes('quark.cn')
  const subject = /"pwd_id":"(\w+)"/.exec(body)?.[1] ?? url
  if (!isSecond) asked.push({ url: subject, at: clock.now() - start })
  const times = asked.filter((each) => each.url === subject).length
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fileList),
    ...(isSecond ? {} : answering(subject, times)),
  }
}

function open(changes: { request?: Requester } = {}): LocalAsker {
  const { signal } = new AbortController()
  const probe = () => Promise.resolve(network)
  const outage = new OutageGuard({ clock, signal, probe, report() {} })
  return new LocalAsker({ request, clock, random: () => 0, outage, states, ...changes })
}

describe('a lane without a store', () => {
  test('asks link after link at its pace, and answers each with its time and its pause', async () => {
    const { answers, ended, returned } = hand(open(), 'quark', list(3, quark))
    await clock.pass(4000)
    expect(await ended).toBe('done')
    expect(asked.map(({ at }) => at)).toEqual([0, 2000, 4000])
    expect(answers).toMatchObject([
      { id: 1, verdict: { state: 'valid', code: 'quark.ok' }, at: start, pauseMs: 2000 },
      { id: 2, at: start + 2000, pauseMs: 2000 },
      { id: 3, at: start + 4000, pauseMs: 2000 },
    ])
    expect(returned).toEqual([])
  })

  test('asks web hosts side by side, each at its own pace', async () => {
    const links = [web(1), web(2), web(3, 'two.example.com')]
    const pace = { ...gentle, concurrency: 6 }
    const { ended } = hand(open(), 'web', links, { pace })
    await clock.pass(2000)
    expect(await ended).toBe('done')
    expect(asked.map(({ at, url }) => [at, url])).toEqual([
      [0, 'https://one.example.com/1.zip'],
      [0, 'https://two.example.com/3.zip'],
      [2000, 'https://one.example.com/2.zip'],
    ])
  })

  test('sends nothing for a drive that is not asked, and needs no pause then', async () => {
    const link = { id: 1, url: 'https://pan.xunlei.com/s/VNa', shareId: 'VNa', passcode: '' }
    const { answers, ended } = hand(open(), 'xunlei', [link, { ...link, id: 2 }])
    expect(await ended).toBe('done')
    expect(answers).toMatchObject([
      { id: 1, verdict: { state: 'unsupported' }, pauseMs: 0 },
      { id: 2, verdict: { state: 'unsupported' }, pauseMs: 0 },
    ])
    expect(states.size).toBe(0)
  })

  test('tries the passcode that came with the link', async () => {
    const bodies: string[] = []
    const asker = open({
      request(url, options) {
        bodies.push(options.body ?? '')
        return request(url, options)
      },
    })
    await hand(asker, 'quark', [{ ...quark(1), passcode: 'a1B2' }]).ended
    expect(bodies[0]).toContain('a1B2')
  })
})

describe('passing trouble', () => {
  test('on the web is asked again, later each time, and only the last answer counts', async () => {
    answering = () => ({ status: 503 })
    const { ended, outline } = hand(open(), 'web', [web(1)], { pace: hurried })
    await clock.pass(10_000)
    expect(await ended).toBe('done')
    // Its beginning, the whole of it and its head at each look.
    expect(asked.map(({ at }) => at)).toEqual([0, 1000, 3000].flatMap((at) => [at, at, at]))
    expect(outline()).toEqual([[1, 'error']])
  })

  test('of a drive is waited for as its gate says, and the same link comes first again', async () => {
    answering = () => (asked.length === 1 ? { status: 429 } : {})
    const changes = { pace: hurried, backOffSeconds: 0.5 }
    const { ended, outline, rests } = hand(open(), 'quark', list(2, quark), changes)
    await clock.pass(500)
    expect(await ended).toBe('done')
    expect(rests).toEqual([start + 500])
    expect(asked.map(({ at, url }) => [at, url.at(-1)])).toEqual([
      [0, '1'],
      [500, '1'],
      [500, '2'],
    ])
    expect(outline()).toEqual([
      [1, 'valid'],
      [2, 'valid'],
    ])
  })
})

describe('why it stops', () => {
  test('gave up: the drive refused five times in a row, and the rest is given back', async () => {
    answering = () => ({ status: 429 })
    const work = hand(open(), 'quark', list(8, quark), { attempts: 1 })
    await clock.pass(60 * minute)
    expect(await work.ended).toBe('gave-up')
    expect(work.outline()).toEqual([1, 2, 3, 4, 5].map((id) => [id, 'rate_limited']))
    expect(work.returned).toEqual([6, 7, 8])
  })

  test('gave up: one web host did; its links are given back, those of others are asked', async () => {
    answering = (url) =>
      url.includes('one.') ? { status: 429, headers: { 'retry-after': '900' } } : {}
    const links = [web(1), web(2), web(3, 'two.example.com')]
    const work = hand(open(), 'web', links, { pace: hurried })
    expect(await work.ended).toBe('gave-up')
    expect(work.outline()).toEqual([
      [1, 'rate_limited'],
      [3, 'valid'],
    ])
    expect(work.returned).toEqual([2])
  })

  test('out of time: nothing is asked from the deadline on', async () => {
    const work = hand(open(), 'quark', list(5, quark), { deadline: start + 3000 })
    await clock.pass(10_000)
    expect(await work.ended).toBe('out-of-time')
    expect(asked.map(({ at }) => at)).toEqual([0, 2000])
    expect(work.returned).toEqual([3, 4, 5])
  })

  test('the day is full: no more is taken than the day allows, whatever was asked before', async () => {
    const pace = { ...hurried, perDay: 3 }
    const day = start / (24 * 60 * minute)
    states.set('quark', { failures: 0, openings: 0, openUntil: 0, day: Math.floor(day), asked: 1 })
    const asker = open()
    expect(asker.allowance('quark', pace)).toBe(2)
    const work = hand(asker, 'quark', list(5, quark), { pace })
    expect(await work.ended).toBe('day-is-full')
    expect(work.waiting.map(({ id }) => id)).toEqual([3, 4, 5])
    expect(work.returned).toEqual([])
    expect(states.get('quark')).toMatchObject({ asked: 3 })
    expect(asker.allowance('quark', pace)).toBe(0)
    clock.jump(24 * 60 * minute)
    expect(asker.allowance('quark', pace)).toBe(3)
  })

  test('stopped: an abort rejects at once, in the middle of a pause', async () => {
    const stop = new AbortController()
    const work = hand(open(), 'quark', list(3, quark), { signal: stop.signal })
    await clock.pass(500)
    stop.abort(new Error('stopped'))
    await expect(work.ended).rejects.toThrow('stopped')
    await clock.pass(minute)
    expect(asked).toHaveLength(1)
  })

  test('an answer that cannot be written ends it with what was thrown', async () => {
    const work = hand(open(), 'quark', list(3, quark), {
      answered() {
        throw new Error('the disk is full')
      },
    })
    await expect(work.ended).rejects.toThrow('the disk is full')
  })
})

describe('from one piece of work to the next', () => {
  test('a lane keeps its pause, and rests after every tenth link', async () => {
    const asker = open()
    for (let batch = 0; batch < 4; batch++) {
      const links = list(3, (id) => quark(batch * 3 + id))
      const { ended } = hand(asker, 'quark', links)
      await clock.pass(batch === 3 ? 16_000 : 6000)
      expect(await ended).toBe('done')
    }
    const times = asked.map(({ at }) => at)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000)
    expect(gaps[9]).toBeGreaterThanOrEqual(12_000)
  })

  test('what it made of a drive is kept outside, as soon as it changes', async () => {
    answering = () => ({ status: 429 })
    const stop = new AbortController()
    const work = hand(open(), 'quark', list(3, quark), { signal: stop.signal })
    await clock.pass(0)
    expect(states.get('quark')).toMatchObject({ openings: 1, openUntil: start + 30_000, asked: 0 })
    stop.abort()
    await expect(work.ended).rejects.toThrow(/abort/)
    answering = () => ({})
    const next = hand(open(), 'quark', list(1, quark))
    await clock.pass(30_000)
    expect(await next.ended).toBe('done')
    expect(asked.map(({ at }) => at)).toEqual([0, 30_000])
    expect(states.get('quark')).toMatchObject({ openings: 0, asked: 1 })
  })

  test('a drive that is to be left alone for long is not asked at all', async () => {
    const openUntil = start + 60 * minute
    states.set('quark', { failures: 0, openings: 1, openUntil, day: 0, asked: 0 })
    const work = hand(open(), 'quark', list(3, quark))
    expect(await work.ended).toBe('gave-up')
    expect(asked).toEqual([])
    expect(work.answers).toEqual([])
  })
})

test('while the network is away nothing is answered; then the same links are asked again', async () => {
  network = 'offline'
  answering = () => {
    if (network === 'online') return {}
    throw noAnswer('network.unreachable')
  }
  const work = hand(open(), 'web', list(3, web), { pace: { ...hurried, concurrency: 3 } })
  await clock.pass(20_000)
  expect(work.answers).toEqual([])
  network = 'online'
  await clock.pass(15_000)
  expect(await work.ended).toBe('done')
  expect(new Map(work.outline())).toEqual(new Map([1, 2, 3].map((id) => [id, 'valid'])))
})
