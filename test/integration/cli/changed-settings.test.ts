import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CommandHome } from '../../support/command/command-home.ts'

let home: CommandHome

beforeEach(async () => {
  home = await CommandHome.start()
})

afterEach(() => home[Symbol.asyncDispose]())

const run = (...args: string[]) => home.command.run(['settings', ...args])

describe.each([
  ['where no Pansentry runs', false],
  ['where “pansentry serve” runs', true],
])('%s', (_, isServed) => {
  beforeEach(async () => {
    if (isServed) await home.serve()
  })

  test('settings are read and changed, each by its type', async () => {
    expect((await run('get')).out).toMatch(
      /^Name +Value\nlanguage +system\n[^]*\nhttp\.port +5005\n$/,
    )
    expect(await run('set', 'http.port', '5006')).toEqual({
      code: 0,
      out: 'http.port is now 5006.\n',
      err: '',
    })
    expect(await home.command.json('settings', 'get', 'http.port')).toBe(5006)
    expect(await home.command.json('settings', 'set', 'paused', 'ON')).toMatchObject({
      paused: true,
      http: { enabled: false, port: 5006 },
    })
    expect(await run('set', 'timeZone', 'Asia/Tokyo')).toMatchObject({ code: 0 })
    expect((await run('get', 'timeZone')).out).toBe('Asia/Tokyo\n')
    for (const [key, value, code, sentence] of [
      ['timeZone', 'Mars/Phobos', 1, /“Mars\/Phobos” is not a time zone/],
      ['timezone', 'Asia/Tokyo', 2, /no setting “timezone”; there are language, .*http\.port/],
      ['http', '{"port":1}', 2, /no setting “http”/],
      ['http.port', '80', 2, /“http\.port” does not fit/],
      ['http.port', 'abc', 2, /“http\.port” does not fit/],
      ['paused', 'maybe', 2, /“paused” does not fit/],
      ['language', 'fr', 2, /“language” does not fit/],
      ['startAtLogin', 'true', 1, /login/],
      ['startAtLoginHindrance', 'approval', 2, /no setting “startAtLoginHindrance”/],
    ] as const) {
      const outcome = await run('set', key, value)
      expect({ key, ...outcome }).toMatchObject({ key, code, out: '' })
      expect(outcome.err).toMatch(sentence)
    }
    expect(await home.command.json('settings', 'get')).toMatchObject({
      language: 'system',
      timeZone: 'Asia/Tokyo',
      http: { port: 5006 },
    })
  })

  test('a drive has a way of its own until that is taken away', async () => {
    const set = (drive: string, way: string) => run('set', `driveProxies.${drive}`, way)
    expect((await set('quark', 'http://127.0.0.1:8080')).out).toBe(
      'driveProxies.quark is now http://127.0.0.1:8080.\n',
    )
    expect(await set('uc', 'direct')).toMatchObject({ code: 0, err: '' })
    expect((await run('get')).out).toMatch(/^driveProxies\.quark +http:\/\/127\.0\.0\.1:8080$/m)
    expect(await set('quark', 'null')).toMatchObject({ code: 0, err: '' })
    expect((await run('get', 'driveProxies.quark')).out).toBe('–\n')
    expect(await home.command.json('settings', 'get', 'driveProxies.quark')).toBe(null)
    expect(await home.command.json('settings', 'get')).toHaveProperty('driveProxies', {
      uc: 'direct',
    })
    const unknown = await set('nowhere', 'direct')
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.err).toMatch(/no setting “driveProxies\.nowhere”; .*driveProxies\.quark/)
    expect((await set('uc', 'no proxy')).err).toMatch(/“driveProxies\.uc” does not fit/)
  })

  test('changes at the same time all hold', async () => {
    // So that there is a database.
    await home.command.json('jobs')
    const changes = ['theme dark', 'http.port 5007', 'timeZone UTC']
    const outcomes = await Promise.all(
      changes.map((change) => home.command.runApart(['settings', 'set', ...change.split(' ')])),
    )
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await home.command.json('settings', 'get')).toMatchObject({
      theme: 'dark',
      timeZone: 'UTC',
      http: { port: 5007 },
    })
  })
})

test('the next command speaks the language that was set', async () => {
  await run('set', 'language', 'zh-CN')
  expect((await run('set', 'theme', 'dark')).out).toBe('theme 现为 dark。\n')
  expect((await run('set', 'theme')).err).toContain('缺少参数 <value>。')
})

test.each([false, true])(
  'a zone this version does not know stops no command (served: %j)',
  async (isServed) => {
    await run('set', 'timeZone', 'Asia/Tokyo')
    const database = new Database(join(home.dataFolder, 'pansentry.db'))
    database.exec(`UPDATE settings SET value = '"Mars/Phobos"' WHERE key = 'timeZone'`)
    database.close()
    if (isServed) await home.serve()
    expect((await run('get', 'timeZone')).out).toBe('Mars/Phobos\n')
    const { code, err, out } = await home.command.run(['next', '0 2 * * *', '--count', '1'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(', 02:00:00 GMT+8')
    expect((await home.command.run(['jobs'])).out).toContain('“Mars/Phobos” of the settings is not')
  },
)
