import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/123/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/123/index.ts'
import {
  json,
  linkOf,
  type Script,
  ScriptedDrive,
} from '../../../../support/drives/scripted-drive.ts'

/** Answers the listing alike, and nothing else. */
const listing =
  (body: unknown, status = 200): Script =>
  ({ url }) =>
    url.includes('/b/api/share/get?') ? json(body, status) : { status: 404 }
/** Answers one of the older calls only. */
const older =
  (path: string, body: unknown): Script =>
  ({ url }) =>
    url.includes(path) ? json(body) : { status: 404, body: '<div id=app></div>' }
const check = (script: Script, passcode = '') =>
  new ScriptedDrive(provider, script).check({ passcode })

describe('a code and its message', () => {
  test.each([
    [5103, '此分享不存在', 'not_found', 'not_found', undefined],
    [5104, '分享已过期', 'expired', 'expired', true],
    [5104, '分享链接已失效', 'expired', 'expired', true],
    [401, '', 'auth', '401', undefined],
    [5103, '', 'error', '5103', undefined],
    [5103, '分享页面不存在', 'error', '5103', undefined],
    [5104, '提取码错误', 'error', '5104', undefined],
    [5105, '此分享不存在', 'error', '5105', undefined],
    [-1, '分享已过期', 'error', '-1', undefined],
  ])('%i “%s” is %s, whatever the HTTP status', async (code, message, state, reason, unproven) => {
    for (const status of [200, 400, 403, 404, 500]) {
      const verdict = await check(listing({ code, message, data: null }, status))
      expect(verdict).toEqual({
        state,
        code: `123.${reason}`,
        reason: message,
        ...(unproven ? { unproven } : {}),
      })
    }
  })

  test('5103 “提取码错误” asks for a passcode, or refuses the one it got', async () => {
    const request = listing({ code: 5103, message: '提取码错误' })
    expect((await check(request)).state).toBe('passcode_required')
    expect((await check(request, 'x1y2')).state).toBe('passcode_wrong')
  })

  test.each([undefined, '5103', 5103.5, null, false])(
    'a code that is %j says nothing of the share',
    async (code) => {
      const verdict = await check(listing({ code, message: '此分享不存在' }))
      expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
    },
  )

  test('words that ask to slow down are a rate limit, unless the code is known', async () => {
    const slow = { code: 7, message: '请求过于频繁' }
    expect((await check(listing(slow))).state).toBe('rate_limited')
    expect((await check(listing({ ...slow, code: 401 }))).state).toBe('auth')
  })

  test('the table holds these codes and no other', () => {
    expect(codes.reasons).toHaveLength(9)
    expect(codes.reasons).toContain('123.not_found')
  })
})

describe('the contents', () => {
  test.each([
    [{ InfoList: [{}] }, 'valid', undefined],
    [{ InfoList: [{}], Expired: false }, 'valid', undefined],
    [{ InfoList: [] }, 'empty', true],
    [{ InfoList: [{}], Expired: true }, 'expired', true],
    [{ InfoList: null }, 'error', undefined],
    [{ InfoList: 'x' }, 'error', undefined],
    [{ InfoList: [{}], Expired: 'yes' }, 'error', undefined],
    [{}, 'error', undefined],
    [null, 'error', undefined],
  ])('%j → %s', async (data, state, unproven) => {
    const verdict = await check(listing({ code: 0, message: 'ok', data }))
    expect(verdict.state).toBe(state)
    expect('unproven' in verdict ? verdict.unproven : undefined).toBe(unproven)
  })
})

describe('the older calls', () => {
  const wrapped = (info: object) => ({ info })
  test.each([
    [{ code: 0, data: { HasPwd: false } }, 'valid', undefined],
    [{ code: 0, data: { HasPwd: true } }, 'passcode_required', undefined],
    [{ code: 0, data: { HasPwd: false, Expired: true } }, 'expired', true],
    [{ code: 5103, message: '此分享不存在' }, 'not_found', undefined],
    [{ code: 1, message: '分享页面不存在' }, 'not_found', true],
    [{ code: 1, message: '?' }, 'error', undefined],
    [{ code: 0, data: {} }, 'error', undefined],
    [{ code: '0', data: { HasPwd: false } }, 'error', undefined],
  ])('%j → %s', async (json, state, unproven) => {
    for (const request of [
      older('/api/share/info?shareKey=ab12-cd34', json),
      older('/gsb/s/ab12-cd34', wrapped(json)),
    ]) {
      const verdict = await check(request)
      expect(verdict.state).toBe(state)
      expect('unproven' in verdict ? verdict.unproven : undefined).toBe(unproven)
    }
  })

  test('are not asked when the listing says not now, or says anything at all', async () => {
    for (const answer of [
      { status: 429, body: '' },
      { status: 403, body: '<p>人机验证</p>' },
      { status: 200, body: '{"code":9999}' },
    ]) {
      const drive = new ScriptedDrive(provider, answer)
      await drive.check()
      expect(drive.sent).toHaveLength(1)
    }
  })
})

describe('what is sent', () => {
  async function sentFor(text: string) {
    const drive = new ScriptedDrive(provider, { body: '{"code":401}' })
    await drive.check(linkOf(text))
    return drive.sent
  }
  const sent = (host: string, passcode = '') => [
    {
      method: 'GET',
      url: `https://${host}/b/api/share/get?limit=100&next=0&orderBy=file_id&orderDirection=desc&shareKey=ab12-cd34${passcode}&ParentFileId=0&Page=1`,
      headers: {
        platform: 'web',
        'app-version': '3',
        origin: `https://${host}`,
        referer: `https://${host}/`,
      },
    },
  ]

  test('one question to the own host, without a passcode that nobody gave', async () => {
    expect(await sentFor('https://www.123912.com/s/ab12-cd34.html')).toEqual(sent('www.123912.com'))
  })

  test('the passcode as it was given', async () => {
    expect(await sentFor('https://www.123684.com/s/ab12-cd34?pwd=x1Y2')).toEqual(
      sent('www.123684.com', '&SharePwd=x1Y2'),
    )
  })

  test('a sharer’s own host is asked itself, and its address kept as it is', async () => {
    const address = 'https://4711.share.123pan.cn/123pan/ab12-cd34'
    expect(await sentFor(address)).toEqual(sent('4711.share.123pan.cn'))
    expect(linkOf(address).url).toBe(address)
  })
})
