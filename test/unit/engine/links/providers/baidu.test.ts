import { describe, expect, test } from 'vitest'
import {
  baiduCodes,
  baiduDeaths,
  baiduReasons,
} from '../../../../../electron/engine/links/providers/baidu/codes.ts'
import { createBaiduProvider } from '../../../../../electron/engine/links/providers/baidu/index.ts'
import type { LinkProvider } from '../../../../../electron/engine/links/providers/provider.ts'
import {
  type Answer,
  RequestError,
  type Requester,
  type RequestOptions,
} from '../../../../../electron/engine/links/requests/request.ts'
import type { Link } from '../../../../../electron/engine/model/link.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'

const link: Link = {
  provider: 'baidu',
  shareId: 'AbC_dEf-123',
  passcode: '',
  folder: '',
  url: 'https://pan.baidu.com/s/1AbC_dEf-123',
}
const signal = new AbortController().signal
const cookie = { 'set-cookie': 'BAIDUID=FAKE01:FG=1; path=/' }

type Sent = { readonly url: URL; readonly options: RequestOptions }
type Answering = Partial<Answer> | ((sent: Sent) => Partial<Answer> | Promise<Partial<Answer>>)

/** Answers by path, with a cookie for the first visit; what is not listed is HTTP 502. */
function baiduDrive(answers: Readonly<Record<string, Answering>>) {
  const sent: Sent[] = []
  const request: Requester = async (address, options) => {
    const at = { url: new URL(address), options }
    sent.push(at)
    const known: Readonly<Record<string, Answering>> = { '/': { headers: cookie }, ...answers }
    const answer = known[at.url.pathname] ?? { status: 502 }
    return {
      status: 200,
      headers: {},
      body: '',
      ...(typeof answer === 'function' ? await answer(at) : answer),
    }
  }
  return { request, sent, paths: () => sent.map(({ url }) => url.pathname) }
}

const says = (errno: unknown, more: object = {}, status = 200): Partial<Answer> => ({
  status,
  body: JSON.stringify({ errno, errmsg: '说明', ...more }),
})
const info = '/api/shorturlinfo'
const page = '/s/1AbC_dEf-123'
const prompt = { body: '<title>百度网盘 请输入提取码</title>请输入提取码' }

const check = (
  answers: Readonly<Record<string, Answering>>,
  passcode = '',
  provider: LinkProvider = createBaiduProvider(),
) => provider.check({ ...link, passcode }, { request: baiduDrive(answers).request, signal })

describe('an errno of the short address', () => {
  test.each([200, 400, 404])('0 opens the share, with HTTP %i', async (status) => {
    const verdict = await check({ [info]: says(0, {}, status) })
    expect(verdict).toEqual({ state: 'valid', code: 'baidu.ok', reason: '' })
  })

  // Written out again: a slip in the tables shows here.
  test.each([
    [-62, 'rate_limited'],
    [-21, 'not_found'],
    [-20, 'captcha'],
    [-19, 'captcha'],
    [-6, 'auth'],
    [-5, 'auth'],
    [-4, 'auth'],
    [-3, 'error'],
    [-1, 'error'],
    [2, 'error'],
    [112, 'error'],
    [113, 'error'],
    [140, 'error'],
    [9100, 'error'],
    [9200, 'error'],
    [9300, 'error'],
    [9400, 'error'],
    [9500, 'error'],
    [31034, 'error'],
    [424242, 'error'],
  ])('%i is %s, whatever the HTTP status', async (errno, state) => {
    for (const status of [200, 400, 404, 503]) {
      const verdict = await check({ [info]: says(errno, {}, status) })
      expect(verdict).toEqual({ state, code: `baidu.${errno}`, reason: '说明' })
    }
  })

  test.each([
    [-8, 'expired'],
    [-7, 'cancelled'],
    [105, 'not_found'],
    [115, 'banned'],
    [116, 'not_found'],
    [117, 'expired'],
    [145, 'deleted'],
    [2131, 'not_found'],
  ])('%i is %s, but nobody has measured it', async (errno, state) => {
    for (const status of [200, 404]) {
      const verdict = await check({ [info]: says(errno, {}, status) })
      expect(verdict).toEqual({ state, code: `baidu.${errno}`, reason: '说明', unproven: true })
    }
  })

  test('-12 asks for a passcode, or refuses the one it got', async () => {
    expect((await check({ [info]: says(-12) })).state).toBe('passcode_required')
    expect((await check({ [info]: says(-12) }, 'x1y2')).state).toBe('passcode_wrong')
  })

  test('the tables hold these codes and no other, and each reason once', () => {
    expect(Object.keys(baiduCodes)).toHaveLength(21)
    expect(Object.keys(baiduDeaths)).toHaveLength(8)
    expect(new Set(baiduReasons).size).toBe(baiduReasons.length)
    expect(baiduReasons).toEqual(expect.arrayContaining(['baidu.-21', 'baidu.117', 'baidu.ok']))
  })

  test.each([
    ['missing', undefined],
    ['text', '-21'],
    ['a fraction', -21.5],
    ['null', null],
    ['false', false],
  ])('that is %s says nothing of the share', async (_name, errno) => {
    expect((await check({ [info]: says(errno) })).state).toBe('error')
  })

  test('with HTTP 429 is a rate limit even if it would decide', async () => {
    const limited = (errno: number) => ({
      ...says(errno, {}, 429),
      headers: { 'retry-after': '60' },
    })
    expect(await check({ [info]: limited(-21) })).toMatchObject({
      state: 'rate_limited',
      code: 'http.429',
      retryAfterMs: 60_000,
    })
    expect(await check({ [info]: limited(-62) })).toMatchObject({ code: 'baidu.-62' })
  })
})

