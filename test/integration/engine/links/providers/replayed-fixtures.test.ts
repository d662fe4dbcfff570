import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import { linkProviders } from '../../../../../electron/engine/links/providers/index.ts'
import type { LinkProvider } from '../../../../../electron/engine/links/providers/provider.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import {
  type Fixture,
  fixturesOf,
  readFixtures,
  replay,
} from '../../../../support/drives/fixtures.ts'
import { linkOf } from '../../../../support/drives/scripted-drive.ts'
import { SimulatedDrives } from '../../../../support/simulated-drives.ts'

const all = Object.values<LinkProvider>(linkProviders)
const asked = all.filter(({ id }) => fixturesOf(id).length > 0)

describe.each(asked)('$id, over real HTTP', ({ id }) => {
  const fixtures = fixturesOf(id)
  let drives: SimulatedDrives
  let requester: HttpRequester

  beforeAll(async () => {
    const hosts = fixtures.map(({ request }) => request.host)
    drives = await SimulatedDrives.start(replay(fixtures), hosts)
    requester = createRequester({ origins: drives.origins })
  })

  afterAll(async () => {
    await requester.close()
    await drives.close()
  })

  test.each(conversations(fixtures))('$scenario → $state', async ({ link, state, code }) => {
    const { verdict, asked } = await check(link, requester)
    expect(verdict).toMatchObject({ state, ...(code === undefined ? {} : { code }) })
    expect(asked).toBe(true)
  })
})

describe('what a share is called', () => {
  const fixtures = asked.flatMap(({ id }) => fixturesOf(id))
  let drives: SimulatedDrives
  let requester: HttpRequester

  beforeAll(async () => {
    const hosts = fixtures.map(({ request }) => request.host)
    drives = await SimulatedDrives.start(replay(fixtures), hosts)
    requester = createRequester({ origins: drives.origins })
  })

  afterAll(async () => {
    await requester.close()
    await drives.close()
  })

  test.each([
    ['quark', 'valid', '示例剧集'],
    ['uc', 'valid', '样本合集'],
    ['115', 'valid', '样本'],
    ['123', 'valid', '海边.zip'],
    ['123', 'info_valid', '海边'],
    ['139', 'valid', '示例'],
    ['aliyun', 'valid', '样本'],
    ['aliyun', 'passcode_required', '样本'],
    ['aliyun', 'transfer_valid', '样本'],
    ['baidu', 'public', '海边的一天'],
    ['tianyi', 'valid', '示例'],
    ['weiyun', 'api_valid', '海边'],
    // Where the answer tells that it is gone, its words are no name.
    ['baidu', 'gone', undefined],
  ] as const)('%s, %s: %s', async (id, scenario, title) => {
    const fixture = fixturesOf(id).find((each) => each.scenario === scenario)
    const { verdict } = await check(fixture?.link ?? '', requester)
    expect(verdict.title).toBe(title)
  })
})

