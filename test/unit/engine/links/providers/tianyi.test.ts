import { describe, expect, test } from 'vitest'
import { codes as table } from '../../../../../electron/engine/links/providers/tianyi/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/tianyi/index.ts'
import { json, type Script, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

type Body = string | Readonly<Record<string, unknown>>

/** Answers the question for the share, then the one for its access code. */
function answering(status: number, info: Body, access: Body = info): Script {
  return ({ url }) => {
    const body = url.includes('checkAccessCode') ? access : info
    return { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
  }
}
const check = (script: Script, passcode = '') =>
  new ScriptedDrive(provider, script).check({ passcode })

const locked = { res_code: 0, res_message: '成功', needAccessCode: 1 }

// Written out again: a slip in the table shows here.
const codes = [
  ['FileNotFound', 'deleted', 'proven'],
  ['ShareNotFound', 'not_found', 'proven'],
  ['ShareAuditNotPass', 'banned', 'proven'],
  ['ShareAuditNo', 'banned', 'proven'],
  ['ShareInfoNotFound', 'not_found', 'unproven'],
  ['ShareExpiredError', 'expired', 'unproven'],
  ['FolderNotFound', 'deleted', 'unproven'],
  ['ShareNotFoundFlatDir', 'deleted', 'unproven'],
  ['ShareAuditWaiting', 'pending', ''],
  ['ShareUserInvalid', 'error', ''],
  ['8001', 'error', ''],
  ['InvalidSessionKey', 'auth', ''],
] as const

describe('the share', () => {
  test.each(codes)('%s is %s, whatever the HTTP status', async (code, state, proof) => {
    for (const status of [200, 400, 404]) {
      for (const passcode of ['', 'x1y2']) {
        const request = answering(status, { res_code: code, res_message: ' 说明 ' })
        expect(await check(request, passcode)).toEqual({
          state,
          code: `tianyi.${code}`,
          reason: '说明',
          ...(proof === 'unproven' ? { unproven: true } : {}),
        })
      }
    }
  })

  test.each([
    ['an id', { shareId: 1 }, 'valid'],
    ['a name', { fileName: '示例' }, 'valid'],
    ['a flag that is 0', { shareId: 1, needAccessCode: 0 }, 'valid'],
    ['a flag that is 1', { needAccessCode: 1 }, 'passcode_required'],
    ['nothing', {}, 'error'],
    ['a flag that is text', { shareId: 1, needAccessCode: '0' }, 'error'],
    ['a flag that is true', { shareId: 1, needAccessCode: true }, 'error'],
    ['an id that is text', { shareId: '1' }, 'error'],
  ])('a success with %s', async (_name, fields, state) => {
    expect(await check(answering(200, { res_code: 0, ...fields }))).toMatchObject({ state })
  })

  test.each([
    ['missing', undefined],
    ['the text 0', '0'],
    ['empty', ''],
    ['false', false],
    ['a fraction', 0.5],
    ['null', null],
    ['a sentence', 'Share Not Found'],
  ])('a code that is %s says nothing', async (_name, code) => {
    const body = { res_code: code, shareId: 1, res_message: 'ShareNotFound' }
    for (const status of [200, 400]) {
      expect(await check(answering(status, body))).toMatchObject({
        state: 'error',
        code: 'answer.not_understood',
      })
    }
  })

  test.each(['constructor', '__proto__', 'SomethingElse', 4])('%s is unknown', async (code) => {
    const body = { res_code: code, res_message: 'ShareNotFound' }
    expect(await check(answering(400, body))).toMatchObject({ state: 'error' })
  })
})

describe('the access code', () => {
  test.each([
    ['with the share’s id', { res_code: 0, shareId: 5 }, 'valid', 'tianyi.ok'],
    ['without it', { res_code: 0 }, 'passcode_wrong', 'tianyi.passcode'],
    ['with none', { res_code: 0, shareId: 0 }, 'passcode_wrong', 'tianyi.passcode'],
    ['with words for it', { res_code: 0, shareId: 'x' }, 'error', 'answer.not_understood'],
    [
      'ErrorAccessCode',
      { res_code: 'ErrorAccessCode' },
      'passcode_wrong',
      'tianyi.ErrorAccessCode',
    ],
    ['an unknown refusal', { res_code: 'Other' }, 'passcode_wrong', 'tianyi.passcode'],
    ['a death', { res_code: 'FileNotFound' }, 'error', 'tianyi.FileNotFound'],
    ['an unproven death', { res_code: 'FolderNotFound' }, 'error', 'tianyi.FolderNotFound'],
    ['a review', { res_code: 'ShareAuditWaiting' }, 'error', 'tianyi.ShareAuditWaiting'],
    ['8001', { res_code: '8001' }, 'error', 'tianyi.8001'],
    ['a login', { res_code: 'InvalidSessionKey' }, 'auth', 'tianyi.InvalidSessionKey'],
    ['a web page', '<html></html>', 'error', 'answer.not_json'],
  ])('answered %s', async (_name, access, state, code) => {
    const verdict = await check(answering(200, locked, access), 'x1y2')
    expect(verdict).toEqual({ state, code, reason: '' })
  })

  test('a server in trouble refuses no code', async () => {
    const answers = [json(locked), json({ res_code: 'Other' }, 500)]
    expect(await check(answers, 'x1y2')).toMatchObject({ state: 'error', code: 'tianyi.Other' })
  })

  test('a share that is refused for want of one is still asked with the given one', async () => {
    const refusal = { res_code: 'ErrorAccessCode', res_message: '' }
    const code = 'tianyi.ErrorAccessCode'
    expect(await check(answering(400, refusal))).toMatchObject({ state: 'passcode_required', code })
    expect(await check(answering(400, refusal), 'x1y2')).toMatchObject({
      state: 'passcode_wrong',
      code,
    })
  })
})

describe('XML', () => {
  const error = (code: string) => `<error><code>${code}</code><message>m</message></error>`
  const share = (fields: string) => `<?xml version="1.0"?>\n<shareVO>${fields}</shareVO>\n`
  test.each([
    [error('FileNotFound'), 'deleted', 'tianyi.FileNotFound'],
    [error('ShareExpiredError'), 'expired', 'tianyi.ShareExpiredError'],
    [error('0'), 'error', 'answer.not_understood'],
    [error('FileNotFound').slice(0, -1), 'error', 'answer.not_json'],
    [`<html>${error('FileNotFound')}</html>`, 'error', 'answer.not_json'],
    [share('<shareId>1</shareId><needAccessCode>0</needAccessCode>'), 'valid', 'tianyi.ok'],
    [share('<needAccessCode>1</needAccessCode>'), 'passcode_required', 'tianyi.passcode'],
    [share('<needAccessCode>true</needAccessCode>'), 'error', 'answer.not_understood'],
    [share('<fileName>&lt;code&gt;</fileName>'), 'valid', 'tianyi.ok'],
    [share(''), 'error', 'answer.not_understood'],
  ])('%s', async (body, state, code) => {
    expect(await check(answering(200, body))).toMatchObject({ state, code })
  })
})

test('what is sent', async () => {
  const drive = new ScriptedDrive(provider, answering(200, locked))
  await drive.check({ passcode: 'x1y2' })
  const sent = drive.sent.map(({ url, ...options }) => [
    url.replace(/noCache=0?\.\d+(?:e-\d+)?/, 'noCache=random'),
    options,
  ])
  const options = {
    method: 'GET',
    headers: {
      accept: 'application/json;charset=UTF-8',
      'sign-type': '1',
      referer: 'https://cloud.189.cn/web/share?code=Ab1cD2eF3gH4',
    },
  }
  const api = 'https://cloud.189.cn/api/open/share'
  const query = 'noCache=random&shareCode=Ab1cD2eF3gH4'
  expect(sent).toEqual([
    [`${api}/getShareInfoByCodeV2.action?${query}`, options],
    [`${api}/checkAccessCode.action?${query}&accessCode=x1y2`, options],
  ])
})

test('the table holds these codes and no other', () => {
  // The codes, ErrorAccessCode, and two that are read from the contents.
  expect(table.reasons).toHaveLength(codes.length + 3)
})
