import { describe, expect, test } from 'vitest'
import { codes } from '../../../../../electron/engine/links/providers/115/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/115/index.ts'
import { json, type Script, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

const check = (script: Script, passcode = '') =>
  new ScriptedDrive(provider, script).check({ passcode })
const refused = (errno: unknown, error = ' 说明 ', status = 200) =>
  json({ state: false, error, errno }, status)
const holding = (data: unknown, more = {}) =>
  json({ state: true, error: '', errno: 0, data, ...more })
const files = [{ n: '样本' }]

describe('a refused share', () => {
  test.each([
    [4100010, 'cancelled', 'proven'],
    [4100026, 'deleted', 'proven'],
    [4100009, 'not_found', 'unproven'],
    [99, 'auth', ''],
    [990001, 'auth', ''],
    [911, 'captcha', ''],
    [590075, 'rate_limited', ''],
    [990005, 'rate_limited', ''],
    [990009, 'rate_limited', ''],
    [990002, 'error', ''],
    [990003, 'error', ''],
    [40100000, 'error', ''],
    [4100011, 'error', ''],
    [4100013, 'error', ''],
    [4100030, 'error', ''],
    [1, 'error', ''],
  ])('%i is %s %s, whatever the HTTP status', async (errno, state, proof) => {
    const weak = proof === 'unproven' ? { unproven: true } : {}
    const expected = { state, code: `115.${errno}`, reason: '说明', ...weak }
    for (const status of [200, 400, 403, 404]) {
      expect(await check(refused(errno, ' 说明 ', status))).toEqual(expected)
    }
    expect(await check(refused(String(errno)))).toEqual(expected)
    const otherName = json({ state: 0, error: '说明', errNo: errno })
    expect(await check(otherName)).toEqual(expected)
  })

  test.each([4100012, 4100008])(
    '%i asks for a passcode, or refuses the one given',
    async (code) => {
      expect((await check(refused(code))).state).toBe('passcode_required')
      expect((await check(refused(code), 'x1y2')).state).toBe('passcode_wrong')
    },
  )

  test('HTTP 429 is a rate limit even with a number that would decide', async () => {
    const verdict = await check(refused(4100010, '分享已取消', 429))
    expect(verdict).toMatchObject({ state: 'rate_limited', code: 'http.429' })
    expect((await check(refused(990009, '', 429))).code).toBe('115.990009')
  })

  test.each([
    ['missing', undefined],
    ['nought', 0],
    ['false', false],
    ['a fraction', 4100010.5],
    ['null', null],
    ['words', '4100010x'],
    ['below nought', -1],
  ])('a number that is %s kills no share, whatever the words', async (_name, errno) => {
    const verdict = await check(refused(errno, '分享已取消'))
    expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
  })
})

describe('the words beside an unknown number', () => {
  test.each([
    ['请验证访问码', 'passcode_required'],
    ['分享已取消', 'cancelled'],
    ['链接已过期', 'expired'],
    ['该文件分享链接不存在或已被删除', 'deleted'],
    ['分享内容涉嫌违规', 'banned'],
    ['错误的链接', 'not_found'],
    ['文件不存在', 'error'],
    ['请勿删除', 'error'],
    ['', 'error'],
  ])('%s: %s', async (words, state) => {
    const verdict = await check(refused(1, words))
    const dead = ['cancelled', 'expired', 'deleted', 'banned', 'not_found'].includes(state)
    const weak = dead ? { unproven: true } : {}
    expect(verdict).toEqual({ state, code: '115.1', reason: words, ...weak })
  })

  test('never outweigh a number that is known', async () => {
    expect((await check(refused(990002, '分享已取消'))).state).toBe('error')
    expect((await check(refused(4100010, '请输入访问码'))).state).toBe('cancelled')
  })

  test.each([
    ['操作过于频繁，请稍后再试', 'rate_limited', 'answer.throttled'],
    ['系统繁忙', 'rate_limited', 'answer.throttled'],
    ['访问码错误次数过多，请稍后再试', 'rate_limited', 'answer.throttled'],
    ['需要验证码', 'captcha', 'answer.captcha'],
  ])('%s asks to be left alone, even without a number', async (words, state, code) => {
    for (const errno of [1, undefined]) {
      expect(await check(refused(errno, words))).toEqual({ state, code, reason: words })
    }
  })
})

describe('an answer with contents', () => {
  test.each([
    ['state 1', { share_state: 1, list: files }, 'valid', '115.ok'],
    ['state 1 as text', { share_state: '1', list: files }, 'valid', '115.ok'],
    ['state 1 below', { shareinfo: { share_state: 1 }, list: files }, 'valid', '115.ok'],
    ['state 1 and no list', { share_state: 1 }, 'valid', '115.ok'],
    ['no state', { list: files }, 'valid', '115.ok'],
    ['no state, no files', { list: [] }, 'error', 'answer.not_understood'],
    ['no state, no list', {}, 'error', 'answer.not_understood'],
    ['state 7', { share_state: 7, count: 1, list: files }, 'expired', '115.expired'],
    ['state 7 as text', { share_state: '7', list: files }, 'expired', '115.expired'],
    ['state 7 below', { shareinfo: { share_state: '7' }, list: files }, 'expired', '115.expired'],
    [
      'state 7 in one of two',
      { share_state: 1, shareinfo: { share_state: 7 }, list: files },
      'expired',
      '115.expired',
    ],
    ['state 0', { share_state: 0, list: files }, 'error', '115.share_state'],
    ['state 3 and no files', { share_state: 3, list: [] }, 'error', '115.share_state'],
    ['a state that is true', { share_state: true, list: files }, 'error', 'answer.not_understood'],
    ['a state of words', { share_state: '七', list: files }, 'error', 'answer.not_understood'],
    ['state 1, no files', { share_state: 1, count: 0, list: [] }, 'error', '115.empty'],
    [
      'state 1, contradicting',
      { share_state: 1, count: 2, list: [] },
      'error',
      'answer.not_understood',
    ],
    ['an empty list for data', [], 'error', 'answer.not_understood'],
    ['null', null, 'error', 'answer.not_understood'],
  ])('%s', async (_name, data, state, code) => {
    const verdict = await check(holding(data))
    expect(verdict).toMatchObject({ state, code })
    expect('unproven' in verdict).toBe(state === 'expired')
  })

  test('the provider’s own words for a closed share are kept', async () => {
    const shareinfo = { share_state: 7, forbid_reason: ' 链接已过期 ' }
    expect((await check(holding({ shareinfo }))).reason).toBe('链接已过期')
  })

  test.each([
    ['a number that contradicts', { errno: 4100010 }],
    ['no number', { errno: undefined }],
    ['a state of words', { state: 'true' }],
    ['a state of 2', { state: 2 }],
    ['no state', { state: undefined }],
  ])('%s makes it no answer', async (_name, more) => {
    const verdict = await check(holding({ share_state: 1, list: files }, more))
    expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
  })
})

test('what is sent: one question, the passcode as it was given', async () => {
  const drive = new ScriptedDrive(provider, refused(1))
  await drive.check({ passcode: '码 1&' })
  expect(drive.sent).toEqual([
    {
      url: 'https://115cdn.com/webapi/share/snap?share_code=swabc123def&offset=0&limit=1&receive_code=%E7%A0%81+1%26&cid=',
      method: 'GET',
      headers: {
        referer: 'https://115cdn.com/s/swabc123def?password=%E7%A0%81%201%26&',
        'x-requested-with': 'XMLHttpRequest',
      },
    },
  ])
})

test('the table holds these codes and no other', () => {
  expect(codes.reasons).toHaveLength(19)
})
