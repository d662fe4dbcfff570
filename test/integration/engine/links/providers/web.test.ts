import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import { type LocalServer, listen } from '../../../../support/http/local-server.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }
const page = (title: string, rest = '') => `<!doctype html><title>${title}</title>${rest}`
const gone = page('页面不存在_示例网')

type Said = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** What HEAD is answered, if something else. */
  readonly head?: Said
}

const answers: Readonly<Record<string, Said>> = {
  '/file.zip': { headers: { 'content-type': 'application/zip' }, body: gone },
  '/untyped': { body: gone },
  '/article': { headers: html, body: page('How to fix a 404 error') },
  '/gone': { headers: html, body: gone },
  '/gone-head-refused': { headers: html, body: gone, head: { status: 405 } },
  '/gone-part': { status: 206, headers: html, body: gone },
  '/gone-gbk': {
    headers: { 'content-type': 'text/html' },
    // <meta charset=gbk><title>页面不存在</title>
    body: Buffer.concat([
      Buffer.from('<meta charset="gbk"><title>'),
      Buffer.from([0xd2, 0xb3, 0xc3, 0xe6, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda]),
      Buffer.from('</title>'),
    ]),
  },
  '/gone-late': { headers: html, body: page('示例', `${' '.repeat(20_000)}<h1>404</h1>`) },
  '/gone-huge': { headers: html, body: page('Not Found', 'x'.repeat(5_000_000)) },
  '/gone-gzip-part': {
    status: 206,
    headers: { ...html, 'content-encoding': 'gzip' },
    body: gzipSync(page('Not Found') + crypto.randomUUID().repeat(50)).subarray(0, 200),
  },
  '/head-lies': { status: 404, head: { headers: html } },
  '/head-lies-410': { status: 410, head: { headers: html } },
  '/head-is-well-get-is-not': { status: 503, head: { headers: html } },
  '/404': { status: 404 },
  '/410': { status: 410 },
  '/to-404': { status: 302, headers: { location: '/404' } },
  '/to-410': { status: 301, headers: { location: '/to-410-again' } },
  '/to-410-again': { status: 302, headers: { location: '/410' } },
  '/to-file': { status: 302, headers: { location: '/file.zip?a=1#part' } },
  '/to-slash': { status: 301, headers: { location: '/to-slash/' } },
  '/to-slash/': { headers: { 'content-type': 'application/zip' } },
  '/to-gone': { status: 302, headers: { location: '/gone' } },
}

let server: LocalServer
let origin: string
let requester: HttpRequester
const asked: string[] = []
let connections = 0

beforeAll(async () => {
  const answering = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any')
    asked.push(`${request.method} ${pathname}`)
    const answer = answers[pathname] ?? { status: 500 }
    const {
      status = 200,
      headers,
      body = '',
    } = (request.method === 'HEAD' && answer.head) || answer
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body)
  })
  answering.on('connection', () => {
    connections += 1
  })
  server = await listen(answering)
  origin = server.origin
  requester = createRequester({
    origins: new Map([
      ['http://files.example.test', origin],
      ['https://files.example.test', origin],
      ['http://[2606:4700::1111]:8080', origin],
      ['https://xn--fsqu00a.xn--0zwm56d', origin],
    ]),
  })
})

afterAll(async () => {
  await requester.close()
  await server[Symbol.asyncDispose]()
})

async function check(address: string, by = requester) {
  const link = parseLink(address)
  if (!link) throw new Error(`${address} is no link.`)
  asked.length = 0
  const signal = new AbortController().signal
  return (await checkLink(link, { request: by.request, signal, timeoutMs: 5000 })).verdict
}

const at = (path: string) => check(`https://files.example.test${path}`)

describe('a page that says it is not there', () => {
  test.each([
    '/gone',
    '/gone-head-refused',
    '/gone-part',
    '/gone-gbk',
    '/gone-huge',
    '/gone-gzip-part',
    '/to-gone',
  ])('is undecided, with its words: %s', async (path) => {
    expect(await at(path)).toMatchObject({
      state: 'error',
      code: 'http.soft_404',
      reason: expect.stringMatching(/页面不存在|Not Found/),
    })
  })

  test.each([
    ['an article about such pages', '/article'],
    ['a file, whatever it holds', '/file.zip'],
    ['what names no type', '/untyped'],
    ['what says so past its beginning', '/gone-late'],
  ])('is not %s', async (_name, path) => {
    const alive = { state: 'valid', code: 'http.200', reason: '200 OK' }
    expect(await at(path)).toMatchObject(alive)
  })
})

