import { expect, test } from 'vitest'
import { provider } from '../../../../../electron/engine/links/providers/uc/index.ts'
import { json, linkOf, ScriptedDrive } from '../../../../support/drives/scripted-drive.ts'

/** What is asked for a share whose every request is refused with `code`, and the verdict. */
async function check(url: string, code: unknown, status = 404) {
  const drive = new ScriptedDrive(provider, json({ status, code, message: ' 说明 ' }, status))
  const link = linkOf(url)
  return { provider: link.provider, verdict: await drive.check(link), sent: drive.sent }
}

test('the token is asked for at UC’s own address, with the Origin it requires', async () => {
  const { sent } = await check('https://drive.uc.cn/s/a1b2c3?pwd=x1y2', 41012)
  expect(sent).toEqual([
    {
      url: 'https://pc-api.uc.cn/1/clouddrive/share/sharepage/token?pr=UCBrowser&fr=pc',
      method: 'POST',
      headers: {
        accept: 'application/json, text/plain, */*',
        'content-type': 'application/json',
        origin: 'https://drive.uc.cn',
        referer: 'https://drive.uc.cn/',
      },
      body: '{"pwd_id":"a1b2c3","passcode":"x1y2"}',
    },
  ])
})

test.each(['drive', 'fast', 'yun'])('shares of %s.uc.cn are the same shares', async (name) => {
  const { provider, sent, verdict } = await check(`https://${name}.uc.cn/s/a1b2c3`, 41012)
  expect(provider).toBe('uc')
  expect(sent[0]?.url).toContain('https://pc-api.uc.cn/')
  expect(verdict).toEqual({ state: 'cancelled', code: 'uc.41012', reason: '说明' })
})

test.each([
  [41004, 'deleted'],
  [41006, 'not_found'],
  [41008, 'passcode_required'],
  [41010, 'banned'],
  [41011, 'expired'],
  [41012, 'cancelled'],
  [41013, 'rate_limited'],
  [41031, 'banned'],
  [49999, 'error'],
])('%i is %s, whatever the HTTP status, and named as UC’s', async (code, state) => {
  for (const status of [200, 400, 403, 404]) {
    const { verdict } = await check('https://drive.uc.cn/s/a1b2c3', code, status)
    expect(verdict).toMatchObject({ state, code: `uc.${code}` })
  }
})

test.each([undefined, '41012', 41012.5, null])('%s is no code', async (code) => {
  const { verdict } = await check('https://drive.uc.cn/s/a1b2c3', code)
  expect(verdict).toMatchObject({ state: 'error', code: 'answer.not_understood' })
})
