import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../../../electron/api/http/access/password.ts'
import { startHttp } from '../../../../../electron/api/http/server.ts'
import { createRouter } from '../../../../../electron/api/router.ts'
import { systemClock } from '../../../../../electron/engine/time/clock.ts'
import { TestDoor } from '../../../../support/http-door.ts'
import { noDesktop } from '../../../../support/server-host.ts'

let door: TestDoor
let own: string

beforeAll(async () => {
  door = await TestDoor.open()
  own = `127.0.0.1:${door.port}`
})

afterAll(() => door[Symbol.asyncDispose]())

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
    const { status, headers, text } = await door.send('GET', path, undefined, {})
    expect(status).toBe(401)
    expect(headers['www-authenticate'] ?? 'page').toMatch(/^Bearer|^page/)
    expect(text).not.toContain('main-AbCd1234')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('nor by %s', async (method) => {
    const path = '/scheduler/jobs/check_resources_links'
    expect((await door.send(method, path, undefined, {})).status).toBe(401)
  })

  test.each([
    ['no token', () => 'Bearer'],
    ['a wrong one', () => 'Bearer nonsense'],
    ['one too short', (token: string) => `Bearer ${token.slice(0, -1)}`],
    ['one too long', (token: string) => `Bearer ${token}A`],
    ['another scheme', (token: string) => `Basic ${btoa(`:${token}`)}`],
  ])('not with %s', async (_, given) => {
    await using door = await TestDoor.open()
    const authorization = given(door.credentials.token)
    const answer = await door.ask('GET', '/api/v1/jobs', { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'UNAUTHORIZED', defined: false })
  })

  test('the token, and a session, are', async () => {
    const cookie = await door.signIn()
    expect((await door.ask('GET', '/api/v1/jobs')).status).toBe(200)
    expect((await door.send('GET', '/api/v1/jobs', undefined, { cookie })).status).toBe(200)
    expect((await door.send('GET', '/', undefined, { cookie })).text).toContain('csp-nonce')
  })

  test('another session’s signature, or an older time, opens nothing', async () => {
    const cookie = await door.signIn()
    const [name, session = ''] = cookie.split('=')
    const [until, id, signature] = session.split('.')
    for (const forged of [
      `${Number(until) + 1}.${id}.${signature}`,
      `${until}.${id}x.${signature}`,
      `${until}.${id}.`,
      '..',
      '',
    ]) {
      const answer = await door.send('GET', '/rpc/jobs/list', undefined, {
        cookie: `${name}=${forged}`,
      })
      expect(answer.status).toBe(401)
    }
  })
})

