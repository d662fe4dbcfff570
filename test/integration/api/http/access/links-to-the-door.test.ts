import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { TestServer } from '../../../../support/http/http-server.ts'
import { listen } from '../../../../support/http/local-server.ts'

test('a link leads to nobody’s own door, neither by itself nor by a redirect', async () => {
  await using server = await TestServer.open()
  const link = server.http.signInUrl()
  await using elsewhere = await listen(
    createServer((_, response) => response.writeHead(302, { location: link }).end()),
  )
  const urls = [link, link.replace('127.0.0.1', 'localhost'), `${elsewhere.origin}/a`]
  const answer = await server.ask('POST', '/api/v1/links/check', { json: { urls } })
  expect(answer.text.match(/network\.private/g)).toHaveLength(urls.length)
  // Not spent.
  const { pathname, search } = new URL(link)
  expect((await server.send('GET', pathname + search, undefined, {})).status).toBe(200)
})