describe('the simulated drives', () => {
  const post = (passcode: string) => ({
    host: 'drive-pc.quark.cn',
    method: 'POST',
    path: '/1/clouddrive/share/sharepage/token',
    query: { pr: 'ucpro', fr: 'pc', extra: '1' },
    headers: {
      'content-type': 'application/json',
      origin: 'https://pan.quark.cn',
      referer: 'https://pan.quark.cn/',
    },
    body: JSON.stringify({ pwd_id: 'a1b2c3d40002', passcode, more: true }),
  })

  test('answer by what a request holds, and an unknown one with 599', () => {
    const answer = replay(fixturesOf('quark'))
    expect(answer(post('a1B2')).status).toBe(200)
    expect(answer(post('')).json).toMatchObject({ code: 41008 })
    expect(answer(post('other'))).toMatchObject({ status: 599 })
    expect(answer({ ...post(''), host: 'example.test' })).toMatchObject({
      status: 599,
      text: 'No fixture answers POST example.test/1/clouddrive/share/sharepage/token',
    })
  })

  test('let the most specific exchange answer', () => {
    const [any] = fixturesOf('quark')
    if (!any) throw new Error('There are no fixtures.')
    const body = { pwd_id: '*', passcode: '*' }
    const loose = {
      ...any,
      request: { ...any.request, body },
      response: { status: 201, headers: {} },
    }
    const exact = { ...any, request: { ...any.request, body: { ...body, pwd_id: 'a1b2c3d40002' } } }
    expect(replay([loose, exact])(post('x')).status).toBe(200)
    expect(replay([loose])(post('x')).status).toBe(201)
  })

  test('read JSON inside a text by what it holds, however it is spelled', () => {
    const [any] = fixturesOf('quark')
    if (!any) throw new Error('There are no fixtures.')
    const body = { inner: '{"seq": "*", "cmd": 12002}' }
    const answer = replay([{ ...any, request: { ...any.request, body } }])
    const inner = (value: unknown) =>
      answer({ ...post(''), body: JSON.stringify({ inner: JSON.stringify(value) }) }).status
    expect(inner({ cmd: 12002, seq: 1, more: true })).toBe(200)
    expect(inner({ cmd: 12003, seq: 1 })).toBe(599)
    expect(inner({ cmd: 12002 })).toBe(599)
  })

  test('read a file group by group', () => {
    const file = new URL('../../../../support/fixtures/web.json', import.meta.url)
    expect([...readFixtures(file).keys()]).toEqual(['generic'])
  })
})

describe('what is sent', () => {
  test('Quark: one token request, then the contents, as the page itself asks', async () => {
    const fixtures = fixturesOf('quark')
    await using drives = await SimulatedDrives.start(
      replay(fixtures),
      fixtures.map(({ request }) => request.host),
    )
    const requester = createRequester({ origins: drives.origins })
    await check('https://pan.quark.cn/s/a1b2c3d40002?pwd=a1B2', requester)
    await requester.close()
    expect(drives.exchanges.map(({ host, method, path }) => `${method} ${host}${path}`)).toEqual([
      'POST drive-pc.quark.cn/1/clouddrive/share/sharepage/token',
      'GET drive-pc.quark.cn/1/clouddrive/share/sharepage/detail',
    ])
    expect(JSON.parse(drives.exchanges[0]?.body ?? '')).toEqual({
      pwd_id: 'a1b2c3d40002',
      passcode: 'a1B2',
    })
    expect(drives.exchanges.every(({ headers }) => headers['cookie'] === undefined)).toBe(true)
  })

  test('a spent token is renewed once and never again', async () => {
    const fixtures = fixturesOf('quark')
    await using drives = await SimulatedDrives.start(replay(fixtures), ['drive-pc.quark.cn'])
    const requester = createRequester({ origins: drives.origins })
    await check('https://pan.quark.cn/s/b1b2c3d40007', requester)
    await requester.close()
    expect(drives.exchanges).toHaveLength(4)
  })

  test('a rate-limited page is left alone at once, for as long as it asks', async () => {
    const fixtures = fixturesOf('web')
    await using drives = await SimulatedDrives.start(replay(fixtures), ['files.example.test'])
    const requester = createRequester({ origins: drives.origins })
    const { verdict } = await check('https://files.example.test/429', requester)
    await requester.close()
    expect(drives.exchanges.map(({ method }) => method)).toEqual(['GET'])
    expect(verdict).toMatchObject({ state: 'rate_limited', retryAfterMs: 30_000 })
  })

  test.each(all.filter((provider) => !asked.includes(provider)))(
    '$id, which has no exchanges, is sent nothing',
    async ({ id, sample }) => {
      const requester = createRequester({})
      const { verdict, asked } = await check(sample, requester)
      await requester.close()
      expect({ code: verdict.code, state: verdict.state, asked }).toEqual({
        code: `${id}.unsupported`,
        state: 'unsupported',
        asked: false,
      })
    },
  )
})

function check(text: string, { request }: HttpRequester) {
  return checkLink(linkOf(text), { request, signal: new AbortController().signal, timeoutMs: 5000 })
}

function conversations(fixtures: readonly Fixture[]): Fixture[] {
  return fixtures.filter(({ step }) => step === 1)
}
