import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../../../electron/engine/time/clock.ts'
import { TestServer } from '../../../../support/http/http-server.ts'

describe('wrong tokens', () => {
  test('lock an address out, but no browser that is signed in', async () => {
    await using server = await TestServer.open()
    const cookie = await server.signIn()
    const wrong = { authorization: 'Bearer wrong-token-of-someone' }
    for (let count = 0; count < 10; count += 1) {
      expect((await server.ask('GET', '/scheduler', { headers: wrong })).status).toBe(401)
    }
    const locked = await server.ask('GET', '/scheduler')
    expect(locked.status).toBe(429)
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0)
    expect((await server.send('GET', '/scheduler', undefined, { cookie })).status).toBe(200)
    const warned = server.logged.filter(({ scope, level }) => scope === 'http' && level === 'warn')
    expect(warned).toHaveLength(1)
    expect(JSON.stringify(server.logged)).not.toContain('wrong-token-of-someone')
  })

  test('too many requests are told to wait', async () => {
    const stopped = { ...systemClock, now: () => 0 }
    await using server = await TestServer.open({ clock: stopped })
    const statuses = new Map<number, number>()
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => server.send('GET', '/nothing', undefined, {})),
      )
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (statuses.has(429)) break
    }
    expect([...statuses.keys()]).toEqual([401, 429])
  })
})
