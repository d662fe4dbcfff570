import { get, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { idleMs } from '../../../../../electron/api/http/access/credentials.ts'
import { TestServer } from '../../../../support/http/http-server.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'

type Stream = { readonly isOpen: () => boolean; close(): void }

/** Opens the event stream with these headers; resolves when its answer has begun. */
function listen(server: TestServer, headers: Readonly<Record<string, string>>): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const begin = (response: IncomingMessage) => {
      let isOpen = true
      response.on('error', () => {})
      response.once('close', () => {
        isOpen = false
      })
      response.resume()
      expect(response.statusCode).toBe(200)
      resolve({ isOpen: () => isOpen, close: () => request.destroy() })
    }
    const to = { headers, agent: false }
    const request = get(`${server.http.url}/api/v1/events`, to, begin)
    request.once('error', reject)
  })
}

async function open(options: Parameters<typeof TestServer.open>[0] = {}) {
  const server = await TestServer.open(options)
  const cookies = [await server.signIn(), await server.signIn()] as const
  const tokens = ['one', 'two'].map((name) => {
    const { token } = server.engine.access.addToken({
      name,
      rights: ['read'],
      endsAt: name === 'two' ? (options.clock?.now() ?? Date.now()) + 60_000 : null,
    })
    return { authorization: `Bearer ${token}` }
  })
  const owner = { authorization: `Bearer ${server.credentials.token}` }
  const headers = [owner, { cookie: cookies[0] }, { cookie: cookies[1] }, ...tokens]
  const streams = await Promise.all(headers.map((each) => listen(server, each)))
  const areOpen = () => streams.map(({ isOpen }) => isOpen())
  return { server, cookies, areOpen, streams }
}

test('an event stream ends with its session or its token, and no other does', async () => {
  const { areOpen, cookies, server } = await open()
  await using _ = server
  const origin = server.http.url
  await server.send('POST', '/sign-out', undefined, { cookie: cookies[0], origin })
  await expect.poll(areOpen).toEqual([true, false, true, true, true])
  await server.ask('DELETE', '/api/v1/tokens/one')
  await expect.poll(areOpen).toEqual([true, false, true, false, true])
  // The browser that signs all out gets its answer.
  const headers = { cookie: cookies[1], origin }
  const out = await server.send('POST', '/api/v1/sign-out-everywhere', undefined, headers)
  expect([out.status, out.json()]).toEqual([200, { ended: 1 }])
  await expect.poll(areOpen).toEqual([true, false, false, false, true])
  expect((await server.send('GET', '/scheduler', undefined, headers)).status).toBe(401)
})

test('with another password all browsers are out at once', async () => {
  const { areOpen, server } = await open()
  await using _ = server
  server.engine.access.changePassword('scrypt$a$b')
  await expect.poll(areOpen).toEqual([true, false, false, true, true])
})

test('an event stream does not outlive the end that its session or token has', async () => {
  const clock = new ManualClock(Date.now())
  const { areOpen, server } = await open({ clock })
  await using _ = server
  await clock.pass(59_000)
  expect(areOpen()).toEqual([true, true, true, true, true])
  await clock.pass(1000)
  await expect.poll(areOpen).toEqual([true, true, true, true, false])
  await clock.pass(idleMs)
  await expect.poll(areOpen).toEqual([true, false, false, true, false])
})
