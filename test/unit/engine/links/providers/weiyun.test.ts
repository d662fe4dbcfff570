import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/weiyun/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/weiyun/index.ts'
import { json, type Scripted, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

const token = { 'set-cookie': 'uin=1, wyctoken=31337; path=/' }

/** Checks against a page and an answer of its call; keeps what was sent. */
async function check(page: Scripted, view: Scripted = {}, passcode = '') {
  const drive = new ScriptedDrive(provider, ({ method }) => (method === 'GET' ? page : view))
  return { verdict: await drive.check({ passcode }), sent: drive.sent }
}

const holding = (share: object): Scripted => ({
  body: `<title>微云</title><script>window.syncData = ${JSON.stringify({ share })}</script>`,
})
const viewed = (retcode: unknown, retmsg = '说明', more: object = {}) =>
  json({ data: { rsp_header: { retcode, retmsg }, rsp_body: { RspMsg_body: more } } })

describe('the page', () => {
  test.each([
    [{ need_pwd: null, pwd: '' }, 'valid', 'ok'],
    [{ need_pwd: null, pwd: '', file_list: [{ filename: '已过期 目录无效' }] }, 'valid', 'ok'],
    [{ need_pwd: 1, pwd: '' }, 'passcode_required', 'passcode'],
    [{ need_pwd: 1 }, 'passcode_required', 'passcode'],
    [{ pwd: 'abcd' }, 'passcode_required', 'passcode'],
  ])('%j is alive', async (share, state, code) => {
    const { verdict, sent } = await check(holding(share))
    expect(verdict).toEqual({ state, code: `weiyun.${code}`, reason: '' })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['已删除', 'deleted', 'deleted'],
    ['文件已被删除', 'deleted', 'deleted'],
    ['资源已经删除', 'deleted', 'deleted'],
    ['违反相关法规', 'banned', 'banned'],
    ['分享已过期', 'expired', 'expired'],
    ['目录无效', 'deleted', 'folder_invalid'],
  ])('“%s” is %s, but nobody has measured it', async (retmsg, state, code) => {
    for (const status of [200, 404]) {
      const { verdict } = await check({ ...holding({ retcode: 1, retmsg }), status })
      expect(verdict).toEqual({ state, code: `weiyun.${code}`, reason: retmsg, unproven: true })
    }
    expect((await check({ body: `<p>${retmsg}</p>` })).verdict).toMatchObject({
      state,
      unproven: true,
    })
  })

  test.each([
    ['empty', {}],
    ['a bundle with every word', { body: '<script>a="已过期";b="目录无效"</script>' }],
    ['a share and its death', holding({ need_pwd: null, pwd: '', retmsg: '分享已过期' })],
    ['a flag of no meaning', holding({ need_pwd: 0 })],
    ['a server in trouble', { status: 502, body: '<p>分享已过期</p>' }],
    ['no page', { status: 404, body: '<h1>404</h1>' }],
  ])('that is %s says nothing', async (_name, page) => {
    const { verdict, sent } = await check(page)
    expect(verdict.state).toBe('error')
    expect(sent).toHaveLength(1)
  })

  test.each([
    [{ status: 429, body: '已过期' }, 'rate_limited'],
    [{ body: '<p>操作过于频繁</p>' }, 'rate_limited'],
    [{ body: '<p>请完成安全验证</p>' }, 'captcha'],
  ])('%j says not now', async (page, state) => {
    const { verdict, sent } = await check({ ...page, headers: token })
    expect(verdict.state).toBe(state)
    expect(sent).toHaveLength(1)
  })
})

describe('the call of a page that says nothing', () => {
  const blank = { headers: token }
  test.each([
    [viewed(0, '', { file_list: [{}] }), 'valid', 'weiyun.ok'],
    [viewed(0, '', { dir_list: [{}] }), 'valid', 'weiyun.ok'],
    [viewed(0, '', { note_list: [{}] }), 'valid', 'weiyun.ok'],
    [viewed(0, '', {}), 'error', 'answer.not_understood'],
    [viewed(0, '', { file_list: {} }), 'error', 'answer.not_understood'],
    [viewed(190011, '分享已删除'), 'error', 'weiyun.190011'],
    [viewed(1, '请求过于频繁'), 'rate_limited', 'answer.throttled'],
    [viewed('0'), 'error', 'answer.not_understood'],
    [viewed(undefined), 'error', 'answer.not_understood'],
    [{ body: '<p>x</p>' }, 'error', 'answer.not_json'],
    [{ body: '' }, 'error', 'answer.not_json'],
    [{ status: 429 }, 'rate_limited', 'http.429'],
  ])('%j → %s', async (view, state, code) => {
    expect((await check(blank, view)).verdict).toMatchObject({ state, code })
  })

  test('114303 asks for a passcode, or refuses the one it got', async () => {
    expect((await check(blank, viewed(114303))).verdict).toEqual({
      state: 'passcode_required',
      code: 'weiyun.114303',
      reason: '说明',
    })
    expect((await check(blank, viewed(114303), 'x1y2')).verdict.state).toBe('passcode_wrong')
  })

  test.each(['', 'a&b=1', 'x'.repeat(65)])('is not made with a token like %j', async (value) => {
    const { sent } = await check({ headers: { 'set-cookie': `wyctoken=${value}` } })
    expect(sent).toHaveLength(1)
  })
})

describe('a passcode', () => {
  const locked = { ...holding({ need_pwd: 1, pwd: '' }), headers: token }
  test.each([
    [viewed(0, '', { file_list: [{}] }), 'valid'],
    [viewed(114303), 'passcode_wrong'],
    [viewed(1, '请求过于频繁'), 'rate_limited'],
    // What was not understood takes nothing from what the page has shown.
    [viewed(190011), 'passcode_required'],
    [{ status: 500 }, 'passcode_required'],
  ])('is tried on a share that asks for one: %j → %s', async (view, state) => {
    expect((await check(locked, view, 'x1y2')).verdict.state).toBe(state)
  })

  test('is not tried where none was given', async () => {
    expect((await check(locked)).sent).toHaveLength(1)
  })
})

test('what is sent', async () => {
  const { sent } = await check({ headers: token }, viewed(0), 'x"1')
  const [page, view] = sent
  const link = 'https://share.weiyun.com/AbCd1234'
  expect([page?.url, page?.headers]).toEqual([link, { referer: link }])
  expect(view?.url).toMatch(
    /^https:\/\/share\.weiyun\.com\/webapp\/json\/weiyunShareNoLogin\/WeiyunShareView\?refer=chrome_windows&g_tk=31337&r=[\d.e-]+$/,
  )
  expect([view?.method, view?.headers]).toEqual([
    'POST',
    { 'content-type': 'application/json', cookie: 'wyctoken=31337', referer: link },
  ])
  const { req_header, req_body } = JSON.parse(view?.body ?? '')
  expect(JSON.parse(req_header)).toMatchObject({ type: 1, cmd: 12002, appid: 30113, version: 3 })
  expect(JSON.parse(req_body).ReqMsg_body['.weiyun.WeiyunShareViewMsgReq_body']).toEqual({
    share_pwd: 'x"1',
    share_key: 'AbCd1234',
  })
})

test('the table holds these codes and no other', () => {
  expect(codes.reasons).toHaveLength(7)
  expect(codes.reasons).toContain('weiyun.folder_invalid')
})
