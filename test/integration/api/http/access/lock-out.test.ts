import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../../../electron/engine/time/clock.ts'
import { TestServer } from '../../../../support/http/http-server.ts'

describe('wrong tokens', () => {
  test('are refused, and keep no right one out', async () => {
    await using server = await TestServer.open()
    const wrong = { authorization: 'Bearer wrong-token-of-someone' }
    for (let count = 0; count < 30; count += 1) {
      expect((await server.ask('GET', '/scheduler', { headers: wrong })).status).toBe(401)
      expect((await server.send('GET', '/sign-in?token=guess', undefined, {})).status).toBe(401)
    }
    expect((await server.ask('GET', '/scheduler')).status).toBe(200)
    const link = new URL(server.http.signInUrl())
    const signedIn = await server.send('GET', `${link.pathname}${link.search}`, undefined, {})
    expect(signedIn.status).toBe(200)
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
