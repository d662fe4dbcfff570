import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../electron/engine/links/check.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../electron/engine/links/http-requester.ts'
import { parseLink } from '../../../electron/engine/links/link.ts'
import { type Fixture, fixturesOf, readFixtures, replay } from '../../support/fixtures.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'

/** The reason each conversation must end with, where its state alone would not tell it from a mistake. */
const codes: Readonly<Record<string, string>> = {
  valid: 'quark.ok',
  partial_violation: 'quark.partial',
  empty_root: 'quark.empty',
  share_status_2: 'quark.status',
  unknown_code: 'quark.41027',
  stoken_missing: 'answer.not_understood',
  detail_network_garbage: 'answer.not_json',
  single_folder_emptied_by_violation: 'quark.violation',
  stoken_never_accepted: 'quark.14001',
  detail_refused_41012: 'quark.41012',
  detail_rate_limited: 'quark.41013',
  empty_root_but_counted: 'answer.not_understood',
  detail_without_list: 'answer.not_understood',
  is_expire_flag: 'quark.is_expire',
  code_not_an_integer: 'answer.not_understood',
  code_is_text: 'answer.not_understood',
  html_for_json: 'answer.not_json',
  empty_answer: 'answer.not_json',
  html_502: 'http.502',
  http_429_html: 'http.429',
  short_link_elsewhere: 'answer.not_understood',
  short_link_404: 'http.404',
  short_link_loop: 'answer.not_understood',
  forbidden: 'http.403',
  head_404_get_503: 'http.503',
  redirect_loop: 'http.redirect_loop',
  redirect_limit: 'http.redirect_limit',
  redirect_to_file: 'http.redirect_target',
  redirect_home: 'http.redirect_home',
  redirect_login: 'http.redirect_login',
  redirect_to_loopback: 'network.private',
  redirect_to_private_name: 'network.private',
}

describe.each(['quark', 'web'])('%s, over real HTTP', (provider) => {
  const fixtures = fixturesOf(provider)
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

  test.each(conversations(fixtures))('$scenario → $state', async ({ scenario, link, state }) => {
    const { verdict, asked } = await check(link, requester)
    expect(verdict).toMatchObject({
      state,
      ...(scenario === 'valid' && provider === 'web' ? {} : codeOf(scenario)),
    })
    expect(asked).toBe(true)
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

  test('read a file group by group', () => {
    const file = new URL('../../support/fixtures/web.json', import.meta.url)
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
    expect(drives.exchanges.map(({ method }) => method)).toEqual(['HEAD'])
    expect(verdict.retryAfterMs).toBe(30_000)
  })

  test('a drive that is not asked yet sends nothing', async () => {
    const requester = createRequester({})
    const { verdict, asked } = await check('https://www.alipan.com/s/abcdefghijk', requester)
    await requester.close()
    expect({ code: verdict.code, state: verdict.state, asked }).toEqual({
      code: 'provider.unsupported',
      state: 'unsupported',
      asked: false,
    })
  })
})

function check(text: string, { request }: HttpRequester) {
  const link = parseLink(text)
  if (!link) throw new Error(`${text} is no link.`)
  return checkLink(link, { request, signal: new AbortController().signal, timeoutMs: 5000 })
}

function conversations(fixtures: readonly Fixture[]): Fixture[] {
  return fixtures.filter(({ step }) => step === 1)
}

function codeOf(scenario: string): { code?: string } {
  const code = codes[scenario]
  return code === undefined ? {} : { code }
}
