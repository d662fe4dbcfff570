import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/baidu/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/baidu/index.ts'
import {
  type Answers,
  info,
  newVisitor,
  pathsOf,
  reply,
} from '../../../../support/drives/baidu-visitor.ts'

const page = '/s/1AbC_dEf-123'
const prompt = { body: '<title>百度网盘 请输入提取码</title>请输入提取码' }

const check = (answers: Answers, passcode = '') => newVisitor(answers).check({ passcode })

describe('an errno of the short address', () => {
  test.each([200, 400, 404])('0 opens the share, with HTTP %i', async (status) => {
    const verdict = await check({ [info]: reply(0, {}, status) })
    expect(verdict).toEqual({ state: 'valid', code: 'baidu.ok', reason: '' })
  })

  // Written out again: a slip in the table shows here.
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
      const verdict = await check({ [info]: reply(errno, {}, status) })
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
      const verdict = await check({ [info]: reply(errno, {}, status) })
      expect(verdict).toEqual({ state, code: `baidu.${errno}`, reason: '说明', unproven: true })
    }
  })

  test('-12 asks for a passcode, or refuses the one it got', async () => {
    expect((await check({ [info]: reply(-12) })).state).toBe('passcode_required')
    expect((await check({ [info]: reply(-12) }, 'x1y2')).state).toBe('passcode_wrong')
  })

  test('the table holds these codes and no other', () => {
    // 21 codes, eight deaths that nobody has measured, and six that are read from contents and pages.
    expect(codes.reasons).toHaveLength(21 + 8 + 6)
    expect(codes.reasons).toEqual(expect.arrayContaining(['baidu.-21', 'baidu.117', 'baidu.ok']))
  })

  test.each([
    ['missing', undefined],
    ['text', '-21'],
    ['a fraction', -21.5],
    ['null', null],
    ['false', false],
  ])('that is %s says nothing of the share', async (_name, errno) => {
    expect((await check({ [info]: reply(errno) })).state).toBe('error')
  })

  test('with HTTP 429 is a rate limit even if it would decide', async () => {
    const limited = (errno: number) => ({
      ...reply(errno, {}, 429),
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
    const verdict = await check({ [info]: reply(-9), [page]: { body } })
    expect(verdict.state).toBe(state)
    expect('unproven' in verdict ? verdict.unproven : undefined).toBe(unproven)
  })

  test('a word of a server in trouble decides nothing', async () => {
    const body = '<title>百度网盘-链接不存在</title>'
    expect((await check({ [info]: reply(-9), [page]: { body, status: 503 } })).state).toBe('error')
    expect((await check({ [info]: reply(-9), [page]: { body, status: 404 } })).state).toBe(
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
    const drive = newVisitor({
      [info]: reply(-9),
      [page]: { status: 302, headers: { location } },
    })
    const verdict = await drive.check()
    expect(verdict.state).toBe(state)
    expect(drive.sent.every(({ url }) => url.startsWith('https://pan.baidu.com/'))).toBe(true)
  })

  test('a circle of redirects ends', async () => {
    const drive = newVisitor({
      [info]: reply(-9),
      [page]: { status: 302, headers: { location: page } },
    })
    const verdict = await drive.check()
    expect(verdict).toMatchObject({ state: 'error', code: 'baidu.unclear' })
    expect(pathsOf(drive)).toEqual(['/', info, page, page])
  })
})

describe('what is sent', () => {
  test('without a passcode: a first visit, the short address, the page', async () => {
    const drive = newVisitor({ [info]: reply(-9), [page]: prompt })
    await drive.check()
    const headers = { referer: provider.sample, cookie: 'BAIDUID=FAKE01:FG=1' }
    expect(drive.sent.map(({ url, method, headers }) => [method, url, headers])).toEqual([
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
    const drive = newVisitor({ [info]: reply(-9), [page]: prompt, '/share/verify': reply(0) })
    const verdict = await drive.check({ passcode: 'x1y2' })
    expect(verdict.state).toBe('valid')
    expect(pathsOf(drive)).toEqual(['/', info, page, '/share/verify'])
    expect(new URL(drive.sent[2]?.url ?? '').search).toBe('?pwd=x1y2')
    const { url = '', method, body, headers } = drive.sent[3] ?? {}
    const { searchParams } = new URL(url)
    expect([method, searchParams.get('surl'), searchParams.get('pwd')]).toEqual([
      'POST',
      'AbC_dEf-123',
      'x1y2',
    ])
    expect(body).toBe('pwd=x1y2&vcode=&vcode_str=')
    expect(headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      cookie: 'BAIDUID=FAKE01:FG=1',
    })
  })

  test('a dead share is never tried with its passcode', async () => {
    const drive = newVisitor({ [info]: reply(-9), [page]: { body: '<title>链接不存在</title>' } })
    await drive.check({ passcode: 'x1y2' })
    expect(pathsOf(drive)).toEqual(['/', info, page])
  })

  test('the listing is asked with the key of the passcode alone', async () => {
    const drive = newVisitor({
      '/share/verify': reply(0, { randsk: 'KEY%3D' }),
      '/share/list': reply(0, { list: [{}] }),
    })
    await drive.check({ passcode: 'x1y2' })
    const { url = '', headers } = drive.sent.at(-1) ?? {}
    expect(new URL(url).searchParams.get('shorturl')).toBe('AbC_dEf-123')
    expect(headers).toEqual({
      referer: provider.sample,
      cookie: 'BDCLND=KEY%3D',
    })
  })

  test.each(['a b', 'a;b=c', 'a\r\nx: y', ''])(
    'a key that is no cookie goes nowhere: %j',
    async (randsk) => {
      const drive = newVisitor({ '/share/verify': reply(0, { randsk }) })
      const verdict = await drive.check({ passcode: 'x1y2' })
      expect(verdict.code).toBe('answer.not_understood')
      expect(pathsOf(drive)).not.toContain('/share/list')
    },
  )
})
