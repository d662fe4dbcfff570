import { describe, expect, test } from 'vitest'
import { codes, isTokenSpent } from '../../../../../electron/engine/links/providers/quark/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/quark/index.ts'
import { json, type Scripted, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

const refused = (code: unknown, status = 404, message = '说明') =>
  json({ status, code, message }, status)
const check = (answer: Scripted, passcode = '') =>
  new ScriptedDrive(provider, answer).check({ passcode })

describe('the token step', () => {
  // Written out again: a slip in the table shows here.
  test.each([
    [14001, 'error'],
    [31001, 'auth'],
    [41003, 'expired'],
    [41004, 'deleted'],
    [41006, 'not_found'],
    [41010, 'banned'],
    [41011, 'expired'],
    [41012, 'cancelled'],
    [41013, 'rate_limited'],
    [41014, 'error'],
    [41016, 'error'],
    [41017, 'error'],
    [41019, 'expired'],
    [41027, 'error'],
    [41031, 'banned'],
  ])('%i is %s, whatever the HTTP status', async (code, state) => {
    for (const status of [200, 400, 403, 404]) {
      const verdict = await check(refused(code, status))
      expect(verdict).toEqual({ state, code: `quark.${code}`, reason: '说明' })
    }
  })

  test.each([41005, 41008])('%i asks for a passcode, or refuses the one it got', async (code) => {
    expect((await check(refused(code))).state).toBe('passcode_required')
    expect((await check(refused(code), 'x1y2')).state).toBe('passcode_wrong')
  })

  test('the table holds these codes and no other', () => {
    // 17 codes, and six that are read from the contents.
    expect(codes.reasons).toHaveLength(17 + 6)
    expect(codes.reasons).toEqual(expect.arrayContaining(['quark.41012', 'quark.ok']))
  })

  test.each([
    ['missing', undefined],
    ['text', '41012'],
    ['false', false],
    ['a fraction', 41012.5],
    ['null', null],
  ])('a code that is %s says nothing of the share', async (_name, code) => {
    expect(await check(refused(code))).toMatchObject({
      state: 'error',
      code: 'answer.not_understood',
    })
  })

  test('an unknown code is an error, and is named', async () => {
    expect(await check(refused(49999))).toMatchObject({ state: 'error', code: 'quark.49999' })
  })

  test('the words of the message decide nothing', async () => {
    expect((await check(refused(49999, 404, '分享已取消，文件不存在'))).state).toBe('error')
  })

  test('a message is trimmed and cut', async () => {
    const { reason } = await check(refused(41012, 404, `  ${'长'.repeat(500)}`))
    expect(reason).toBe('长'.repeat(200))
  })

  test('HTTP 429 is a rate limit even with a code that would decide', async () => {
    expect(await check(refused(41012, 429))).toMatchObject({
      state: 'rate_limited',
      code: 'http.429',
    })
  })
})

test.each([
  [14001, '', true],
  [41020, '非法token', true],
  [41020, '分享的stoken过期', true],
  [41012, '好友已取消了分享', false],
])('a token that is spent: %i %s', (code, message, spent) => {
  expect(isTokenSpent(code, message)).toBe(spent)
})
