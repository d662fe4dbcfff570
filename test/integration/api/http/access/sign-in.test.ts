import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  idleMs,
  openCredentials,
  sessionMs,
  signInMs,
} from '../../../../../electron/api/http/access/credentials.ts'
import { hashPassword, isPassword } from '../../../../../electron/api/http/access/password.ts'
import { Access } from '../../../../../electron/engine/access/access.ts'
import { EngineEvents } from '../../../../../electron/engine/model/events.ts'
import { Store } from '../../../../../electron/engine/store/store.ts'
import { systemClock } from '../../../../../electron/engine/time/clock.ts'
import { TestServer } from '../../../../support/http/http-server.ts'
import { describeOn } from '../../../../support/systems.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

const pathOf = (url: string) => url.slice(new URL(url).origin.length)

describe('a sign-in link', () => {
  test('opens one session, once', async () => {
    await using server = await TestServer.open()
    const link = pathOf(server.http.signInUrl())
    const first = await server.send('GET', link, undefined, {})
    expect(first.status).toBe(200)
    const [cookie] = first.headers['set-cookie'] ?? []
    expect(cookie).toMatch(
      new RegExp(
        `^pansentry_${server.port}=[\\w.-]+; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000$`,
      ),
    )
    // A strict cookie is left out of a redirect that began on another site, so the page leads on itself.
    expect(first.text).toContain('http-equiv="refresh" content="0;url=/"')
    const second = await server.send('GET', link, undefined, {})
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.text).toContain('get a new one')
    expect(second.text).toContain('请取一个新的')
  })

  test('is not spent by a preview of it', async () => {
    await using server = await TestServer.open()
    const link = pathOf(server.http.signInUrl())
    await server.send('HEAD', link, undefined, {})
    expect((await server.send('GET', link, undefined, {})).status).toBe(200)
  })

  test('is spent only by a person who follows it', async () => {
    await using server = await TestServer.open()
    const link = pathOf(server.http.signInUrl())
    const document = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' },
      { ...document, 'sec-fetch-dest': 'iframe' },
      { ...document, 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { 'x-purpose': 'preview' },
      { 'x-moz': 'prefetch' },
    ]) {
      const { status, headers: answered } = await server.send('GET', link, undefined, headers)
      expect([status, answered['set-cookie']]).toEqual([403, undefined])
    }
    const followed = { ...document, 'sec-fetch-dest': 'document' }
    expect((await server.send('GET', link, undefined, followed)).status).toBe(200)
  })

  test('says how to get one where nobody is signed in, and asks for no password that is not set', async () => {
    await using server = await TestServer.open()
    const { status, text, headers } = await server.send('GET', '/', undefined, {})
    expect(status).toBe(401)
    expect(text).toContain('pansentry serve')
    expect(text).toContain('请先登录')
    expect(text).not.toContain('<form')
    expect(headers['content-security-policy']).toContain("form-action 'self'")
  })

  test('nothing that lets anybody in is in the log', async () => {
    await using server = await TestServer.open()
    const link = server.http.signInUrl()
    const cookie = await server.signIn()
    await server.ask('GET', '/scheduler')
    const log = JSON.stringify(server.logged)
    const secrets = [
      server.credentials.token,
      new URL(link).searchParams.get('token'),
      cookie.split('=')[1],
    ]
    for (const secret of secrets) expect(log).not.toContain(secret)
  })
})

test('signing out ends the session, not only the cookie', async () => {
  await using server = await TestServer.open()
  const cookie = await server.signIn()
  const origin = server.http.url
  expect((await server.send('POST', '/sign-out', undefined, { cookie })).status).toBe(403)
  const out = await server.send('POST', '/sign-out', undefined, { cookie, origin })
  expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
  expect((await server.send('GET', '/scheduler', undefined, { cookie })).status).toBe(401)
})

