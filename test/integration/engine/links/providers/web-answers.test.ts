import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import { linkOf } from '../../../../support/drives/scripted-drive.ts'
import { html, leadsTo, live, type Site, WebZoo } from '../../../../support/http/web-zoo.ts'
import { manners } from '../../../../support/web-sites/manners.ts'
import { pages } from '../../../../support/web-sites/pages.ts'

const rows = Object.entries({ ...manners, ...pages }).flatMap(([kind, list]) =>
  list.map((row) => [kind, ...row] as const),
)
const sites = new Map(rows.map(([, , site], index) => [`site${index}.test`, site]))
const shares: Readonly<Record<string, Site>> = {
  't.cn': leadsTo('https://pan.quark.cn/s/a1b2c3d40404'),
  'short.test': leadsTo('https://123pan.com/s/ab12-cd34'),
  'drive-pc.quark.cn': (_, response) =>
    response
      .writeHead(404, { 'content-type': 'application/json' })
      .end('{"status":404,"code":41012,"message":"好友已取消了分享"}'),
  '123pan.com': ({ url }, response) =>
    response.writeHead(301, { location: `https://www.123pan.com${url}` }).end(),
  'www.123pan.com': (_, response) =>
    response.end('{"code":0,"message":"ok","data":{"InfoList":[{}],"Next":"-1"}}'),
  'login.test': (request, response) =>
    request.headers.authorization === `Basic ${Buffer.from('me:p@ss').toString('base64')}`
      ? live(request, response)
      : response.writeHead(401, html).end(),
  'slow.test': async (_, response) => {
    response.writeHead(200, html)
    for (let count = 0; count < 50 && !response.destroyed; count += 1) {
      response.write(' ')
      await pause(100)
    }
  },
}

let zoo: WebZoo
let requester: HttpRequester

beforeAll(async () => {
  zoo = await WebZoo.start(new Map([...sites, ...Object.entries(shares)]))
  requester = createRequester({ origins: zoo.origins })
})

afterAll(async () => {
  await requester.close()
  await zoo[Symbol.asyncDispose]()
})

async function check(address: string, timeoutMs = 20_000) {
  const { signal } = new AbortController()
  return checkLink(linkOf(address), { request: requester.request, signal, timeoutMs })
}

describe('a web server', () => {
  test.each(rows.map(([kind, name, , code], index) => [`${kind}: ${name}`, index, code] as const))(
    '%s',
    async (_name, index, code) => {
      expect((await check(`http://site${index}.test/share/1`)).verdict).toMatchObject({ code })
    },
  )

  test('whose page drips is given up in time', async () => {
    expect((await check('http://slow.test/share/1', 500)).verdict).toMatchObject({
      state: 'error',
      code: 'network.timeout',
    })
  })

  test('is told the name and password of the address, and nobody else', async () => {
    const { verdict } = await check('http://me:p%40ss@login.test/share/1')
    expect(verdict).toMatchObject({ state: 'valid', code: 'http.200', reason: '200 OK' })
  })
})

describe('a short address', () => {
  test.each([
    ['http://t.cn/share/1', 'quark.41012', 'https://pan.quark.cn/s/a1b2c3d40404'],
    ['http://short.test/share/1', '123.ok', 'https://123pan.com/s/ab12-cd34'],
  ])('%s is judged as the share it leads to', async (address, code, finalUrl) => {
    expect((await check(address)).verdict).toMatchObject({ code, finalUrl })
  })
})

describe('what is the same for every share', () => {
  test.each([
    'https://mega.nz/file/AbCdEfGh#0123456789abcdefghij',
    'https://www.ilanzou.com/s/AbCd1?code=ab12',
    'https://www.mediafire.com/file/abc/x.zip/file',
    'https://www.ecpan.cn/web/#/yunpanProxy?data=1',
    'https://www.terabox.com/s/1abc',
    'https://t.me/some_channel/12',
  ])('is not asked: %s', async (address) => {
    expect(await check(address)).toMatchObject({
      verdict: { state: 'unsupported', code: 'http.script' },
      asked: false,
    })
  })
})
