import { createServer, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRequester } from '../../../../electron/engine/links/requests/http-requester.ts'
import { Updates } from '../../../../electron/engine/updates/updates.ts'
import { type LocalServer, listen } from '../../../support/http/local-server.ts'

const sha512 = Buffer.alloc(64, 7).toString('base64')
const feed = (version: string) => `version: ${version}
files:
  - { url: Pansentry-${version}-linux-x64.tar.gz, sha512: ${sha512}, size: 1000 }
  - { url: Pansentry-${version}-linux-arm64.tar.gz, sha512: ${sha512}, size: 1000 }
releaseNotes: What changed.
`

// A folder of each kind; the feed lies in it.
const folders: Readonly<Record<string, (response: ServerResponse) => void>> = {
  newer: (response) => response.end(feed('2.0.0')),
  preview: (response) => response.end(feed('2.0.0-beta.1')),
  same: (response) => response.end(feed('1.5.0')),
  older: (response) => response.end(feed('1.4.9')),
  broken: (response) => response.end('version: [2.0.0\n'),
  page: (response) => response.setHeader('content-type', 'text/html').end('<h1>Welcome</h1>'),
  checksum: (response) => response.end(feed('2.0.0').replace(sha512, 'c'.repeat(86))),
  huge: (response) => response.end(`${feed('2.0.0')}# ${'x'.repeat(10_000_000)}`),
  gone: (response) => response.writeHead(404).end(feed('2.0.0')),
  moved: (response) => response.writeHead(302, { location: '../newer/latest-linux.yml' }).end(),
  circle: (response) => response.writeHead(302, { location: 'latest-linux.yml' }).end(),
  elsewhere: (response) => response.writeHead(302, { location: 'ftp://127.0.0.1/x.yml' }).end(),
  nowhere: (response) => response.writeHead(302, { location: 'http://' }).end(),
  reset: (response) => response.destroy(),
  // Never answers: the requester's own patience ends.
  slow: () => {},
}

let server: LocalServer
const requester = createRequester({ headersTimeoutMs: 2000, proxy: () => undefined })

beforeAll(async () => {
  server = await listen(
    createServer(({ url = '' }, response) => {
      const [, folder = ''] = url.split('/')
      const answer = folders[folder]
      if (answer && url.endsWith('/latest-linux.yml')) answer(response)
      else response.writeHead(404).end()
    }),
  )
})

afterAll(async () => {
  await requester.close()
  await server[Symbol.asyncDispose]()
})

const machine = { platform: 'linux', arch: 'x64', version: '1.5.0' } as const
const lookAt = (folder: string) => new Updates(requester.request, () => folder, machine).look()

test('nobody is asked without a feed', async () => {
  expect(await lookAt('')).toEqual({ state: 'off' })
})

test.each(['newer', 'newer/', 'moved'])('a newer version, in %s', async (folder) => {
  expect(await lookAt(`${server.origin}/${folder}`)).toEqual({
    state: 'newer',
    version: '2.0.0',
    notes: 'What changed.',
    files: [
      {
        name: 'Pansentry-2.0.0-linux-x64.tar.gz',
        url: `${server.origin}/newer/Pansentry-2.0.0-linux-x64.tar.gz`,
        sha512: '07'.repeat(64),
        size: 1000,
      },
    ],
  })
})

test('a preview of the next version is newer as well', async () => {
  expect(await lookAt(`${server.origin}/preview`)).toMatchObject({ state: 'newer' })
})

test.each(['same', 'older'])('the %s version is none', async (folder) => {
  expect(await lookAt(`${server.origin}/${folder}`)).toEqual({ state: 'current' })
})

test.each([
  ['broken', 'not_feed'],
  ['page', 'not_feed'],
  ['checksum', 'not_feed'],
  ['nowhere', 'not_feed'],
  ['huge', 'too_large'],
  ['gone', 'unreachable'],
  ['absent', 'unreachable'],
  ['reset', 'unreachable'],
  ['slow', 'unreachable'],
  ['circle', 'insecure'],
  ['elsewhere', 'insecure'],
])('%s: %s, and in one line', async (folder, fault) => {
  const found = await lookAt(`${server.origin}/${folder}`)
  expect(found).toMatchObject({ state: 'failed', fault })
  expect(found).toMatchObject({ detail: expect.stringMatching(/^.+$/) })
})

test('nobody listens there', async () => {
  const gone = await listen(createServer())
  await gone[Symbol.asyncDispose]()
  expect(await lookAt(gone.origin)).toMatchObject({ state: 'failed', fault: 'unreachable' })
})

test('by itself it asks once a day, and at once where another feed is set', async () => {
  let asked = 0
  const request: typeof requester.request = (...parts) => {
    asked++
    return requester.request(...parts)
  }
  let folder = ''
  const updates = new Updates(request, () => folder, machine)
  const hour = 3_600_000
  const start = Date.UTC(2026, 10, 25)
  expect(await updates.daily(start)).toEqual({ state: 'off' })
  folder = `${server.origin}/newer`
  expect(await updates.daily(start)).toMatchObject({ state: 'newer', version: '2.0.0' })
  expect(await updates.daily(start + 23 * hour)).toBeUndefined()
  expect(asked).toBe(1)
  expect(await updates.daily(start + 24 * hour)).toMatchObject({ state: 'newer' })
  // A clock that was set back.
  expect(await updates.daily(start)).toMatchObject({ state: 'newer' })
  expect(asked).toBe(3)
  folder = `${server.origin}/same`
  expect(await updates.daily(start)).toEqual({ state: 'current' })
  folder = `${server.origin}/gone`
  expect(await updates.daily(start)).toBeUndefined()
  expect(asked).toBe(5)
})
