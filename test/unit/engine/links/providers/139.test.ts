import { describe, expect, test } from 'vitest'
import { codes as table } from '../../../../../electron/engine/links/providers/139/codes.ts'
import { provider } from '../../../../../electron/engine/links/providers/139/index.ts'
import { json, type Scripted, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

const check = (answer: Scripted, passcode = '') =>
  new ScriptedDrive(provider, answer).check({ passcode })

// Written out again: a slip in the table shows here.
const codes = [
  ['200000727', 'cancelled', 'proven'],
  ['200000401', 'expired', 'unproven'],
  ['200000402', 'expired', 'unproven'],
  ['05010003', 'banned', 'unproven'],
  ['200000732', 'expired', 'unproven'],
  ['04000005', 'auth', ''],
  ['05050006', 'auth', ''],
  ['9530', 'error', ''],
] as const

describe('a refusal', () => {
  test.each(codes)(
    '%s is %s under either name, whatever the HTTP status',
    async (code, state, proof) => {
      for (const status of [200, 400, 403]) {
        for (const name of ['code', 'resultCode']) {
          const verdict = await check(json({ [name]: code, desc: ' 说明 ', data: null }, status))
          expect(verdict).toEqual({
            state,
            code: `139.${code}`,
            reason: '说明',
            ...(proof === 'unproven' ? { unproven: true } : {}),
          })
        }
      }
    },
  )

  test.each(['9188', '200000728'])('%s asks for a passcode, or refuses one', async (code) => {
    const answer = json({ code, desc: '提取码非法' })
    const verdict = { code: `139.${code}`, reason: '提取码非法' }
    expect(await check(answer)).toEqual({ ...verdict, state: 'passcode_required' })
    expect(await check(answer, 'x1y2')).toEqual({ ...verdict, state: 'passcode_wrong' })
  })

  test('an unknown code is an error, and its words decide nothing', async () => {
    const verdict = await check(json({ code: '123', desc: '外链不存在/外链被分享者取消' }))
    expect(verdict).toMatchObject({ state: 'error', code: '139.123' })
  })

  test.each([
    ['missing', undefined],
    ['a number', 200000727],
    ['a fraction', 0.5],
    ['false', false],
    ['null', null],
    ['empty', ''],
    ['a word', 'constructor'],
  ])('a code that is %s says nothing', async (_name, code) => {
    expect(await check(json({ code, desc: '外链不存在' }))).toMatchObject({
      state: 'error',
      code: 'answer.not_understood',
    })
  })

  test('two codes that disagree say nothing', async () => {
    const both = { code: '200000727', resultCode: '9188' }
    expect(await check(json(both))).toMatchObject({ code: 'answer.not_understood' })
    expect(await check(json({ ...both, resultCode: '200000727' }))).toMatchObject({
      state: 'cancelled',
    })
  })
})

describe('a success', () => {
  const none = { caLength: 0, coLength: 0, nodNum: 0 }
  test.each([
    ['files', { coLst: [{}], caLst: null }, 'valid', '139.ok'],
    ['folders', { caLst: [{}], coLst: null }, 'valid', '139.ok'],
    ['two empty lists', { ...none, caLst: [], coLst: [] }, 'empty', '139.empty'],
    ['two missing lists', { ...none, caLst: null, coLst: null }, 'empty', '139.empty'],
    ['empty lists that are counted', { ...none, coLength: 2 }, 'error', 'answer.not_understood'],
    ['empty lists with nodes', { ...none, nodNum: 2 }, 'error', 'answer.not_understood'],
    ['empty lists without a count', { caLst: [], coLst: [] }, 'error', 'answer.not_understood'],
    ['a list that is text', { coLst: 'x' }, 'error', 'answer.not_understood'],
    ['no lists', {}, 'error', 'answer.not_understood'],
    ['no data', null, 'error', 'answer.not_understood'],
  ])('with %s', async (_name, data, state, code) => {
    for (const success of ['0', '0000']) {
      expect(await check(json({ code: success, data }))).toMatchObject({ state, code })
    }
  })

  test('an empty share is weak evidence', async () => {
    expect(await check(json({ code: '0', data: none }))).toMatchObject({ unproven: true })
  })
})

test('what is sent', async () => {
  const drive = new ScriptedDrive(provider, json({ code: '9188' }))
  await drive.check({ passcode: 'x1y2' })
  const [first, ...more] = drive.sent
  const { body = '', ...request } = first ?? { method: 'GET', url: '' }
  expect(request).toEqual({
    url: 'https://share-kd-njs.yun.139.com/yun-share/richlifeApp/devapp/IOutLink/getOutLinkInfoV6',
    method: 'POST',
    headers: {
      accept: 'application/json, text/plain, */*',
      'content-type': 'application/json',
      origin: 'https://yun.139.com',
      referer: 'https://yun.139.com/',
    },
  })
  expect(JSON.parse(body)).toEqual({
    getOutLinkInfoReq: {
      account: '',
      linkID: '0a1B2c3D4e5F6',
      passwd: 'x1y2',
      caSrt: 0,
      coSrt: 0,
      srtDr: 1,
      bNum: 1,
      pCaID: 'root',
      eNum: 200,
    },
  })
  expect(more).toEqual([])
})

test('the table holds these codes and no other', () => {
  // The codes, two about the passcode, and two that are read from the contents.
  expect(table.reasons).toHaveLength(codes.length + 4)
})
