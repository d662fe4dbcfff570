import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../../electron/api/http/access/password.ts'
import { startHttp } from '../../../../electron/api/http/server.ts'
import { createRouter } from '../../../../electron/api/router.ts'
import { TestDoor } from '../../../support/http/http-door.ts'
import { noDesktop } from '../../../support/server-host.ts'

let door: TestDoor

beforeAll(async () => {
  door = await TestDoor.open()
})

afterAll(() => door[Symbol.asyncDispose]())

describe('a door to other machines', () => {
  test('needs a password, and says what it lacks', async () => {
    const { engine, credentials } = door
    const router = createRouter({ engine, host: noDesktop })
    const log = { write: () => {} }
    const options = { router, engine, credentials, log, pages: '/', port: 0, host: '0.0.0.0' }
    await expect(startHttp(options)).rejects.toMatchObject({
      code: 'PASSWORD_MISSING',
      message: expect.stringContaining('set a password'),
    })
    await using open = await TestDoor.open({
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
    await expect(TestDoor.open({ port: door.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: `Port ${door.port} is taken by another program; choose another one.`,
    })
  })
})
