import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/aliyun/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/aliyun/index.ts'
import type { Link } from '../../../../../electron/engine/model/link.ts'
import { lifeOf } from '../../../../../electron/engine/model/verdict.ts'
import { json, type Scripted, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

const open = { share_title: '样本', file_count: 1, file_infos: [{}], has_pwd: false }
const locked = { ...open, has_pwd: true }

/** Answers one request after the other; the last answer comes again. */
async function ask(share: Partial<Link>, ...answers: Scripted[]) {
  const drive = new ScriptedDrive(provider, answers)
  return { verdict: await drive.check(share), sent: drive.sent }
}
const refused = (code: unknown, status = 400) => json({ code, message: ' words ' }, status)

describe('a refused share', () => {
  test.each([
    ['ShareLink.Cancelled', 'cancelled', 'proven'],
    ['ShareLink.Expired', 'expired', 'proven'],
    ['ShareLink.Forbidden', 'banned', 'proven'],
    ['ShareLink.ContentInvalid', 'banned', 'proven'],
    ['ForbiddenShareLinkViolation', 'banned', 'unproven'],
    ['NotFound.ShareLink', 'not_found', 'proven'],
    ['NotFound.Drive', 'not_found', 'unproven'],
    ['InvalidParameter.ShareLink', 'error', ''],
    ['InvalidResource.SharePwd', 'passcode_required', ''],
    ['TooManyRequests', 'rate_limited', ''],
    ['Throttling', 'rate_limited', ''],
    ['Throttling.User', 'rate_limited', ''],
    ['ExceedFrequencyLimit', 'rate_limited', ''],
    ['ExceedAnything', 'rate_limited', ''],
    ['ParamFlowException', 'rate_limited', ''],
    ['AccessTokenInvalid', 'auth', ''],
    ['ShareLinkTokenInvalid', 'auth', ''],
    ['ShareLink.SomethingNew', 'error', ''],
    ['NotFound', 'error', ''],
    ['sharelink.cancelled', 'error', ''],
    ['constructor', 'error', ''],
  ])('%s is %s %s, whatever the HTTP status', async (code, state, proof) => {
    for (const status of [200, 400, 403, 404]) {
      const { verdict } = await ask({}, refused(code, status))
      const weak = proof === 'unproven' ? { unproven: true } : {}
      expect(verdict).toEqual({ state, code: `aliyun.${code}`, reason: 'words', ...weak })
    }
  })

  test.each([
    ['a number', 404],
    ['empty', ''],
    ['null', null],
    ['a list', ['ShareLink.Cancelled']],
  ])('a code that is %s says nothing of the share', async (_name, code) => {
    const answer = json({ ...open, file_infos: [], code, message: 'NotFound.ShareLink' }, 404)
    const { verdict } = await ask({}, answer)
    expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
  })

  test('HTTP 429 is a rate limit even with a code that would decide', async () => {
    const { verdict } = await ask({}, refused('ShareLink.Cancelled', 429))
    expect(verdict).toMatchObject({ state: 'rate_limited', code: 'http.429' })
    const named = await ask({}, refused('TooManyRequests', 429))
    expect(named.verdict.code).toBe('aliyun.TooManyRequests')
  })
})

describe('a share that is there', () => {
  test.each([
    ['files', open, 'valid', 'aliyun.ok'],
    ['a lock', locked, 'passcode_required', 'aliyun.passcode'],
    ['a lock and no files', { ...locked, file_infos: [] }, 'passcode_required', 'aliyun.passcode'],
    ['no word of a lock', { file_infos: [{}] }, 'valid', 'aliyun.ok'],
    ['a title only', { share_title: '样本', file_infos: [] }, 'deleted', 'aliyun.empty'],
    ['a count only', { file_count: 2, file_infos: [] }, 'deleted', 'aliyun.empty'],
    ['neither', { file_infos: [] }, 'error', 'answer.not_understood'],
    ['no list', { share_title: '样本', file_count: 2 }, 'error', 'answer.not_understood'],
    ['null for a list', { ...open, file_infos: null }, 'error', 'answer.not_understood'],
    ['text for a lock', { ...open, has_pwd: 'false' }, 'error', 'answer.not_understood'],
    ['nothing', {}, 'error', 'answer.not_understood'],
  ])('%s', async (_name, body, state, code) => {
    const { verdict } = await ask({}, json(body))
    expect(verdict).toMatchObject({ state, code })
    expect('unproven' in verdict).toBe(state === 'deleted')
  })

  test('contents without a code decide nothing when HTTP says otherwise', async () => {
    for (const status of [302, 400, 404, 500]) {
      for (const body of [open, { ...open, file_infos: [] }]) {
        const { verdict } = await ask({}, json(body, status))
        expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
      }
    }
  })

  test.each([
    [200, 'rate_limited', 'aliyun.no_body'],
    [400, 'rate_limited', 'aliyun.no_body'],
    [429, 'rate_limited', 'http.429'],
    [502, 'error', 'http.502'],
  ])('an empty answer with HTTP %i is %s', async (status, state, code) => {
    const { verdict } = await ask({}, { status, body: ' \n' })
    expect(verdict).toMatchObject({ state, code })
  })
})

describe('a passcode', () => {
  const token = json({ share_token: 'FAKE' })

  test('is tried only where one is asked for', async () => {
    expect((await ask({ passcode: 'x1y2' }, json(open))).sent).toHaveLength(1)
    const { verdict, sent } = await ask({ passcode: 'x1y2' }, json(locked), token)
    expect(verdict).toEqual({ state: 'valid', code: 'aliyun.ok', reason: '', title: '样本' })
    expect(sent[1]).toMatchObject({
      url: 'https://api.aliyundrive.com/v2/share_link/get_share_token',
      body: '{"share_id":"abcdefghijk","share_pwd":"x1y2"}',
    })
  })

  test.each([
    ['InvalidResource.SharePwd', 'passcode_wrong'],
    ['TooManyRequests', 'rate_limited'],
    ['ShareLink.Cancelled', 'error'],
    ['NotFound.Drive', 'error'],
    ['SomethingNew', 'error'],
  ])('refused with %s is %s', async (code, state) => {
    const { verdict } = await ask({ passcode: 'x1y2' }, json(locked), refused(code))
    expect(verdict).toMatchObject({ state, code: `aliyun.${code}`, reason: 'words' })
  })

  test('without a token to show for it was not accepted', async () => {
    for (const answer of [json({}), json({ share_token: '' }), json({ share_token: 7 })]) {
      const { verdict } = await ask({ passcode: 'x1y2' }, json(locked), answer)
      expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
    }
  })
})

describe('a quick transfer', () => {
  const shareId = 't/abcdefghijk'

  test.each([
    ['ShareLink.Cancelled', 'cancelled'],
    ['NotFound.ShareLink', 'not_found'],
    ['ExceedFrequencyLimit', 'rate_limited'],
    ['SomethingNew', 'error'],
  ])('refused with %s is %s, and no death is proven', async (code, state) => {
    const { verdict } = await ask({ shareId }, refused(code))
    expect(verdict).toMatchObject({ state, code: `aliyun.${code}` })
    expect('unproven' in verdict).toBe(lifeOf(verdict.state) === 'dead')
  })

  test('is there when it has a name', async () => {
    const { verdict, sent } = await ask({ shareId }, json({ display_name: '样本' }))
    expect(verdict.state).toBe('valid')
    expect(sent[0]).toMatchObject({
      url: 'https://api.aliyundrive.com/adrive/v1/share/getByAnonymous?share_id=abcdefghijk',
      body: '{"share_id":"abcdefghijk"}',
    })
    for (const body of [{}, { share_name: '' }, { file_infos: [] }]) {
      expect((await ask({ shareId }, json(body))).verdict.state).toBe('error')
    }
  })
})

test('what is sent: one question, without a login', async () => {
  const { sent } = await ask({ folder: '64aa64aa' }, json(open))
  expect(sent).toEqual([
    {
      url: 'https://api.aliyundrive.com/adrive/v3/share_link/get_share_by_anonymous?share_id=abcdefghijk',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://www.alipan.com',
        referer: 'https://www.alipan.com/',
        'x-canary': 'client=web,app=share,version=v2.3.1',
      },
      body: '{"share_id":"abcdefghijk"}',
    },
  ])
})

test('the table holds these codes and no other', () => {
  expect(codes.reasons).toHaveLength(19)
})
