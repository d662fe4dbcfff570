import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { TestServer } from '../../../support/http/http-server.ts'

let server: TestServer
let own: string

beforeAll(async () => {
  server = await TestServer.open()
  own = `127.0.0.1:${server.port}`
})

afterAll(() => server[Symbol.asyncDispose]())

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
    const answer = await server.ask('POST', path, { body })
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/\bat .*\.ts|node_modules/)
  })

  test('what nests deeply', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    for (const [method, path, body] of [
      ['PATCH', `/scheduler/jobs/${checkJobId}`, `{"kwargs": {"a": ${deep}}}`],
      ['POST', '/scheduler/jobs', `{"id": "${checkJobId}", "kwargs": ${deep}}`],
      ['POST', '/scheduler/jobs', deep],
      ['PUT', `/api/v1/jobs/${checkJobId}/params`, `{"params": {"a": ${deep}}}`],
      ['PATCH', `/api/v1/jobs/${checkJobId}`, `{"paramChanges": {"a": ${deep}}}`],
      ['POST', '/api/v1/saving/tasks', `{"addition": ${deep}}`],
      ['POST', '/rpc/jobs/edit', `{"json": {"id": "${checkJobId}", "params": ${deep}}}`],
    ] as const) {
      const { status, text } = await server.ask(method, path, { body })
      expect([path, status, text]).toEqual([path, 400, expect.stringContaining('50 levels')])
    }
    expect(server.logged.filter(({ level }) => level !== 'info')).toEqual([])
  })

  test('a form is no JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await server.ask('POST', '/api/v1/resources', { body: 'url=a', headers })).status).toBe(
      415,
    )
    expect((await server.ask('POST', '/scheduler/jobs', { body: 'id=a', headers })).status).toBe(
      400,
    )
  })

  test('a body without a length is counted', async () => {
    const answer = await raw(
      server.port,
      [
        'POST /api/v1/resources HTTP/1.1',
        `Host: ${own}`,
        `Authorization: Bearer ${server.credentials.token}`,
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
    expect(await raw(server.port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  test.each([
    ['/..%2f..%2fapi-token'],
    ['/assets/..%2f..%2fapi-token'],
    ['/%2e%2e/api-token'],
    ['/assets/%00.js'],
    ['/%E0%A4%A'],
  ])('%s leads nowhere', async (path) => {
    const answer = await server.ask('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain(server.credentials.token)
  })

  const patient = { headersMs: 600_000, requestMs: 600_000, drainMs: 2000 }

  test('headers that trickle in are not waited for', async () => {
    await using slow = await TestServer.open({ patience: { ...patient, headersMs: 200 } })
    const answer = await raw(slow.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${slow.port}\r\nX: `)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect((await slow.ask('GET', '/scheduler')).status).toBe(200)
  })

  test('nor is a body', async () => {
    const patience = { ...patient, headersMs: 200, requestMs: 400 }
    await using slow = await TestServer.open({ patience })
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
