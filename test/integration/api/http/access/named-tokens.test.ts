import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Right } from '../../../../../electron/api/contract/tokens.ts'
import { backUpJobId, checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { TestServer } from '../../../../support/http/http-server.ts'

const trigger = { kind: 'cron', crontab: '0 8 * * *' } as const
const script = {
  id: 'script',
  kind: 'script',
  name: 'Mine',
  trigger,
  params: { program: 'node', arguments: [], folder: '', environment: { SECRET: 'abc' } },
} as const

let server: TestServer

beforeEach(async () => {
  server = await TestServer.open()
  server.engine.jobs.create(script)
})

afterEach(() => server[Symbol.asyncDispose]())

/** Asks with a new token that has these rights. */
function tokenWith(...rights: Right[]) {
  const { token } = server.engine.access.addToken({ name: rights.join(' '), rights, endsAt: null })
  return (method: string, path: string, json?: unknown) => {
    const headers = { authorization: `Bearer ${token}` }
    return server.ask(method, path, { json, headers })
  }
}

const missing = (right: string) => ({
  defined: true,
  code: 'RIGHT_MISSING',
  status: 403,
  data: { right },
})

describe('a token with a name', () => {
  test('is told once, and kept as a digest', async () => {
    const draft = { name: ' Home Assistant ', rights: ['run', 'read', 'run'] }
    const made = await server.ask('POST', '/api/v1/tokens', { json: draft })
    expect(made.status).toBe(201)
    const { token, ...shown } = made.json() as { token: string }
    expect(token).toMatch(/^pst_[\w-]{43}$/)
    expect(shown).toEqual({
      name: 'Home Assistant',
      rights: ['read', 'run'],
      createdAt: expect.any(Number),
      endsAt: null,
      usedAt: null,
    })
    const headers = { authorization: `Bearer ${token}` }
    expect((await server.ask('GET', '/api/v1/jobs', { headers })).status).toBe(200)
    const listed = await server.ask('GET', '/api/v1/tokens')
    expect(listed.json()).toEqual([{ ...shown, usedAt: expect.any(Number) }])
    const files = ['pansentry.db', 'pansentry.db-wal'].map((name) =>
      readFileSync(join(server.dataFolder, name)),
    )
    expect(files.some((bytes) => bytes.includes(token))).toBe(false)
    expect(JSON.stringify(server.logged)).not.toContain(token)
  })

  test('has a name of its own, and an end that is to come', async () => {
    const add = (draft: object) => server.ask('POST', '/api/v1/tokens', { json: draft })
    const draft = { name: 'a', rights: ['read'] }
    expect((await add(draft)).status).toBe(201)
    expect((await add(draft)).json()).toMatchObject({ code: 'TOKEN_EXISTS', data: { name: 'a' } })
    const past = { ...draft, name: 'b', endsAt: Date.now() - 1000 }
    expect((await add(past)).json()).toMatchObject({ code: 'TOKEN_END_PASSED', status: 422 })
    for (const wrong of [
      { ...draft, name: '..' },
      { ...draft, name: 'a/b' },
      { ...draft, name: '\u202Ea' },
      { ...draft, name: ' ' },
      { name: 'c', rights: [] },
      { name: 'c', rights: ['owner'] },
    ]) {
      expect((await add(wrong)).status).toBe(400)
    }
    expect(server.engine.access.tokens().map(({ name }) => name)).toEqual(['a'])
  })

  test('lets nobody in after it was revoked, and says so when its time is over', async () => {
    const ask = tokenWith('read')
    expect((await ask('GET', '/api/v1/info')).status).toBe(200)
    expect((await server.ask('DELETE', '/api/v1/tokens/read')).status).toBe(204)
    expect((await ask('GET', '/api/v1/info')).json()).toMatchObject({
      status: 401,
      code: 'UNAUTHORIZED',
    })
    const again = await server.ask('DELETE', '/api/v1/tokens/read')
    expect(again.json()).toMatchObject({ status: 404, code: 'TOKEN_NOT_FOUND' })

    let now = Date.now()
    const clock = { now: () => now, after: () => () => {} }
    await using later = await TestServer.open({ clock, engineOptions: { clock } })
    const endsAt = now + 60_000
    const { token } = later.engine.access.addToken({ name: 'short', rights: ['read'], endsAt })
    const headers = { authorization: `Bearer ${token}` }
    expect((await later.ask('GET', '/scheduler', { headers })).status).toBe(200)
    now = endsAt
    const ended = await later.ask('GET', '/api/v1/info', { headers })
    expect([ended.status, ended.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'TOKEN_ENDED', defined: false }),
    ])
    expect((await later.ask('GET', '/scheduler', { headers })).text).toContain('time of this token')
  })
})

