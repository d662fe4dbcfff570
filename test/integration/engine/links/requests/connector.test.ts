import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import { createServer as createTlsServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRequester } from '../../../../../electron/engine/links/requests/http-requester.ts'
import { type LocalServer, listen } from '../../../../support/http/local-server.ts'

// A leaf for localhost, which names http://authority.example.test/intermediate.cer as its issuer's certificate.
const read = (name: string) =>
  readFileSync(new URL(`../../../../support/fixtures/tls/${name}.pem`, import.meta.url), 'utf8')
const leaf = read('leaf')
const intermediate = read('intermediate')
const site = 'https://files.example.test'
const trusted = getCACertificates('default')

beforeEach(() => setDefaultCACertificates([...trusted, read('root')]))
afterEach(() => setDefaultCACertificates(trusted))

const onLocalhost = ({ port }: LocalServer) => `https://localhost:${port}`

async function ask(origins: Readonly<Record<string, string>>, times = 1): Promise<string[]> {
  const requester = createRequester({ origins: new Map(Object.entries(origins)) })
  const { signal } = new AbortController()
  try {
    const bodies: string[] = []
    for (let count = 0; count < times; count += 1) {
      const { body } = await requester.request(`${site}/${count}`, {
        method: 'GET',
        headers: count === 0 ? {} : { connection: 'close' },
        signal,
      })
      bodies.push(body)
    }
    return bodies
  } finally {
    await requester.close()
  }
}

describe('a server that sends its own certificate only', () => {
  const incomplete = () =>
    listen(createTlsServer({ key: leaf, cert: leaf }, (_, response) => response.end('here')))

  /** An authority that gives out one certificate, or none. */
  async function authority(certificate: string) {
    let asked = 0
    const server = await listen(
      createServer((_, response) => {
        asked += 1
        response.writeHead(certificate === '' ? 404 : 200).end(certificate)
      }),
    )
    return Object.assign(server, { asked: () => asked })
  }

  test('is completed by the one it names, fetched once', async () => {
    await using server = await incomplete()
    await using issuer = await authority(intermediate)
    const origins = { [site]: onLocalhost(server), 'http://authority.example.test': issuer.origin }
    expect(await ask(origins, 3)).toEqual(['here', 'here', 'here'])
    expect(issuer.asked()).toBe(1)
  })

  test.each([
    ['another of the same name', read('impostor')],
    ['a root', read('root')],
    ['no certificate', 'a page'],
    ['more than a certificate has', intermediate + 'x'.repeat(100_000)],
    ['nothing', ''],
  ])('is not trusted for %s', async (_name, certificate) => {
    await using server = await incomplete()
    await using issuer = await authority(certificate)
    const origins = { [site]: onLocalhost(server), 'http://authority.example.test': issuer.origin }
    await expect(ask(origins)).rejects.toMatchObject({ code: 'network.tls' })
  })

  test('is not trusted when its chain ends in a root that nobody knows', async () => {
    setDefaultCACertificates(trusted)
    await using server = await incomplete()
    await using issuer = await authority(intermediate)
    const origins = { [site]: onLocalhost(server), 'http://authority.example.test': issuer.origin }
    await expect(ask(origins)).rejects.toMatchObject({ code: 'network.tls' })
  })
})

test('a server that speaks HTTP/2 only is asked in it', async () => {
  const secure = createSecureServer({ key: leaf, cert: leaf + intermediate }, (_, response) => {
    response.end('two')
  })
  await using server = await listen(secure)
  expect(await ask({ [site]: onLocalhost(server) })).toEqual(['two'])
})
