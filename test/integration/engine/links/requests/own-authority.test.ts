import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { listen } from '../../../../support/http/local-server.ts'
import { describeOn } from '../../../../support/systems.ts'

const fixture = (name: string) =>
  new URL(`../../../../support/fixtures/tls/${name}.pem`, import.meta.url)
const read = (name: string) => readFileSync(fixture(name), 'utf8')
const requester = new URL(
  '../../../../../electron/engine/links/requests/http-requester.ts',
  import.meta.url,
)

/** Asks in a process of its own, for what the system trusts is read once. */
async function ask(url: string, trustedFile: string): Promise<string> {
  const program = `
    import { createRequester } from '${requester}'
    const requester = createRequester({})
    const { signal } = new AbortController()
    const answer = await requester.request('${url}', { method: 'GET', signal }).catch((error) => error)
    console.log(answer.body ?? answer.code)
    await requester.close()`
  // OpenSSL's variables stand for the store of the system.
  const env = { PATH: process.env['PATH'], SSL_CERT_FILE: trustedFile, SSL_CERT_DIR: '/nowhere' }
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { env })
  const [written] = await Promise.all([text(child.stdout), once(child, 'close')])
  return written.trim()
}

describeOn('Linux', 'a server whose authority is nobody’s but this machine’s', () => {
  test.each([
    ['sends the whole chain', [read('leaf'), read('intermediate'), read('root')]],
    ['sends no root', [read('leaf'), read('intermediate')]],
  ])('that %s is trusted as the system trusts it', async (_, chain) => {
    const options = { key: read('leaf'), cert: chain.join('\n') }
    await using server = await listen(createServer(options, (_, answer) => answer.end('here')))
    const url = `https://localhost:${server.port}/`
    expect(await ask(url, fileURLToPath(fixture('root')))).toBe('here')
    expect(await ask(url, '/nowhere')).toBe('network.tls')
  })
})
