import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestServer } from '../../../../support/http/http-server.ts'

let server: TestServer
let own: string

beforeAll(async () => {
  server = await TestServer.open()
  own = `127.0.0.1:${server.port}`
})

afterAll(() => server[Symbol.asyncDispose]())

const everywhere = [
  '/',
  '/assets/main-AbCd1234.js',
  '/rpc/jobs/list',
  '/api/v1',
  '/api/v1/jobs',
  '/api/v1/openapi.json',
  '/api/v1/events',
  '/scheduler',
  '/scheduler/jobs',
  '/nothing',
]

describe('who is let in', () => {
  test.each(everywhere)('a stranger is not: %s', async (path) => {
    const { status, headers, text } = await server.send('GET', path, undefined, {})
    expect(status).toBe(401)
    expect(headers['www-authenticate'] ?? 'page').toMatch(/^Bearer|^page/)
    expect(text).not.toContain('main-AbCd1234')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('nor by %s', async (method) => {
    const path = '/scheduler/jobs/check_resources_links'
    expect((await server.send(method, path, undefined, {})).status).toBe(401)
  })

  test.each([
    ['no token', () => 'Bearer'],
    ['a wrong one', () => 'Bearer nonsense'],
    ['one too short', (token: string) => `Bearer ${token.slice(0, -1)}`],
    ['one too long', (token: string) => `Bearer ${token}A`],
    ['another scheme', (token: string) => `Basic ${btoa(`:${token}`)}`],
  ])('not with %s', async (_, given) => {
    await using server = await TestServer.open()
    const authorization = given(server.credentials.token)
    const answer = await server.ask('GET', '/api/v1/jobs', { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'UNAUTHORIZED', defined: false })
  })

  test('the token, and a session, are', async () => {
    const cookie = await server.signIn()
    expect((await server.ask('GET', '/api/v1/jobs')).status).toBe(200)
    expect((await server.send('GET', '/api/v1/jobs', undefined, { cookie })).status).toBe(200)
    expect((await server.send('GET', '/', undefined, { cookie })).text).toContain('csp-nonce')
  })

  test('another session’s signature, or an older time, opens nothing', async () => {
    const cookie = await server.signIn()
    const [name, session = ''] = cookie.split('=')
    const [until, id, signature] = session.split('.')
    for (const forged of [
      `${Number(until) + 1}.${id}.${signature}`,
      `${until}.${id}x.${signature}`,
      `${until}.${id}.`,
      '..',
      '',
    ]) {
      const answer = await server.send('GET', '/rpc/jobs/list', undefined, {
        cookie: `${name}=${forged}`,
      })
      expect(answer.status).toBe(401)
    }
  })
})

describe('what a browser is made to send', () => {
  test.each([
    ['a name that leads here (DNS rebinding)', { host: 'rebound.example' }, 421],
    ['that name with our port', () => ({ host: `rebound.example:${server.port}` }), 421],
    ['our address with another port', { host: '127.0.0.1:1' }, 421],
    ['no port', { host: '127.0.0.1' }, 421],
    ['localhost', () => ({ host: `localhost:${server.port}` }), 200],
    ['its own origin', () => ({ origin: `http://${own}` }), 200],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a cross-site image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a same-site script', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
    ['a followed link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ] as const)('%s', async (_, given, status) => {
    const headers = typeof given === 'function' ? given() : given
    const answer = await server.ask('GET', '/api/v1/settings', { headers })
    expect(answer.status).toBe(status)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  const pause = { method: 'POST', path: '/scheduler/pause' }
  test.each([
    ['nothing about where it comes from', {}, 403],
    ['a form elsewhere', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a page on another port', { 'sec-fetch-site': 'same-site' }, 403],
    ['the address bar', { 'sec-fetch-site': 'none' }, 403],
    ['our page, by its origin', () => ({ origin: `http://${own}` }), 204],
    ['our page, by fetch metadata', { 'sec-fetch-site': 'same-origin' }, 204],
  ] as const)('a change with the cookie and %s', async (_, given, status) => {
    const cookie = await server.signIn()
    server.engine.settings.update({ paused: false })
    const headers = typeof given === 'function' ? given() : given
    const answer = await server.send(pause.method, pause.path, undefined, { cookie, ...headers })
    expect(answer.status).toBe(status)
    expect(server.engine.settings.get().paused).toBe(status === 204)
  })

  test('a preflight is not answered in the affirmative', async () => {
    const answer = await server.ask('OPTIONS', '/api/v1/jobs', {
      headers: { 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(Object.keys(answer.headers).join(' ')).not.toContain('access-control')
  })

  test('a GET over /rpc changes nothing', async () => {
    const data = encodeURIComponent(JSON.stringify({ json: { paused: true } }))
    server.engine.settings.update({ paused: false })
    expect((await server.ask('GET', `/rpc/settings/update?data=${data}`)).status).toBe(405)
    expect(server.engine.settings.get().paused).toBe(false)
  })
})

describe('headers', () => {
  test.each(everywhere)('%s', async (path) => {
    const answer =
      path === '/api/v1/events'
        ? await server.send('GET', path, undefined, {})
        : await server.ask('GET', path)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    })
    expect(answer.headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    )
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  test('the page has a nonce of its own at each load', async () => {
    const policies = [await server.ask('GET', '/'), await server.ask('GET', '/')].map(
      ({ headers, text }) => {
        const [, nonce = ''] =
          /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? []
        expect(text).toContain(`content="${nonce}"`)
        return nonce
      },
    )
    expect(new Set(policies).size).toBe(2)
  })
})