describe('the page of a share behind a passcode', () => {
  test.each([
    ['<title>百度网盘-链接不存在</title>', 'not_found', undefined],
    ['<p>链接不存在</p>', 'not_found', true],
    ['<p>请输入提取码</p>', 'passcode_required', undefined],
    ['<p>过期时间：7天</p>', 'valid', undefined],
    ['<p>链接不存在 请输入提取码</p>', 'error', undefined],
    ['<p>链接不存在 过期时间：7天</p>', 'error', undefined],
    ['<script>"链接不存在"</script>', 'error', undefined],
    ['<!-- 链接不存在 --><style>链接不存在</style>', 'error', undefined],
    ['<p>啊哦，分享已失效，文件不存在，已过期，被取消</p>', 'error', undefined],
    ['', 'error', undefined],
  ])('%s → %s', async (body, state, unproven) => {
    const verdict = await check({ [info]: says(-9), [page]: { body } })
    expect(verdict.state).toBe(state)
    expect('unproven' in verdict ? verdict.unproven : undefined).toBe(unproven)
  })

  test('a word of a server in trouble decides nothing', async () => {
    const body = '<title>百度网盘-链接不存在</title>'
    expect((await check({ [info]: says(-9), [page]: { body, status: 503 } })).state).toBe('error')
    expect((await check({ [info]: says(-9), [page]: { body, status: 404 } })).state).toBe(
      'not_found',
    )
  })

  test.each([
    ['https://passport.baidu.com/v2/', 'captcha'],
    ['//wappass.baidu.com/x', 'captcha'],
    ['/error/404.html', 'not_found'],
    ['/error/core.html', 'error'],
    ['https://baidu.com.example.test/', 'error'],
    ['http://192.168.1.1/', 'error'],
    ['', 'error'],
    ['/share/init?surl=AbC_dEf-123', 'passcode_required'],
  ])('sent on to %s → %s', async (location, state) => {
    const drive = baiduDrive({
      [info]: says(-9),
      [page]: { status: 302, headers: { location } },
    })
    const verdict = await createBaiduProvider().check(link, { request: drive.request, signal })
    expect(verdict.state).toBe(state)
    expect(drive.sent.every(({ url }) => url.origin === 'https://pan.baidu.com')).toBe(true)
  })

  test('a circle of redirects ends', async () => {
    const drive = baiduDrive({
      [info]: says(-9),
      [page]: { status: 302, headers: { location: page } },
    })
    const verdict = await createBaiduProvider().check(link, { request: drive.request, signal })
    expect(verdict).toMatchObject({ state: 'error', code: 'baidu.unclear' })
    expect(drive.paths()).toEqual(['/', info, page, page])
  })
})

describe('what is sent', () => {
  test('without a passcode: a first visit, the short address, the page', async () => {
    const drive = baiduDrive({ [info]: says(-9), [page]: prompt })
    await createBaiduProvider().check(link, { request: drive.request, signal })
    const headers = { referer: link.url, cookie: 'BAIDUID=FAKE01:FG=1' }
    expect(
      drive.sent.map(({ url, options }) => [options.method, url.href, options.headers]),
    ).toEqual([
      ['GET', 'https://pan.baidu.com/', undefined],
      [
        'GET',
        'https://pan.baidu.com/api/shorturlinfo?app_id=250528&web=1&channel=chunlei&clienttype=0&shorturl=1AbC_dEf-123',
        headers,
      ],
      ['GET', 'https://pan.baidu.com/s/1AbC_dEf-123', headers],
    ])
  })

  test('with one: tried once, and only when the page has shown the share', async () => {
    const drive = baiduDrive({ [info]: says(-9), [page]: prompt, '/share/verify': says(0) })
    const verdict = await createBaiduProvider().check(
      { ...link, passcode: 'x1y2' },
      { request: drive.request, signal },
    )
    expect(verdict.state).toBe('valid')
    expect(drive.paths()).toEqual(['/', info, page, '/share/verify'])
    expect(drive.sent[2]?.url.search).toBe('?pwd=x1y2')
    const { url, options } = drive.sent[3] ?? {}
    expect([options?.method, url?.searchParams.get('surl'), url?.searchParams.get('pwd')]).toEqual([
      'POST',
      'AbC_dEf-123',
      'x1y2',
    ])
    expect(options?.body).toBe('pwd=x1y2&vcode=&vcode_str=')
    expect(options?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      cookie: 'BAIDUID=FAKE01:FG=1',
    })
  })

  test('a dead share is never tried with its passcode', async () => {
    const drive = baiduDrive({ [info]: says(-9), [page]: { body: '<title>链接不存在</title>' } })
    await createBaiduProvider().check(
      { ...link, passcode: 'x1y2' },
      { request: drive.request, signal },
    )
    expect(drive.paths()).toEqual(['/', info, page])
  })

  test('the listing is asked with the key of the passcode alone', async () => {
    const drive = baiduDrive({
      '/share/verify': says(0, { randsk: 'KEY%3D' }),
      '/share/list': says(0, { list: [{}] }),
    })
    await createBaiduProvider().check(
      { ...link, passcode: 'x1y2' },
      { request: drive.request, signal },
    )
    expect(drive.sent.at(-1)?.url.searchParams.get('shorturl')).toBe('AbC_dEf-123')
    expect(drive.sent.at(-1)?.options.headers).toEqual({
      referer: link.url,
      cookie: 'BDCLND=KEY%3D',
    })
  })

  test.each(['a b', 'a;b=c', 'a\r\nx: y', ''])(
    'a key that is no cookie goes nowhere: %j',
    async (randsk) => {
      const drive = baiduDrive({ '/share/verify': says(0, { randsk }) })
      const verdict = await createBaiduProvider().check(
        { ...link, passcode: 'x1y2' },
        { request: drive.request, signal },
      )
      expect(verdict.code).toBe('answer.not_understood')
      expect(drive.paths()).not.toContain('/share/list')
    },
  )
})

