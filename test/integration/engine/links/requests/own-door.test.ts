import { createServer } from 'node:http'
import { hostname, networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'

const doors = new Set<number>()
const { signal } = new AbortController()
let asked = 0
const server = createServer((_, response) => {
  asked += 1
  response.end()
})
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '::', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterAll(() => {
  server.close()
})

const addresses = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ scopeid = 0 }) => scopeid === 0)
  .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))

test.each([
  ...new Set([
    '127.0.0.1',
    '127.1.2.3',
    '2130706433',
    'localhost',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    hostname(),
    ...addresses,
  ]),
])('a door of this process is not opened by way of %s', async (host) => {
  const requester = createRequester({ doors, proxy: () => undefined })
  const ask = () => requester.request(`http://${host}:${port}/`, { method: 'GET', signal })
  doors.add(port)
  asked = 0
  await expect(ask()).rejects.toMatchObject({ code: 'network.private' })
  expect(asked).toBe(0)
  // The same port is no door once nobody is let in there.
  doors.delete(port)
  expect((await ask()).status).toBe(200)
  await requester.close()
})

test('nor through a proxy that would open it', async () => {
  const proxied = createRequester({ doors, proxy: () => `http://127.0.0.1:${port}` })
  doors.add(port)
  asked = 0
  const address = addresses.find((each) => !/^127\.|^\[::1\]/.test(each)) ?? hostname()
  const to = `http://${address}:${port}/`
  await expect(proxied.request(to, { method: 'GET', signal })).rejects.toMatchObject({
    code: 'network.private',
  })
  expect(asked).toBe(0)
  await proxied.close()
})