describe('a password', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test('lets in who knows it', async () => {
    await using server = await TestServer.open({ password: await hashPassword('correct horse') })
    const headers = { ...form, origin: server.http.url }
    expect((await server.send('GET', '/', undefined, {})).text).toContain('<form method="post"')
    const wrong = await server.send('POST', '/sign-in', 'password=wrong', headers)
    expect([wrong.status, wrong.headers['set-cookie']]).toEqual([401, undefined])
    expect(wrong.text).toContain('密码不对')
    const elsewhere = { ...form, origin: 'https://evil.example' }
    expect(
      (await server.send('POST', '/sign-in', 'password=correct+horse', elsewhere)).status,
    ).toBe(403)
    expect((await server.send('POST', '/sign-in', 'password=correct+horse', form)).status).toBe(403)
    const huge = await server.send('POST', '/sign-in', `password=${'x'.repeat(10_000)}`, headers)
    expect(huge.status).toBe(401)
    const right = await server.send('POST', '/sign-in', 'password=correct+horse', headers)
    expect(right.status).toBe(200)
    const cookie = String(right.headers['set-cookie']).split(';')[0] ?? ''
    expect((await server.send('GET', '/scheduler', undefined, { cookie })).status).toBe(200)
  })

  test('is guessed ten times, also when all guesses come at once', async () => {
    await using server = await TestServer.open({ password: await hashPassword('correct horse') })
    const headers = { ...form, origin: server.http.url }
    const guesses = Array.from({ length: 30 }, () =>
      server.send('POST', '/sign-in', 'password=wrong', headers),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    expect((await server.send('POST', '/sign-in', 'password=correct+horse', headers)).status).toBe(
      429,
    )
    const warned = server.logged.filter(({ scope, level }) => scope === 'http' && level === 'warn')
    expect(warned).toHaveLength(1)
    // Whoever has the token or a link comes in all the same.
    expect((await server.ask('GET', '/scheduler')).status).toBe(200)
    const link = pathOf(server.http.signInUrl())
    expect((await server.send('GET', link, undefined, {})).status).toBe(200)
  })

  test('is not guessed by who hangs up while sending it, and no fault of ours', async () => {
    await using server = await TestServer.open({ password: await hashPassword('correct horse') })
    const headers = { ...form, origin: server.http.url }
    for (let count = 0; count < 20; count += 1) await server.hangUp('POST', '/sign-in', headers)
    const right = await server.send('POST', '/sign-in', 'password=correct+horse', headers)
    expect(right.status).toBe(200)
    expect(server.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is kept as a salted hash', async () => {
    const [first, second] = [
      await hashPassword('correct horse'),
      await hashPassword('correct horse'),
    ]
    expect(first).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/)
    expect(second).not.toBe(first)
    expect(await isPassword('correct horse', first)).toBe(true)
    expect(await isPassword('correct hors', first)).toBe(false)
    expect(await isPassword('', 'scrypt$$')).toBe(false)
    expect(await isPassword('x', 'plain$x$x')).toBe(false)
  })
})

describe('credentials', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: Store
  const access = () => new Access(store, new EngineEvents(() => {}), systemClock)

  beforeEach(() => {
    folder = temporaryFolder()
    store = new Store(join(folder.path, 'pansentry.db'))
  })

  afterEach(() => {
    store.close()
    folder[Symbol.dispose]()
  })

  describeOn('POSIX', 'the mode of the token', () => {
    test('is for its owner alone, and again when it was not', () => {
      const sessions = access()
      const file = join(folder.path, 'api-token')
      openCredentials(folder.path, sessions)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      chmodSync(file, 0o644)
      openCredentials(folder.path, sessions)
      expect(statSync(file).mode & 0o777).toBe(0o600)
    })
  })

  test('the token is made once', () => {
    const sessions = access()
    const file = join(folder.path, 'api-token')
    const { token } = openCredentials(folder.path, sessions)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(openCredentials(folder.path, sessions).token).toBe(token)
    expect(readFileSync(file, 'utf8')).toBe(`${token}\n`)
    writeFileSync(file, '')
    expect(() => openCredentials(folder.path, sessions)).toThrow('holds no token')
  })

  test('links end in time, and so do sessions: unused after a week, in any case after thirty days', () => {
    let now = 1_000_000
    const clock = { ...systemClock, now: () => now }
    const credentials = openCredentials(folder.path, access(), clock)
    const [link, other] = [credentials.newSignIn(), credentials.newSignIn()]
    const [unused, used] = [credentials.newSession(), credentials.newSession()]
    now += signInMs - 1
    expect(credentials.spendSignIn(link)).toBe(true)
    now += 1
    expect(credentials.spendSignIn(other)).toBe(false)
    const began = now - signInMs
    for (now = began; now < began + sessionMs; now += idleMs - 1) {
      expect(credentials.session(used)).not.toBeNull()
    }
    expect(credentials.session(unused)).toBeNull()
    now = began + sessionMs - 1
    expect(credentials.session(used)).not.toBeNull()
    now += 1
    expect(credentials.session(used)).toBeNull()
  })

  test('a session outlives a restart, and so does its end', () => {
    const again = () => openCredentials(folder.path, access())
    const [kept, ended] = [again().newSession(), again().newSession()]
    again().endSession(ended)
    store.close()
    store = new Store(join(folder.path, 'pansentry.db'))
    expect([again().session(kept) !== null, again().session(ended) !== null]).toEqual([true, false])
    store.sessions.endAll()
    expect(again().session(kept)).toBeNull()
  })

  test('with another password or another token nobody stays signed in', () => {
    const again = () => openCredentials(folder.path, access())
    const first = again().newSession()
    store.sessions.changePassword('scrypt$a$b')
    expect(store.sessions.password()).toBe('scrypt$a$b')
    const second = again().newSession()
    expect([again().session(first) !== null, again().session(second) !== null]).toEqual([
      false,
      true,
    ])
    rmSync(join(folder.path, 'api-token'))
    expect(again().session(second)).toBeNull()
  })

  test('the database holds nothing that signs anybody in', () => {
    const session = openCredentials(folder.path, access()).newSession()
    store.close()
    store = new Store(join(folder.path, 'pansentry.db'))
    expect(readFileSync(join(folder.path, 'pansentry.db')).includes(session)).toBe(false)
  })
})