describe('what a token may', () => {
  test('is what it was given, and no right includes another', async () => {
    const [read, run, write] = [tokenWith('read'), tokenWith('run'), tokenWith('write')]
    const scripts = tokenWith('scripts')
    const v1 = '/api/v1'
    const calls = [
      ['read', 'GET', `${v1}/jobs`, undefined],
      ['read', 'GET', `${v1}/events`, undefined],
      ['read', 'GET', '/scheduler/jobs', undefined],
      ['read', 'GET', '/scheduler', undefined],
      ['run', 'POST', `${v1}/jobs/${backUpJobId}/run`, undefined],
      ['run', 'POST', '/scheduler/jobs/script/run', undefined],
      ['run', 'POST', `/api/${checkJobId}`, undefined],
      ['write', 'PATCH', `${v1}/settings`, { paused: true }],
      ['write', 'POST', '/scheduler/pause', undefined],
      ['write', 'PATCH', `/scheduler/jobs/${checkJobId}`, { trigger: 'cron', hour: 3 }],
      ['scripts', 'POST', `${v1}/jobs`, { ...script, id: 'other' }],
      ['owner', 'GET', `${v1}/tokens`, undefined],
      ['owner', 'POST', `${v1}/tokens`, { name: 'more', rights: ['scripts'] }],
      ['owner', 'POST', `${v1}/sign-out-everywhere`, undefined],
    ] as const
    const asking = { read, run, write, scripts }
    for (const [right, method, path, json] of calls) {
      for (const [has, ask] of Object.entries(asking).filter(([has]) => has !== right)) {
        const { status, text } = await ask(method, path, json)
        expect([right, has, path, status]).toEqual([right, has, path, 403])
        expect(text).toContain(right)
        expect(path.startsWith(v1) ? JSON.parse(text) : missing(right)).toMatchObject(
          missing(right),
        )
      }
    }
    expect(server.engine.runs.list({ limit: 10 })).toEqual([])
    expect(server.engine.settings.get().paused).toBe(false)
    for (const [right, method, path, json] of calls) {
      if (right === 'owner' || path.endsWith('/events')) continue
      const { status } = await asking[right](method, path, json)
      expect([path, Math.floor(status / 100)]).toEqual([path, 2])
    }
  })

  test('without “scripts” the program of a job is neither changed nor are its secrets seen', async () => {
    const ask = tokenWith('read', 'run', 'write')
    const params = { ...script.params, program: 'evil' }
    for (const [method, path, json] of [
      ['PATCH', '/api/v1/jobs/script', { params }],
      ['PATCH', '/api/v1/jobs/script', { paramChanges: { program: 'evil' } }],
      ['PUT', '/api/v1/jobs/script/params', { params }],
      ['PATCH', '/scheduler/jobs/script', { kwargs: params }],
      ['POST', '/api/v1/job-files', { name: 'mine' }],
      [
        'POST',
        '/api/v1/takeover',
        { token: 'x', category: '', job: { script: '/bin/true', config: '/tmp/a.json' } },
      ],
    ] as const) {
      const answer = await ask(method, path, json)
      expect([path, answer.status, answer.text]).toEqual([
        path,
        403,
        expect.stringContaining('scripts'),
      ])
    }
    const renamed = await ask('PATCH', '/api/v1/jobs/script', { name: 'Other' })
    const listed = await ask('GET', '/api/v1/jobs')
    for (const { status, text } of [renamed, listed, await ask('GET', '/api/v1/jobs/script')]) {
      expect([status, text.includes('abc')]).toEqual([200, false])
    }
    expect(server.engine.jobs.get('script').params).toEqual({ ...script.params, secrets: [] })
    const full = tokenWith('read', 'write', 'scripts')
    expect((await full('GET', '/api/v1/jobs/script')).text).toContain('abc')
    expect((await full('PATCH', '/api/v1/jobs/script', { params })).status).toBe(200)
  })

  test('no right lets a token see the password of a proxy', async () => {
    server.engine.settings.update({
      proxy: 'http://me:hidden@127.0.0.1:1',
      driveProxies: { quark: 'me:hidden@127.0.0.1:2' },
    })
    const ask = tokenWith('read', 'run', 'write', 'scripts')
    expect((await ask('GET', '/api/v1/settings')).json()).toMatchObject({
      proxy: 'http://***@127.0.0.1:1',
      driveProxies: { quark: '***@127.0.0.1:2' },
    })
    expect((await server.ask('GET', '/api/v1/settings')).text).toContain('me:hidden')
  })

  test('no right lets a token choose the proxy by which keys of channels go', async () => {
    const ask = tokenWith('read', 'run', 'write', 'scripts')
    const settings = { proxy: '127.0.0.1:1', driveProxies: { quark: '127.0.0.1:2' } }
    const filed = (await server.ask('GET', '/api/v1/jobs-file')).json() as object
    const take = (...names: string[]) => ({
      text: JSON.stringify({ ...filed, settings: { ...settings, theme: 'dark' } }),
      jobs: [],
      settings: names,
    })
    const before = server.engine.settings.get()
    for (const [method, path, json] of [
      ['PATCH', 'settings', { theme: 'dark', proxy: settings.proxy }],
      ['PATCH', 'settings', { driveProxies: settings.driveProxies }],
      ['POST', 'jobs-file/take', take('theme', 'proxy')],
      ['POST', 'jobs-file/take', take('driveProxies')],
    ] as const) {
      const answer = await ask(method, `/api/v1/${path}`, json)
      expect([path, answer.json()]).toEqual([path, expect.objectContaining(missing('owner'))])
    }
    expect(server.engine.settings.get()).toEqual(before)
    const { undo } = server.engine.moves.jobsFile.take(take('proxy', 'driveProxies'))
    const undone = await ask('POST', '/api/v1/jobs-file/restore', { undo })
    expect(undone.json()).toMatchObject(missing('owner'))
    expect(server.engine.settings.get()).toMatchObject(settings)
    const theme = await ask('POST', '/api/v1/jobs-file/take', take('theme'))
    expect(theme.json()).toMatchObject({ settings: 1 })
  })
})

test('where aria2 is, which is given the sign-in of an account, only the owner says', async () => {
  const write = tokenWith('read', 'write', 'run', 'scripts')
  const draft = (url: string) => ({ kind: 'aria2', settings: { url } })
  const path = '/api/v1/saving/hooks'
  const added = await write('POST', path, draft('http://127.0.0.1:9/jsonrpc'))
  expect(added.json()).toMatchObject(missing('owner'))
  const own = await server.ask('POST', path, { json: draft('http://127.0.0.1:6800/jsonrpc') })
  const { id } = own.json() as { id: number }
  const { settings } = draft('http://127.0.0.1:9/jsonrpc')
  const changed = await write('PATCH', `${path}/${id}`, { settings })
  expect(changed.json()).toMatchObject(missing('owner'))
  expect((await write('PATCH', `${path}/${id}`, { isOn: false })).status).toBe(200)
  const other = { kind: 'job', settings: { job: 'script' } }
  expect((await write('POST', path, other)).status).toBe(201)
})
