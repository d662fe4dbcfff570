import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createRequester,
  type RequesterOptions,
} from '../../../../../electron/engine/links/requests/http-requester.ts'
import {
  isImplicitlyBypassed,
  type ProxyFor,
} from '../../../../../electron/engine/links/requests/proxy.ts'
import { LocalProxy } from '../../../../support/http/local-proxy.ts'
import { freePort, type LocalServer, listen } from '../../../../support/http/local-server.ts'
import { LocalSocks } from '../../../../support/http/local-socks.ts'

// Valid for files.example.test, and trusted by nobody.
const pem = readFileSync(
  new URL('../../../../support/fixtures/self-signed.pem', import.meta.url),
  'utf8',
)
const trusted = getCACertificates('default')
const never = new AbortController().signal

let plain: LocalServer
let tls: LocalServer

beforeAll(async () => {
  plain = await listen(createServer((request, response) => response.end(`plain ${request.url}`)))
  tls = await listen(
    createTlsServer({ key: pem, cert: pem }, (request, response) =>
      response.end(`tls ${request.headers.host}${request.url}`),
    ),
  )
})

afterAll(async () => {
  setDefaultCACertificates(trusted)
  await plain[Symbol.asyncDispose]()
  await tls[Symbol.asyncDispose]()
})

describe('a request through a proxy', () => {
  test('for http names the whole address, without looking the host up', async () => {
    await using proxy = await LocalProxy.start(plain.port)
    const answer = await ask('http://files.example.test/a?b=1', { proxy: () => proxy.url })
    expect(answer).toMatchObject({ status: 200, body: 'plain /a?b=1' })
    expect(proxy.asked).toEqual(['GET http://files.example.test/a?b=1'])
  })

  test('for https goes through a tunnel, in which the host proves itself', async () => {
    await using proxy = await LocalProxy.start(tls.port)
    const options = { proxy: () => Promise.resolve(proxy.url) }
    await expect(ask('https://files.example.test/a', options)).rejects.toMatchObject({
      code: 'network.tls',
    })
    setDefaultCACertificates([...trusted, pem])
    expect(await ask('https://files.example.test/a', options)).toMatchObject({
      status: 200,
      body: 'tls files.example.test/a',
    })
    await expect(ask('https://other.example.test/a', options)).rejects.toMatchObject({
      code: 'network.tls',
    })
    setDefaultCACertificates(trusted)
    expect(new Set(proxy.asked)).toEqual(
      new Set(['CONNECT files.example.test:443', 'CONNECT other.example.test:443']),
    )
  })

  test('keeps its tunnel', async () => {
    await using proxy = await LocalProxy.start(tls.port)
    setDefaultCACertificates([...trusted, pem])
    const requester = createRequester({ proxy: () => proxy.url })
    for (const method of ['HEAD', 'GET', 'HEAD'] as const) {
      await requester.request('https://files.example.test/a', { method, signal: never })
    }
    await requester.close()
    setDefaultCACertificates(trusted)
    expect(proxy.asked).toEqual(['CONNECT files.example.test:443'])
  })

  test.each(['http', 'https'])(
    'for %s goes through SOCKS 5, which resolves the name',
    async (protocol) => {
      await using proxy = await LocalSocks.start(protocol === 'http' ? plain.port : tls.port)
      setDefaultCACertificates([...trusted, pem])
      const answer = await ask(`${protocol}://files.example.test/a`, { proxy: () => proxy.url })
      setDefaultCACertificates(trusted)
      expect(answer.body).toMatch(/\/a$/)
      expect(proxy.asked).toEqual([`files.example.test:${protocol === 'http' ? 80 : 443}`])
    },
  )

  test('carries the name and password of the proxy’s address', async () => {
    await using proxy = await LocalProxy.start(plain.port)
    const address = proxy.url.replace('//', '//me:p%40ss@')
    await ask('http://files.example.test/', { proxy: () => address })
    expect(proxy.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`)
  })

  test('refuses literal private addresses where only public ones may be asked', async () => {
    await using proxy = await LocalProxy.start(plain.port)
    const request = ask('http://192.168.1.1/', { proxy: () => proxy.url }, { publicOnly: true })
    await expect(request).rejects.toMatchObject({ code: 'network.private' })
    expect(proxy.asked).toEqual([])
  })

  test('is not made for this machine, nor for an origin that is mapped', async () => {
    await using proxy = await LocalProxy.start(plain.port)
    const own = plain.origin
    const options = {
      proxy: () => proxy.url,
      origins: new Map([['https://drive.example.test', own]]),
    }
    expect(await ask(`${own}/a`, options)).toMatchObject({ body: 'plain /a' })
    expect(await ask('https://drive.example.test/b', options)).toMatchObject({ body: 'plain /b' })
    expect(proxy.asked).toEqual([])
  })

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', 'a.localhost', 'LOCALHOST.', '[::1]'])(
    '%s is this machine',
    (host) => expect(isImplicitlyBypassed(host)).toBe(true),
  )

  test.each(['10.0.0.1', '192.168.1.1', 'localhost.test', '[::2]', '1.1.1.1', '127.example.test'])(
    '%s is not',
    (host) => expect(isImplicitlyBypassed(host)).toBe(false),
  )
})

describe('a proxy that fails is named', () => {
  test.each([
    ['http://files.example.test/', 407],
    ['https://files.example.test/', 407],
    ['https://files.example.test/', 502],
  ])('%s answered %i by it → network.proxy', async (url, refusal) => {
    await using proxy = await LocalProxy.start(plain.port, refusal)
    const { host } = new URL(proxy.url)
    await expect(ask(url, { proxy: () => proxy.url })).rejects.toMatchObject({
      code: 'network.proxy',
      message: expect.stringContaining(host),
    })
  })

  test.each(['http', 'https'])('%s, when nobody listens → network.proxy', async (protocol) => {
    const port = await freePort()
    const proxy = () => `http://me:secret@127.0.0.1:${port}`
    const error: unknown = await ask(`${protocol}://files.example.test/`, { proxy }).catch((e) => e)
    expect(error).toMatchObject({ code: 'network.proxy' })
    expect(String(error)).not.toContain('secret')
  })

  test.each(['http', 'https'])(
    '%s, when no SOCKS 5 proxy listens → network.proxy',
    async (protocol) => {
      const port = await freePort()
      const proxy = () => `socks5://127.0.0.1:${port}`
      await expect(ask(`${protocol}://files.example.test/`, { proxy })).rejects.toMatchObject({
        code: 'network.proxy',
      })
    },
  )

  test.each(['http', 'https'])('%s, when it hangs up', async (protocol) => {
    await using rude = await listen(createTcpServer((socket) => socket.destroy()))
    const proxy = () => rude.origin
    await expect(ask(`${protocol}://files.example.test/`, { proxy })).rejects.toMatchObject({
      code: protocol === 'http' ? 'network.reset' : 'network.proxy',
    })
  })

  test.each(['http', 'https'])('%s, when it says nothing → network.timeout', async (protocol) => {
    await using silent = await listen(createTcpServer(() => {}))
    const options = { proxy: () => silent.origin, headersTimeoutMs: 300 }
    await expect(ask(`${protocol}://files.example.test/`, options)).rejects.toMatchObject({
      code: 'network.timeout',
    })
  })

  test.each(['not a proxy', 'ftp://127.0.0.1:1'])('%s → network.proxy', async (address) => {
    const request = ask('http://files.example.test/', { proxy: () => address })
    await expect(request).rejects.toMatchObject({ code: 'network.proxy' })
  })

  test('a script that never says which one is given up with its request', async () => {
    const controller = new AbortController()
    const proxy = () => new Promise<string>(() => {})
    const request = ask('http://files.example.test/', { proxy }, { signal: controller.signal })
    controller.abort(new Error('cancelled by hand'))
    await expect(request).rejects.toThrow('cancelled by hand')
  })
})

async function ask(url: string, options: RequesterOptions & { proxy: ProxyFor }, wanted = {}) {
  const requester = createRequester(options)
  try {
    return await requester.request(url, { method: 'GET', signal: never, ...wanted })
  } finally {
    await requester.close()
  }
}
