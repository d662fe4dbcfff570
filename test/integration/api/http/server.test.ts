import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../../electron/api/http/access/password.ts'
import { startHttp } from '../../../../electron/api/http/server.ts'
import { createRouter } from '../../../../electron/api/router.ts'
import { TestServer } from '../../../support/http/http-server.ts'
import { noDesktop } from '../../../support/server-host.ts'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.open()
})

afterAll(() => server[Symbol.asyncDispose]())

describe('a server for other machines', () => {
  test('needs a password, and says what it lacks', async () => {
    const { engine, credentials } = server
    const router = createRouter({ engine, host: noDesktop })
    const log = { write: () => {} }
    const options = { router, engine, credentials, log, pages: '/', port: 0, host: '0.0.0.0' }
    await expect(startHttp(options)).rejects.toMatchObject({
      code: 'PASSWORD_MISSING',
      message: expect.stringContaining('set a password'),
    })
    await using open = await TestServer.open({
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
    await expect(TestServer.open({ port: server.port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      data: { port: server.port },
      message: `Port ${server.port} is in use. Choose another one, or close the program that uses it and try again.`,
    })
  })
})
