import { createServer, type ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLink } from '../../../../../electron/engine/links/checks/check.ts'
import { parseLink } from '../../../../../electron/engine/links/links.ts'
import {
  createRequester,
  type HttpRequester,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import type { Link } from '../../../../../electron/engine/model/link.ts'
import { lifeOf } from '../../../../../electron/engine/model/verdict.ts'
import metadata from '../../../../../package.json' with { type: 'json' }
import { freePort, type LocalServer, listen } from '../../../../support/http/local-server.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }
const cancelled = JSON.stringify({ status: 404, code: 41012, message: '好友已取消了分享' })

const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024), { level: 1 })

/** Answers of bad networks and bad servers, by path. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/ok': (response) => response.writeHead(200, json).end('{"ok":true}'),
  '/gzip': (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('"被压缩"')),
  '/br': (response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'br' })
      .end(brotliCompressSync('"被压缩"')),
  '/gbk': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=gbk' })
      .end(Buffer.from([0xb7, 0xd6, 0xcf, 0xed])),
  '/unknown-charset': (response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=klingon' }).end('分享'),
  '/huge': (response) => response.writeHead(200).end(Buffer.alloc(10 * 1024 * 1024, 'x')),
  '/bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  '/broken-gzip': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('not compressed at all'),
  '/cut': (response) => {
    response.writeHead(404, { ...json, 'content-length': '1000' })
    response.write(cancelled)
    setTimeout(() => response.destroy(), 20)
  },
  '/cut-gzip': (response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync('x'.repeat(1000)).subarray(0, 15)),
  '/hang-up': (response) => response.destroy(),
  '/silent': () => {},
  '/stalls': (response) => {
    response.writeHead(200, json)
    response.write('{"code":')
  },
  '/drip': (response) => {
    response.writeHead(200, json)
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  },
  '/redirect': (response) => response.writeHead(302, { location: '/ok' }).end(),
  '/user-agent': (response) => response.end(response.req.headers['user-agent']),
}

let server: LocalServer
let requester: HttpRequester
let origin: string
let connections = 0

beforeAll(async () => {
  const answering = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any')
    // A drive's step answers as the part of the id says: `/s/drip` drips.
    const id = /"pwd_id":"([\w-]+)"/
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const answer = answers[pathname] ?? answers[`/${id.exec(body)?.[1]}`]
      if (answer) answer(response)
      else response.writeHead(404).end()
    })
  })
  answering.on('connection', () => {
    connections += 1
  })
  server = await listen(answering)
  origin = server.origin
  requester = createRequester({
    origins: new Map([
      ['https://drive-pc.quark.cn', origin],
      ['https://public.example.test', origin],
    ]),
    headersTimeoutMs: 300,
    bodyTimeoutMs: 300,
    connectTimeoutMs: 1000,
  })
})

afterAll(async () => {
  await requester.close()
  await server[Symbol.asyncDispose]()
})

const signal = new AbortController().signal
const get = (path: string, options = {}) =>
  requester.request(origin + path, { method: 'GET', signal, ...options })

test('a request names a desktop browser, and this version of Pansentry at the end', async () => {
  const { body } = await get('/user-agent')
  expect(body).toMatch(/^Mozilla\/5\.0 /)
  expect(body.endsWith(` Pansentry/${metadata.version}`)).toBe(true)
})

describe('an answer is read', () => {
  test.each([
    ['plain', '/ok', '{"ok":true}'],
    ['gzip', '/gzip', '"被压缩"'],
    ['brotli', '/br', '"被压缩"'],
    ['gbk', '/gbk', '分享'],
    ['a charset nobody knows, as utf-8', '/unknown-charset', '分享'],
  ])('%s', async (_name, path, body) => {
    expect(await get(path)).toMatchObject({ status: 200, body })
  })

  test('no further than its cap', async () => {
    expect((await get('/huge', { maxBytes: 1000 })).body).toHaveLength(1000)
    expect((await get('/huge')).body).toHaveLength(1024 * 1024)
    expect((await get('/ok', { maxBytes: 0 })).body).toBe('')
  })

  test('and the cap counts what a compressed one unpacks to', async () => {
    const before = process.memoryUsage().rss
    expect((await get('/bomb', { maxBytes: 5000 })).body).toHaveLength(5000)
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
  })

  test('without following a redirect', async () => {
    expect(await get('/redirect')).toMatchObject({ status: 302, headers: { location: '/ok' } })
  })

  test('over one kept connection', async () => {
    await get('/ok')
    const before = connections
    await get('/ok')
    await get('/ok')
    expect(connections).toBe(before)
  })
})

describe('without an answer there is a reason', () => {
  test.each([
    ['/silent', 'network.timeout'],
    ['/stalls', 'network.timeout'],
    ['/hang-up', 'network.reset'],
    ['/cut', 'network.reset'],
    ['/cut-gzip', 'network.reset'],
    ['/broken-gzip', 'network.failed'],
  ])('%s → %s', async (path, code) => {
    await expect(get(path)).rejects.toMatchObject({ name: 'RequestError', code })
  })

  test('a port where nobody listens → network.refused', async () => {
    await expect(
      requester.request(`http://127.0.0.1:${await freePort()}/`, { method: 'GET', signal }),
    ).rejects.toMatchObject({ code: 'network.refused' })
  })

  test('a server that speaks no TLS → network.tls', async () => {
    await expect(
      requester.request(origin.replace('http:', 'https:'), { method: 'GET', signal }),
    ).rejects.toMatchObject({ code: 'network.tls' })
  })

  test('a name that cannot exist → network.no_host', async () => {
    await expect(
      // A label of more than 63 letters is refused before any resolver is asked.
      requester.request(`http://${'a'.repeat(64)}.test/`, { method: 'GET', signal }),
    ).rejects.toMatchObject({ code: 'network.no_host' })
  })
})

test('a mapped origin is let through where only public ones may be asked', async () => {
  const wanted = { method: 'GET', signal, publicOnly: true } as const
  const answer = await requester.request('https://public.example.test/ok', wanted)
  expect(answer).toMatchObject({ status: 200 })
})

describe('a check', () => {
  const link = (id: string): Link => {
    const parsed = parseLink(`https://pan.quark.cn/s/${id}`)
    if (!parsed) throw new Error(id)
    return parsed
  }
  const check = (id: string, timeoutMs = 5000, own = signal) =>
    checkLink(link(id), { request: requester.request, signal: own, timeoutMs })

  test.each([
    ['huge', 'answer.not_json'],
    ['bomb', 'answer.not_json'],
    ['cut', 'network.reset'],
    ['hang-up', 'network.reset'],
    ['silent', 'network.timeout'],
    ['stalls', 'network.timeout'],
    ['broken-gzip', 'network.failed'],
  ])('of a share behind a bad answer is undecided: %s → %s', async (id, code) => {
    const { verdict } = await check(id)
    expect(verdict).toMatchObject({ state: 'error', code })
    expect(lifeOf(verdict.state)).toBe('undecided')
  })

  test('has one time budget, which a dripping answer cannot stretch', async () => {
    const start = performance.now()
    const { verdict } = await check('drip', 500)
    expect(verdict).toMatchObject({ state: 'error', code: 'network.timeout' })
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('rejects with the reason of its caller, within a second', async () => {
    const controller = new AbortController()
    const stopped = new Error('cancelled by hand')
    const running = check('drip', 60_000, controller.signal)
    const start = performance.now()
    setTimeout(() => controller.abort(stopped), 50)
    await expect(running).rejects.toBe(stopped)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('rejects at once when it was cancelled before', async () => {
    await expect(check('drip', 60_000, AbortSignal.abort('gone'))).rejects.toBe('gone')
  })

  test('follows a link of one’s own network within it', async () => {
    const own = parseLink(`${origin}/redirect`)
    if (!own) throw new Error('The address of the server is no link.')
    const options = { request: requester.request, signal, timeoutMs: 5000 }
    expect((await checkLink(own, options)).verdict).toMatchObject({ state: 'valid' })
  })

  test('survives a provider that breaks', async () => {
    const request = () => Promise.reject(new TypeError('boom'))
    const result = await checkLink(link('any'), { request, signal, timeoutMs: 1000 })
    expect(result).toMatchObject({
      verdict: { state: 'error', code: 'check.failed', reason: 'boom' },
      asked: true,
    })
  })
})