describe('a check asks no more than it needs', () => {
  test.each([
    ['/file.zip', ['GET /file.zip']],
    ['/untyped', ['GET /untyped']],
    ['/article', ['GET /article']],
    ['/gone-head-refused', ['GET /gone-head-refused']],
    ['/to-gone', ['GET /to-gone', 'GET /gone']],
    ['/404', ['GET /404', 'GET /404']],
    [
      '/head-is-well-get-is-not',
      [1, 2].map(() => 'GET /head-is-well-get-is-not').concat('HEAD /head-is-well-get-is-not'),
    ],
  ])('of %s: %j', async (path, expected) => {
    await at(path)
    expect(asked).toEqual(expected)
  })

  test('and over one connection', async () => {
    const own = createRequester()
    connections = 0
    for (const path of ['/file.zip', '/article', '/to-gone', '/404'])
      await check(origin + path, own)
    await own.close()
    expect(connections).toBe(1)
  })
})

describe('HEAD is not the last word', () => {
  test.each([
    ['/head-lies', { state: 'not_found', unproven: true }],
    ['/head-lies-410', { state: 'deleted' }],
    ['/head-is-well-get-is-not', { state: 'error', code: 'http.503' }],
  ])('%s', async (path, verdict) => {
    expect(await at(path)).toMatchObject(verdict)
  })

  test('but it counts when the page itself does not come', async () => {
    await using rude = await listen(
      createServer((request, response) => {
        if (request.method === 'HEAD') response.writeHead(200, html).end()
        else response.destroy()
      }),
    )
    expect(await check(`${rude.origin}/a`)).toMatchObject({ state: 'valid' })
  })

  test('and a body that follows it is taken for no other answer', async () => {
    const stray = 'HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n'
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: 42\r\n\r\n'
    await using chatty = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => {})
        socket.on('data', () => socket.write(head + stray))
      }),
    )
    const own = createRequester()
    for (let index = 0; index < 5; index += 1) {
      const verdict = await check(`${chatty.origin}/${index}.zip`, own)
      expect(verdict).toMatchObject({ state: 'valid', code: 'http.200' })
    }
    await own.close()
  })
})

describe('what is gone', () => {
  test.each([
    ['/404', { state: 'not_found', code: 'http.404', unproven: true }],
    ['/410', { state: 'deleted', code: 'http.410' }],
    ['/to-404', { state: 'not_found', code: 'http.404', unproven: true }],
    ['/to-410', { state: 'deleted', code: 'http.410' }],
  ])(
    '%s is proven only by 410',
    async (path, { unproven, ...verdict }: Record<string, unknown>) => {
      const got = await at(path)
      expect(got).toMatchObject(verdict)
      expect('unproven' in got && got.unproven).toBe(unproven ?? false)
    },
  )
})

describe('where redirects led', () => {
  test.each([
    ['to another file', '/to-file', '/file.zip?a=1'],
    ['to a page that is gone', '/to-gone', '/gone'],
    ['to nothing', '/to-404', '/404'],
    ['nowhere', '/file.zip', undefined],
    ['to the same place with a slash', '/to-slash', undefined],
  ])('is told when it is elsewhere: %s', async (_name, path, place) => {
    const finalUrl = place === undefined ? undefined : `https://files.example.test${place}`
    expect((await at(path)).finalUrl).toBe(finalUrl)
  })

  test('is not told when only http became https', async () => {
    await using secure = await listen(
      createServer((request, response) => {
        response.writeHead(301, { location: `https://files.example.test${request.url}` }).end()
      }),
    )
    const own = createRequester({
      origins: new Map([
        ['http://files.example.test', secure.origin],
        ['https://files.example.test', origin],
      ]),
    })
    const verdict = await check('http://files.example.test/file.zip', own)
    expect(verdict).toEqual({ state: 'valid', code: 'http.200', reason: '200 OK' })
    await own.close()
  })
})

describe('hosts in other spellings', () => {
  test.each([
    ['an IPv6 literal', 'http://[2606:4700:0:0::1111]:8080/file.zip'],
    ['a name in Chinese, as punycode', 'https://例子.测试/file.zip'],
  ])('are asked: %s', async (_name, address) => {
    expect(await check(address)).toMatchObject({ state: 'valid' })
  })
})