describe('the first visit', () => {
  const open = { [info]: says(0) }
  const visits = (drive: ReturnType<typeof baiduDrive>) =>
    drive.paths().filter((path) => path === '/').length

  test('is paid once for many links, and again when its cookie is old', async () => {
    const clock = new ManualClock('2026-11-22T00:00:00Z')
    const provider = createBaiduProvider(clock)
    const drive = baiduDrive(open)
    const context = { request: drive.request, signal }
    for (let index = 0; index < 3; index += 1) await provider.check(link, context)
    await clock.pass(12 * 60 * 60_000 - 1)
    await provider.check(link, context)
    expect(visits(drive)).toBe(1)
    await clock.pass(1)
    await provider.check(link, context)
    expect(visits(drive)).toBe(2)
  })

  test('is paid once for checks side by side', async () => {
    const provider = createBaiduProvider()
    const drive = baiduDrive(open)
    const context = { request: drive.request, signal }
    const verdicts = await Promise.all(
      Array.from({ length: 5 }, () => provider.check(link, context)),
    )
    expect(verdicts.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'valid'))
    expect(visits(drive)).toBe(1)
  })

  test('of a check that fails is paid by the next one waiting', async () => {
    const provider = createBaiduProvider()
    let failed = false
    const drive = baiduDrive({
      ...open,
      '/': () => {
        if (failed) return { headers: cookie }
        failed = true
        throw new RequestError('network.reset', 'The connection was cut off.')
      },
    })
    const context = { request: drive.request, signal }
    const both = await Promise.allSettled([
      provider.check(link, context),
      provider.check(link, context),
    ])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  test('of another check is not waited for by one that was cancelled', async () => {
    const provider = createBaiduProvider()
    const { promise, resolve } = Promise.withResolvers<Partial<Answer>>()
    const drive = baiduDrive({ ...open, '/': () => promise })
    const first = provider.check(link, { request: drive.request, signal })
    const cancelled = new AbortController()
    const second = provider.check(link, { request: drive.request, signal: cancelled.signal })
    cancelled.abort(new Error('cancelled'))
    await expect(second).rejects.toThrow('cancelled')
    resolve({ headers: cookie })
    expect((await first).state).toBe('valid')
    expect(visits(drive)).toBe(1)
  })

  test('that gives no cookie is paid again; the question is asked without', async () => {
    const provider = createBaiduProvider()
    const drive = baiduDrive({
      '/': { headers: { 'set-cookie': 'BAIDUID_BFESS=x' } },
      [info]: ({ options }) =>
        options.headers?.['cookie'] === undefined
          ? { status: 302, headers: { location: 'https://wappass.baidu.com/static/captcha/' } }
          : says(0),
    })
    for (let index = 0; index < 2; index += 1) {
      const verdict = await provider.check(link, { request: drive.request, signal })
      expect(verdict).toMatchObject({ state: 'captcha', code: 'answer.captcha' })
    }
    expect(visits(drive)).toBe(2)
  })

  test('is paid anew after a captcha', async () => {
    const provider = createBaiduProvider()
    const drive = baiduDrive({ [info]: says(-20) })
    for (let index = 0; index < 2; index += 1) {
      await provider.check(link, { request: drive.request, signal })
    }
    expect(visits(drive)).toBe(2)
  })

  test('that is refused as one too many ends the check', async () => {
    const verdict = await check({ '/': { status: 429, headers: { 'retry-after': '5' } }, ...open })
    expect(verdict).toMatchObject({ state: 'rate_limited', retryAfterMs: 5000 })
  })
})
