import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import { withPasscode } from '../../../../../electron/engine/links/links.ts'
import { linkProviders } from '../../../../../electron/engine/links/providers/index.ts'
import type { LinkProvider } from '../../../../../electron/engine/links/providers/provider.ts'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'
import type { Link } from '../../../../../electron/engine/model/link.ts'
import { lifeOf, type Verdict } from '../../../../../electron/engine/model/verdict.ts'
import { linkOf } from '../../../../support/drives/scripted-drive.ts'
import { type SimulatedAnswer, SimulatedDrives } from '../../../../support/simulated-drives.ts'

const page =
  '<!DOCTYPE html><html><head><title>云盘</title></head><body><h1>首页</h1></body></html>'
const json = { 'content-type': 'application/json; charset=utf-8' }

/** A body with one value wherever some drive keeps its code. */
const coded = (code: unknown, message = 'x') => ({
  ...Object.fromEntries(
    'code res_code resultCode errno err_no ret retcode state status error_code share_status zt'
      .split(' ')
      .map((name) => [name, code]),
  ),
  message,
  data: { code },
})

/** What would be deaths, were they whole answers; each drive finds its own code in one of them. */
const deaths = [
  JSON.stringify({ ...coded(41012), res_code: 'ShareNotFound', errno: -21, message: '' }),
  JSON.stringify({ code: '200000727', res_code: 'FileNotFound', message: '' }),
  '<html><body>来晚啦...文件取消分享了</body></html>',
]
// 分享 in gbk
const gbk = Buffer.from([0xb7, 0xd6, 0xcf, 0xed])
const mib = 1024 * 1024

/** Answers that say nothing of any share, whoever is asked whatever. */
const answers: Readonly<Record<string, SimulatedAnswer>> = {
  'a web page': { status: 200, html: page },
  'nothing at all': { status: 200, text: '' },
  '{}': { status: 200, json: {} },
  '[]': { status: 200, json: [] },
  null: { status: 200, json: null },
  'JSON cut short': { status: 200, headers: json, text: deaths[0]?.slice(0, -1) },
  ...Object.fromEntries(
    [
      '0',
      'what',
      true,
      false,
      0.5,
      null,
      {},
      987_654_321,
      '987654321',
      '__proto__',
      'constructor',
    ].map((code) => [`the code ${JSON.stringify(code)}`, { status: 200, json: coded(code) }]),
  ),
  ...Object.fromEntries(
    [400, 401, 403, 405, 500, 502, 503, 504].map((status) => [
      `a web page with HTTP ${status}`,
      { status, html: page },
    ]),
  ),
  'ten megabytes of text': { status: 200, bytes: Buffer.alloc(10 * mib, 'x') },
  'ten megabytes of <': { status: 200, bytes: Buffer.alloc(10 * mib, '<'), headers: json },
  'ten megabytes of comments': { status: 200, bytes: Buffer.alloc(10 * mib, '<!--<script>/*"') },
  'ten megabytes of blanks': { status: 200, bytes: Buffer.alloc(10 * mib, ' ') },
  'a gzip bomb': {
    status: 200,
    headers: { ...json, 'content-encoding': 'gzip' },
    bytes: gzipSync(Buffer.alloc(10 * mib)),
  },
  'a gzip bomb within another': {
    status: 200,
    headers: { ...json, 'content-encoding': 'gzip, gzip' },
    bytes: gzipSync(gzipSync(Buffer.alloc(10 * mib))),
  },
  'gbk that claims to be utf-8': {
    status: 200,
    headers: json,
    bytes: Buffer.concat([Buffer.from('{"code":"'), gbk, Buffer.from('","message":"'), gbk]),
  },
  'utf-8 that claims to be gbk': {
    status: 200,
    headers: { 'content-type': 'text/html; charset=gbk' },
    text: page,
  },
  'a body that drips': { status: 200, headers: json, text: deaths[0], dripMs: 100 },
  ...Object.fromEntries(
    deaths.map((text) => [
      `${text.slice(0, 20)}… and the connection breaks`,
      { status: 200, headers: json, text, reset: true } as const,
    ]),
  ),
  'a login page elsewhere': {
    status: 302,
    headers: { location: 'https://passport.example.com/login?from=share' },
  },
  'the front page': { status: 301, headers: { location: '/' } },
}

describe.each(Object.entries(answers))('%s', (_name, answer) => {
  test('kills no link, and says nothing of a share', async () => {
    const { verdicts, longestBody } = await askAll(answer)
    expect(verdicts.filter(({ verdict }) => lifeOf(verdict.state) === 'dead')).toEqual([])
    // A web address is alive when anything answers.
    const drives = verdicts.filter(({ link }) => link.provider !== 'web')
    expect(drives.filter(({ verdict }) => lifeOf(verdict.state) !== 'undecided')).toEqual([])
    expect(longestBody).toBeLessThanOrEqual(mib)
  })
})

test.each([404, 410])('HTTP %i alone kills no share', async (status) => {
  const { verdicts } = await askAll({ status, html: page })
  const dead = verdicts.filter(({ verdict }) => lifeOf(verdict.state) === 'dead')
  expect(dead.map(({ link }) => link.provider)).toEqual(['web'])
})

test.each([
  ['seconds', () => '30'],
  ['a date', () => new Date(Date.now() + 31_000).toUTCString()],
])('HTTP 429 that names %s is waited for, whatever its body', async (_unit, retryAfter) => {
  for (const body of [{ html: page }, { json: coded(41012) }, { json: coded('ShareNotFound') }]) {
    const headers = { 'retry-after': retryAfter() }
    const { verdicts } = await askAll({ status: 429, headers, ...body })
    const asked = verdicts.filter(({ asked }) => asked)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter(({ verdict }) => !asksForHalfAMinute(verdict))).toEqual([])
  }
})

function asksForHalfAMinute(verdict: Verdict): boolean {
  if (verdict.state !== 'rate_limited') return false
  const { retryAfterMs = 0 } = verdict
  return retryAfterMs > 10_000 && retryAfterMs <= 31_000
}

/** Asks for every sample, while every path of every host answers alike. */
async function askAll(answer: SimulatedAnswer) {
  await using drives = await SimulatedDrives.start(() => answer, [])
  const everywhere = new Map<string, string>()
  everywhere.get = () => drives.origin
  const requester = createRequester({ origins: everywhere })
  let longestBody = 0
  const verdicts = await Promise.all(
    links().map(async (link) => {
      const { verdict, asked } = await checkLink(link, {
        request: async (url, options) => {
          const got = await requester.request(url, options)
          longestBody = Math.max(longestBody, got.body.length)
          return got
        },
        signal: new AbortController().signal,
        timeoutMs: answer.dripMs === undefined ? 10_000 : 500,
      })
      // Two links of Baidu wait for one cookie, and may both run out of time on it.
      const mayHaveWaited = answer.dripMs !== undefined && verdict.state === 'error'
      expect(asked || mayHaveWaited).toBe(verdict.state !== 'unsupported')
      return { link, verdict, asked }
    }),
  )
  await requester.close()
  return { verdicts, longestBody }
}

/** One link of each provider; of a drive a second one, for a passcode changes what is asked. */
function links(): Link[] {
  return Object.values<LinkProvider>(linkProviders).flatMap(({ id, sample }) => {
    const link = linkOf(sample)
    return id === 'web' ? [link] : [link, withPasscode(link, 'x1y2')]
  })
}