describe('what a browser is made to send', () => {
  test.each([
    ['a name that leads here (DNS rebinding)', { host: 'rebound.example' }, 421],
    ['that name with our port', () => ({ host: `rebound.example:${door.port}` }), 421],
    ['our address with another port', { host: '127.0.0.1:1' }, 421],
    ['no port', { host: '127.0.0.1' }, 421],
    ['localhost', () => ({ host: `localhost:${door.port}` }), 200],
    ['its own origin', () => ({ origin: `http://${own}` }), 200],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a cross-site image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a same-site script', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
    ['a followed link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ] as const)('%s', async (_, given, status) => {
    const headers = typeof given === 'function' ? given() : given
    const answer = await door.ask('GET', '/api/v1/settings', { headers })
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
    const cookie = await door.signIn()
    door.engine.settings.update({ paused: false })
    const headers = typeof given === 'function' ? given() : given
    const answer = await door.send(pause.method, pause.path, undefined, { cookie, ...headers })
    expect(answer.status).toBe(status)
    expect(door.engine.settings.get().paused).toBe(status === 204)
  })

  test('a preflight is not answered in the affirmative', async () => {
    const answer = await door.ask('OPTIONS', '/api/v1/jobs', {
      headers: { 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(Object.keys(answer.headers).join(' ')).not.toContain('access-control')
  })

  test('a GET over /rpc changes nothing', async () => {
    const data = encodeURIComponent(JSON.stringify({ json: { paused: true } }))
    door.engine.settings.update({ paused: false })
    expect((await door.ask('GET', `/rpc/settings/update?data=${data}`)).status).toBe(405)
    expect(door.engine.settings.get().paused).toBe(false)
  })
})

describe('headers', () => {
  test.each(everywhere)('%s', async (path) => {
    const answer =
      path === '/api/v1/events'
        ? await door.send('GET', path, undefined, {})
        : await door.ask('GET', path)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect(answer.headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    )
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  test('the page has a nonce of its own at each load', async () => {
    const policies = [await door.ask('GET', '/'), await door.ask('GET', '/')].map(
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

describe('malformed and oversized requests', () => {
  test.each([
    ['half a text', '/api/v1/resources', '{"url": ', 400],
    ['half a text for the old routes', '/scheduler/jobs', '{"id": ', 400],
    ['half a text for the page’s', '/rpc/resources/add', '{"json": ', 400],
    ['a list', '/api/v1/resources', '[]', 400],
    ['a number', '/rpc/resources/add', '5', 400],
    ['what is too large', '/api/v1/resources', JSON.stringify('x'.repeat(3 * 1024 * 1024)), 413],
    ['what is too large for the old routes', '/scheduler/jobs', ' '.repeat(3 * 1024 * 1024), 413],
  ])('%s', async (_, path, body, status) => {
    const answer = await door.ask('POST', path, { body })
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/\bat .*\.ts|node_modules/)
  })

  test('a form is no JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await door.ask('POST', '/api/v1/resources', { body: 'url=a', headers })).status).toBe(
      415,
    )
    expect((await door.ask('POST', '/scheduler/jobs', { body: 'id=a', headers })).status).toBe(400)
  })

  test('a body without a length is counted', async () => {
    const answer = await raw(
      door.port,
      [
        'POST /api/v1/resources HTTP/1.1',
        `Host: ${own}`,
        `Authorization: Bearer ${door.credentials.token}`,
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        '',
        ...Array.from({ length: 40 }, () => `10000\r\n${' '.repeat(0x10000)}`),
        '',
      ].join('\r\n'),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['no host, in an old version', 'GET /scheduler HTTP/1.0\r\n\r\n', 421],
    [
      'two lengths',
      () => `POST / HTTP/1.1\r\nHost: ${own}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
    ],
    ['a proxy’s address', () => `GET http://evil.example/ HTTP/1.1\r\nHost: ${own}\r\n\r\n`, 404],
    ['two slashes', () => `GET //evil.example/ HTTP/1.1\r\nHost: ${own}\r\n\r\n`, 401],
    [
      'headers without end',
      () => `GET / HTTP/1.1\r\nHost: ${own}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
  ] as const)('%s', async (_, given, status) => {
    const text = typeof given === 'string' ? given : given()
    expect(await raw(door.port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  test.each([
    ['/..%2f..%2fapi-token'],
    ['/assets/..%2f..%2fapi-token'],
    ['/%2e%2e/api-token'],
    ['/assets/%00.js'],
    ['/%E0%A4%A'],
  ])('%s leads nowhere', async (path) => {
    const answer = await door.ask('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain(door.credentials.token)
  })

  const patient = { headersMs: 600_000, requestMs: 600_000, drainMs: 2000 }

  test('headers that trickle in are not waited for', async () => {
    await using slow = await TestDoor.open({ patience: { ...patient, headersMs: 200 } })
    const answer = await raw(slow.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${slow.port}\r\nX: `)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect((await slow.ask('GET', '/scheduler')).status).toBe(200)
  })

  test('nor is a body', async () => {
    const patience = { ...patient, headersMs: 200, requestMs: 400 }
    await using slow = await TestDoor.open({ patience })
    const head = [
      'POST /scheduler/jobs HTTP/1.1',
      `Host: 127.0.0.1:${slow.port}`,
      `Authorization: Bearer ${slow.credentials.token}`,
      'Content-Type: application/json',
      'Content-Length: 9',
    ]
    expect(await raw(slow.port, `${head.join('\r\n')}\r\n\r\n{`)).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    expect((await slow.ask('GET', '/scheduler')).status).toBe(200)
  })
})

describe('wrong tokens', () => {
  test('lock an address out, but no browser that is signed in', async () => {
    await using door = await TestDoor.open()
    const cookie = await door.signIn()
    const wrong = { authorization: 'Bearer wrong-token-of-someone' }
    for (let count = 0; count < 10; count += 1) {
      expect((await door.ask('GET', '/scheduler', { headers: wrong })).status).toBe(401)
    }
    const locked = await door.ask('GET', '/scheduler')
    expect(locked.status).toBe(429)
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0)
    expect((await door.send('GET', '/scheduler', undefined, { cookie })).status).toBe(200)
    const warned = door.logged.filter(({ scope, level }) => scope === 'http' && level === 'warn')
    expect(warned).toHaveLength(1)
    expect(JSON.stringify(door.logged)).not.toContain('wrong-token-of-someone')
  })

  test('too many requests are told to wait', async () => {
    const stopped = { ...systemClock, now: () => 0 }
    await using door = await TestDoor.open({ clock: stopped })
    const statuses = new Map<number, number>()
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => door.send('GET', '/nothing', undefined, {})),
      )
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (statuses.has(429)) break
    }
    expect([...statuses.keys()]).toEqual([401, 429])
  })
})

describe('a door to other machines', () => {
  test('needs a password, and says what it lacks', async () => {
    const { engine, credentials } = door
    const router = createRouter({ engine, host: noDesktop })
    const log = { write: () => {} }
    const options = { router, engine, credentials, log, pages: '/', port: 0, host: '0.0.0.0' }
    await expect(startHttp(options)).rejects.toMatchObject({
      code: 'PASSWORD_MISSING',
      message: expect.stringContaining('set a password'),
    })
    await using open = await TestDoor.open({
      host: '0.0.0.0',
      password: await hashPassword('correct horse'),
      names: ['nas.lan:5005'],
    })
    expect(open.logged.map(({ text }) => text).join('\n')).toContain('HTTP without TLS')
    const hosts = {
      '192.168.1.9:5005': 200,
      'nas.lan:5005': 200,
      'nas.lan': 421,
      'evil.example': 421,
      '[fe80::1]:80': 200,
    }
    for (const [host, status] of Object.entries(hosts)) {
      expect({
        host,
        ...(await open.ask('GET', '/scheduler', { headers: { host } })),
      }).toMatchObject({ host, status })
    }
  })

  test('a port that is taken is said', async () => {
    await expect(TestDoor.open({ port: door.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: `Port ${door.port} is taken by another program; choose another one.`,
    })
  })
})

/** What the server says to these bytes, until it ends the connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      // The connection is kept for more; the status line is all that is asked for.
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
  })
}
