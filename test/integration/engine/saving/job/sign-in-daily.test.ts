import { afterEach, beforeEach, expect, test } from 'vitest'
import { dailyJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { cookieOf } from '../../../../support/drives/account-answers.ts'
import { SavingEngine } from '../../../../support/saving/saving-engine.ts'
import type { SimulatedAnswer } from '../../../../support/simulated-drives.ts'

const growth = '/1/clouddrive/capacity/growth'
const megabyte = 2 ** 20
const [kps, sign, vcode] = ['kps+one/==', 'AAsign-two', '1700000000000']
const encoded = `kps=${encodeURIComponent(kps)}&sign=${sign}&vcode=${vcode}`

let saving: SavingEngine
let isSigned: boolean
let info: SimulatedAnswer | undefined
let signed: SimulatedAnswer | undefined

beforeEach(async () => {
  saving = await SavingEngine.start()
  isSigned = false
  info = undefined
  signed = undefined
  saving.answering = ({ host, method, path }) => {
    if (host !== 'drive-m.quark.cn') return undefined
    if (method === 'GET' && path === `${growth}/info`) return info ?? standing()
    if (method !== 'POST' || path !== `${growth}/sign`) return { status: 404, text: '' }
    isSigned = signed === undefined
    return signed ?? { status: 200, json: { code: 0, data: { sign_daily_reward: 20 * megabyte } } }
  }
  saving.engine.start()
})

afterEach(async () => {
  await saving[Symbol.asyncDispose]()
})

const standing = (): SimulatedAnswer => {
  const days = { sign_progress: isSigned ? 3 : 2, sign_target: 7 }
  const cap_sign = { sign_daily: isSigned, sign_daily_reward: 20 * megabyte, ...days }
  return { status: 200, json: { code: 0, data: { cap_sign } } }
}

const replace = (parameters: string) =>
  saving.engine.accounts.replace(1, `${cookieOf('u1')}; ${parameters}`)
const run = () => saving.ended(saving.engine.jobs.run(dailyJobId).runId)
const asked = () =>
  saving.exchanges.filter(({ host }) => host === 'drive-m.quark.cn').map(({ method }) => method)

test('the job is there once an account holds what it asks with, and runs each morning', async () => {
  expect(saving.engine.jobs.has(dailyJobId)).toBe(false)
  expect(saving.engine.accounts.get(1).isSignedInDaily).toBe(false)
  await replace(encoded)
  expect(saving.engine.accounts.get(1).isSignedInDaily).toBe(true)
  expect(saving.engine.jobs.get(dailyJobId).nextRunAt).toBe(Date.parse('2026-03-12T09:15:00Z'))
})

test.each([
  ['of an address', encoded],
  ['as cookies', encoded.replaceAll('&', '; ')],
  ['unencoded', `kps=${kps}; sign=${sign}; vcode=${vcode}`],
])(
  'what is pasted %s is sent once encoded, without a cookie, and a day is signed in once',
  async (_, pasted) => {
    await replace(pasted)
    const first = await run()
    expect(first).toMatchObject({ outcome: 'succeeded', summary: { accounts: 1, signed: 1 } })
    expect(saving.lines(first.id).join()).toContain('"megabytes":20,"progress":3,"target":7')
    expect(await run()).toMatchObject({ outcome: 'succeeded', summary: { accounts: 1, signed: 0 } })
    expect(asked()).toEqual(['GET', 'POST', 'GET'])
    for (const { headers, host, query } of saving.exchanges) {
      if (host !== 'drive-m.quark.cn') continue
      expect(query).toEqual({ pr: 'ucpro', fr: 'android', kps, sign, vcode })
      expect(headers).not.toHaveProperty('cookie')
    }
  },
)

test.each<[string, { info?: SimulatedAnswer; signed?: SimulatedAnswer }, string]>([
  [
    'old parameters',
    { info: { status: 401, json: { code: 31001, message: 'require login [guest]' } } },
    'refused',
  ],
  ['a limit', { info: { status: 429, text: '' } }, 'limited'],
  ['HTML', { info: { status: 200, text: '<p>维护中</p>' } }, 'unclear'],
  ['nothing', { info: { status: 502, text: '' } }, 'unclear'],
  [
    'that all is well, and nothing of days',
    { info: { status: 200, json: { code: 0, message: 'ok', data: {} } } },
    'unclear","values":{"name":"北","reason":"HTTP 200',
  ],
  ['no reward', { signed: { status: 200, json: { code: 0, data: {} } } }, 'unclear'],
  [
    'a refusal in which it repeats them',
    { signed: { status: 200, json: { code: 1, message: `bad ${sign}` } } },
    'unclear',
  ],
])('a drive that answers %s fails the run, and says so', async (_, answers, said) => {
  await replace(encoded)
  info = answers.info
  signed = answers.signed
  const failed = await run()
  expect(failed.outcome).toBe('failed')
  const told = JSON.stringify(failed.error) + saving.lines(failed.id).join()
  expect(told).toContain(`log.daily.${said}`)
  for (const secret of [kps, sign, vcode]) expect(told).not.toContain(secret)
})

test.each([{}, { cap_sign: null }])(
  'an account that is given nothing for it is no failure: %j',
  async (more) => {
    await replace(encoded)
    info = {
      status: 200,
      json: { code: 0, data: { member_type: 'SUPER_VIP', total_capacity: 7, ...more } },
    }
    const run1 = await run()
    expect(run1).toMatchObject({ outcome: 'succeeded', summary: { signed: 0, failed: 0 } })
    expect(saving.lines(run1.id).join()).toContain('log.daily.none')
    expect(asked()).toEqual(['GET'])
  },
)

test('a drive that wants to be left alone is not asked for the accounts that follow', async () => {
  await replace(encoded)
  await saving.engine.accounts.add({
    drive: 'quark',
    name: '',
    secret: `${cookieOf('u2')}; kps=other-kps; sign=other-sign; vcode=other-vcode`,
  })
  info = { status: 429, headers: { 'retry-after': '600' }, text: '' }
  const failed = await run()
  expect(failed.outcome).toBe('failed')
  expect(asked()).toEqual(['GET'])
})
