import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { clientReader, isProxy } from '../../../../../electron/api/http/access/client.ts'
import { hashPassword } from '../../../../../electron/api/http/access/password.ts'
import { TestServer } from '../../../../support/http/http-server.ts'

describe('behind a proxy that is trusted', () => {
  const proxies = ['127.0.0.1']

  test('wrong passwords count for whom it asks for, and a made-up address does not help', async () => {
    const password = await hashPassword('correct horse')
    await using server = await TestServer.open({ password, proxies })
    const send = (given: string, forwarded: string) =>
      server.send('POST', '/sign-in', `password=${given}`, {
        origin: server.http.url,
        'x-forwarded-for': forwarded,
      })
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await send('wrong', `10.9.9.${guess}, 203.0.113.7`)).status).toBe(401)
    }
    expect((await send('correct+horse', '203.0.113.7')).status).toBe(429)
    expect((await send('correct+horse', '203.0.113.8')).status).toBe(200)
  })

  test('the cookie is for TLS alone where it says TLS', async () => {
    await using server = await TestServer.open({ proxies })
    const cookieOver = async (headers: Record<string, string>) => {
      const { pathname, search } = new URL(server.http.signInUrl())
      const answer = await server.send('GET', pathname + search, undefined, headers)
      return String(answer.headers['set-cookie'])
    }
    expect(await cookieOver({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure$/)
    expect(await cookieOver({ 'x-forwarded-proto': 'http' })).not.toContain('Secure')
    expect(await cookieOver({})).not.toContain('Secure')
  })
})

test('one that is not trusted is asked nothing', async () => {
  await using server = await TestServer.open()
  const { pathname, search } = new URL(server.http.signInUrl())
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }
  const answer = await server.send('GET', pathname + search, undefined, headers)
  expect(String(answer.headers['set-cookie'])).not.toContain('Secure')
})

test('a page over TLS says so itself', async () => {
  await using server = await TestServer.open({ password: await hashPassword('correct horse') })
  const origin = server.http.url.replace('http:', 'https:')
  const answer = await server.send('POST', '/sign-in', 'password=correct+horse', { origin })
  expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/)
})

test.each([
  [['10.0.0.0/8'], '10.1.2.3', '203.0.113.7, 10.4.4.4', '203.0.113.7'],
  [['10.0.0.0/8'], '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
  [['10.0.0.0/8'], '192.0.2.1', '203.0.113.7', '192.0.2.1'],
  [['fd00::/8'], 'fd00::1', '2001:db8::7', '2001:db8::7'],
  [['127.0.0.1'], '127.0.0.1', 'unknown', '127.0.0.1'],
  [['127.0.0.1'], '127.0.0.1', '', '127.0.0.1'],
  [['127.0.0.1'], '127.0.0.1', '127.0.0.1', '127.0.0.1'],
])('trusting %j, %s with “%s” asks for %s', (proxies, remoteAddress, forwarded, wanted) => {
  const request = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }
  expect(clientReader(proxies)(request).address).toBe(wanted)
})

test.each(['nas.lan', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '', '::/129', '*'])(
  '“%s” is no proxy',
  (text) => {
    expect(isProxy(text)).toBe(false)
    expect(() => clientReader([text])).toThrow('neither an address nor a network')
  },
)

test('one address cannot take every connection', async () => {
  await using server = await TestServer.open({ mostOfAddress: 2 })
  const open = async (localAddress: string): Promise<Socket> => {
    const socket = connect({ host: '127.0.0.1', port: server.port, localAddress })
    await once(socket, 'connect')
    return socket
  }
  const first = await open('127.0.0.1')
  const second = await open('127.0.0.1')
  await once(await open('127.0.0.1'), 'close')
  const other = await open('127.0.0.2')
  other.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`)
  expect(String(await once(other, 'data'))).toContain('HTTP/1.1 401')
  first.destroy()
  await expect.poll(async () => (await server.send('GET', '/', undefined, {})).status).toBe(401)
  second.destroy()
})
