import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runEnded } from '../../../support/engine.ts'
import { TestServer } from '../../../support/http/http-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await TestServer.open()
})

afterEach(() => server[Symbol.asyncDispose]())

const post = (path: string, json: unknown) => server.ask('POST', `/api/v1${path}`, { json })

/** Parameters of a script that Node runs, on every system. */
const script = (code: string) => ({ program: process.execPath, arguments: ['-e', code] })

describe('POST /pause', () => {
  test('pauses all jobs until an hour has passed, and the settings tell until when', async () => {
    const before = Date.now()
    const paused = await post('/pause', { minutes: 60 })
    expect(paused.status).toBe(200)
    const answer = paused.json()
    expect(answer).toMatchObject({ paused: true, pausedUntil: expect.any(Number) })
    const settings = (await server.ask('GET', '/api/v1/settings')).json()
    expect(settings).toEqual(answer)
    const { timedPause } = server.engine.settings.get()
    expect(timedPause?.until).toBeGreaterThanOrEqual(before + 3_600_000)
  })

  test('without an end lasts until it is resumed', async () => {
    expect((await post('/pause', {})).json()).toMatchObject({ paused: true, pausedUntil: null })
  })

  test.each([{ until: 'never' }, { until: '2020-01-01 08:00' }, { minutes: -1 }])(
    'refuses %j, and pauses nothing',
    async (end) => {
      const { status } = await post('/pause', end)
      expect([400, 422]).toContain(status)
      expect(server.engine.settings.get().paused).toBe(false)
    },
  )
})

describe('POST /scripts/inspect', () => {
  test('tells what would start, and starts nothing', async () => {
    const trace = join(server.dataFolder, 'trace')
    const code = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`
    const command = `"${process.execPath}" -e '${code}'`
    const found = await post('/scripts/inspect', { command })
    expect(found.status).toBe(200)
    expect(found.json()).toMatchObject({ program: process.execPath, foundAt: process.execPath })
    expect(existsSync(trace)).toBe(false)
    const absent = await post('/scripts/inspect', { command: 'no-such-program --x' })
    expect(absent.json()).toMatchObject({ foundAt: null, problem: expect.any(String) })
  })
})

describe('POST /scripts/try', () => {
  test('streams what a script writes, and how it ended', async () => {
    const params = script('console.log("good"); console.error("bad"); process.exitCode = 3')
    const { status, headers, text } = await post('/scripts/try', { id: 'a', params })
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/event-stream/)
    expect(text).toContain('"text":"good"')
    expect(text).toContain('"text":"bad"')
    expect(text).toContain('"type":"ended","outcome":"failed"')
    expect(server.engine.runs.list({ limit: 10 })).toEqual([])
  })
})

describe('GET /runs/search', () => {
  test('finds runs by what they wrote, page by page', async () => {
    const { jobs } = server.engine
    const trigger = { kind: 'cron', crontab: '0 8 * * *' } as const
    const params = script('console.log("空间不足 100%")')
    const ids: number[] = []
    for (const id of ['disk', 'other']) {
      jobs.create({ id, kind: 'script', name: id, trigger, params })
      const { runId } = jobs.run(id)
      await runEnded(server.engine, runId)
      ids.push(runId)
    }
    const ask = async (query: string) =>
      (await server.ask('GET', `/api/v1/runs/search?${query}`)).json()
    const text = encodeURIComponent('空间不足 100%')
    expect(await ask(`text=${text}&limit=1`)).toMatchObject({
      found: [{ run: { id: ids[1] }, line: { text: '空间不足 100%' } }],
      next: ids[1],
    })
    expect(await ask(`text=${text}&before=${ids[1]}`)).toMatchObject({
      found: [{ run: { id: ids[0] } }],
      next: null,
    })
    expect(await ask('text=nothing')).toEqual({ found: [], next: null })
    expect((await server.ask('GET', '/api/v1/runs/search?text=')).status).toBe(400)
  })
})

describe('the files of the scripts folder', () => {
  const file = (name: string) => `/api/v1/scripts/files/${encodeURIComponent(name)}`

  test('are written, listed, read, and not written over', async () => {
    const json = { text: 'print(1)', revision: null }
    expect((await server.ask('PUT', file('你好.py'), { json })).status).toBe(200)
    const listed = await server.ask('GET', '/api/v1/scripts/files')
    expect(listed.json()).toMatchObject([{ name: '你好.py' }])
    expect((await server.ask('GET', file('你好.py'))).json()).toMatchObject({ text: 'print(1)' })
    const again = await server.ask('PUT', file('你好.py'), { json })
    expect(again.status).toBe(409)
    expect(again.json()).toMatchObject({ code: 'SCRIPT_FILE_CHANGED' })
  })

  test.each(['../api-token', '..\\api-token', '/etc/passwd', '.hidden'])(
    '“%s” leads out of it, and is refused',
    async (name) => {
      const json = { text: 'y', revision: null }
      for (const asked of [
        await server.ask('GET', file(name)),
        await server.ask('PUT', file(name), { json }),
      ]) {
        expect(asked.status).toBeGreaterThanOrEqual(400)
        expect(asked.status).toBeLessThan(500)
      }
    },
  )
})
