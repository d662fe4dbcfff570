import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { LocalProxy } from '../../../../support/http/local-proxy.ts'
import { listen } from '../../../../support/http/local-server.ts'
import { LocalSocks } from '../../../../support/http/local-socks.ts'
import { MailServer } from '../../../../support/notify/mail-server.ts'
import { describeOn } from '../../../../support/systems.ts'

const fixture = (name: string) =>
  new URL(`../../../../support/fixtures/tls/${name}.pem`, import.meta.url)
const read = (name: string) => readFileSync(fixture(name), 'utf8')
const engine = (file: string) =>
  new URL(`../../../../../electron/engine/${file}`, import.meta.url).href

/** Asks in a process of its own, for what the system trusts is read once. */
async function ask(url: string, trustedFile: string, proxy?: string): Promise<string> {
  return run(
    `
    import { createRequester } from '${engine('links/requests/http-requester.ts')}'
    const requester = createRequester({ proxy: () => ${JSON.stringify(proxy)} })
    const { signal } = new AbortController()
    const ask = () => requester.request('${url}', { method: 'POST', body: 'x', signal })
    // At once, as a check does: the second is not the one that reads what the system trusts.
    const answers = await Promise.all([ask(), ask()].map((each) => each.catch((error) => error)))
    console.log(...new Set(answers.map((answer) => answer.body ?? answer.code)))
    await requester.close()`,
    trustedFile,
  )
}

/** Sends a mail in a process of its own. */
async function mail(port: string, security: string, trustedFile: string): Promise<string> {
  const settings = {
    server: `localhost:${port}`,
    security,
    user: 'me',
    password: 'authorisation-code',
    to: 'me@example.com',
  }
  return run(
    `
    import { smtp } from '${engine('notify/channels/smtp.ts')}'
    const message = { title: 't', text: 't', isBad: false, notices: [], at: 0 }
    const post = { now: () => 0, signal: new AbortController().signal }
    const { result, words } = await smtp.send(${JSON.stringify(settings)}, message, post)
    console.log(result, words)`,
    trustedFile,
  )
}

async function run(program: string, trustedFile: string): Promise<string> {
  // OpenSSL's variables stand for the store of the system.
  const env = { PATH: process.env['PATH'], SSL_CERT_FILE: trustedFile, SSL_CERT_DIR: '/nowhere' }
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { env })
  const [written] = await Promise.all([text(child.stdout), once(child, 'close')])
  return written.trim()
}

describeOn('Linux', 'a server whose authority is nobody’s but this machine’s', () => {
  const installed = fileURLToPath(fixture('root'))
  const answering = (cert: string) =>
    listen(createServer({ key: read('leaf'), cert }, (_, answer) => answer.end('here')))
  const chain = [read('leaf'), read('intermediate')].join('\n')

  test.each([
    ['sends the whole chain', [chain, read('root')].join('\n')],
    ['sends no root', chain],
  ])('that %s is trusted as the system trusts it', async (_, cert) => {
    await using server = await answering(cert)
    const url = `https://localhost:${server.port}/`
    expect(await ask(url, installed)).toBe('here')
    expect(await ask(url, '/nowhere')).toBe('network.tls')
  })

  // As a proxy that looks into what passes shows one of its own for every host.
  test.each([
    ['HTTP', LocalProxy],
    ['SOCKS 5', LocalSocks],
  ])('is trusted through a proxy of %s', async (_, proxies) => {
    await using server = await answering(chain)
    await using proxy = await proxies.start(server.port)
    expect(await ask('https://files.example.test/', installed, proxy.url)).toBe('here')
    expect(await ask('https://files.example.test/', '/nowhere', proxy.url)).toBe('network.tls')
    expect(await ask('https://other.example.test/', installed, proxy.url)).toBe('network.tls')
  })

  test.each(['tls', 'starttls'] as const)('is sent a mail over %s', async (security) => {
    await using server = await MailServer.start(security, { key: read('leaf'), cert: chain })
    const port = server.address.replace(/.*:/, '')
    expect(await mail(port, security, installed)).toMatch(/^delivered /)
    expect(await mail(port, security, '/nowhere')).toMatch(/^broken .*certificate/)
    expect(server.mails).toHaveLength(1)
  })
})
