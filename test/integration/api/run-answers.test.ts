import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getEventMeta } from '@orpc/client'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../../electron/api/contract/system.ts'
import type { Engine } from '../../../electron/engine/engine.ts'
import { checkJobId } from '../../../electron/engine/model/terms/job-ids.ts'
import { databaseFile } from '../../../electron/engine/storage.ts'
import { readMigrations } from '../../../electron/engine/store/schema.ts'
import { openEngine, runEnded } from '../../support/engine.ts'
import { TestServer } from '../../support/http/http-server.ts'
import { scheduledJob } from '../../support/jobs/scheduled-job.ts'
import { openPort } from '../../support/port-client.ts'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let engine: Engine
let port: ReturnType<typeof openPort>
let drives: SimulatedDrives

const never = { kind: 'cron', crontab: '0 0 29 2 *' } as const

beforeEach(async () => {
  folder = temporaryFolder()
  drives = await SimulatedDrives.start(
    sampleDrives(() => 'cancelled'),
    sampleHosts,
  )
  open()
})

afterEach(close)

function open(): void {
  const jobs = [scheduledJob('job', never, {}, async ({ log }) => log('info', 'a line of its own'))]
  engine = openEngine({
    dataFolder: folder.path,
    jobs,
    origins: drives.origins,
    random: () => 0,
  }).engine
  engine.start()
  port = openPort(engine)
}

async function stop(): Promise<void> {
  port.close()
  await engine.stop()
}

async function close(): Promise<void> {
  await stop()
  await drives.close()
  folder[Symbol.dispose]()
}

const speak = (language: 'en' | 'zh-CN') => port.api.settings.update({ language })

async function run(jobId: string): Promise<number> {
  const { runId } = engine.jobs.run(jobId)
  await runEnded(engine, runId)
  return runId
}

async function textsOf(id: number): Promise<string[]> {
  return (await port.api.runs.lines({ id })).map(({ text }) => text)
}

async function addScript(program: string): Promise<void> {
  const params = { program, arguments: [] }
  await port.api.jobs.create({ id: 'script', kind: 'script', name: 'S', trigger: never, params })
}

const english = ['Run started: By hand', 'a line of its own', '✅ Run ended: Succeeded']
const chinese = ['任务开始：手动', 'a line of its own', '✅ 任务结束：成功']

describe('a run is shown in the language of the settings', () => {
  test.each([
    ['zh-CN', chinese, 'en', english],
    ['en', english, 'zh-CN', chinese],
  ] as const)('written under %s', async (before, then, after, now) => {
    await speak(before)
    const id = await run('job')
    expect(await textsOf(id)).toEqual(then)
    await speak(after)
    expect(await textsOf(id)).toEqual(now)
  })

  test('after a restart too', async () => {
    await speak('zh-CN')
    const id = await run('job')
    await stop()
    open()
    expect(await textsOf(id)).toEqual(chinese)
    await speak('en')
    expect(await textsOf(id)).toEqual(english)
  })

  test('its error, wherever the run stands', async () => {
    await addScript('/no/such/program')
    await speak('zh-CN')
    const id = await run('script')
    const errors = async () => {
      const { api } = port
      const [first] = await api.runs.list({ jobId: 'script' })
      const jobs = [await api.jobs.get({ id: 'script' }), ...(await api.jobs.list())]
      const recent = jobs.flatMap((job) =>
        job.isAvailable && job.id === 'script' ? [job.recentRuns[0]] : [],
      )
      return [await api.runs.get({ id }), first, ...recent].map((found) => found?.error)
    }
    const inChinese = '找不到程序“/no/such/program”，请填写完整路径。'
    expect(await errors()).toEqual(Array.from({ length: 4 }, () => inChinese))
    expect((await textsOf(id))[1]).toBe(`❌ ${inChinese}`)
    await speak('en')
    const inEnglish = 'The program “/no/such/program” was not found; write its whole path.'
    expect(await errors()).toEqual(Array.from({ length: 4 }, () => inEnglish))
  })

  test('a line of a check, with the names that stand in it', async () => {
    const link = {
      title: '长安 {{state}} $t(app.name)',
      url: 'https://pan.quark.cn/s/a1b2c3d40001',
    }
    await port.api.resources.add(link)
    await speak('zh-CN')
    const id = await run(checkJobId)
    const line = async () => (await textsOf(id)).find((text) => text.startsWith('[1/1]'))
    const head = `[1/1] ${link.title} ${link.url} → `
    const reason = '好友已取消了分享 (quark.41012)'
    expect(await line()).toBe(`${head}❌ 已取消，已标记失效: ${reason} · 等待 2.0 秒`)
    await speak('en')
    expect(await line()).toBe(`${head}❌ Cancelled, marked dead: ${reason} · next in 2.0 s`)
  })

  test('what is wrong with a job file', async () => {
    writeFileSync(join(folder.path, 'jobs', 'empty.mjs'), 'export default () => {}')
    await speak('zh-CN')
    await engine.userJobs.rescan()
    const messages = async () => (await port.api.jobs.problems()).map(({ message }) => message)
    expect(await messages()).toEqual([expect.stringContaining('文件没有声明任务')])
    await speak('en')
    expect(await messages()).toEqual([expect.stringContaining('declares no task')])
  })

  test('lines that arrive live, and those a reader hears who comes back', async () => {
    await speak('zh-CN')
    const events = await port.api.system.events()
    const { runId } = engine.jobs.run('job')
    const first = await events.next()
    const lastEventId = first.done ? undefined : getEventMeta(first.value)?.id
    expect(await linesOf(runId, events)).toEqual(chinese)
    await speak('en')
    const again = await port.api.system.events(undefined, { lastEventId })
    expect(await linesOf(runId, again)).toEqual(english)
  })
})

/** The first three lines of a run that come. */
async function linesOf(runId: number, events: AsyncIterable<Event>): Promise<string[]> {
  const texts: string[] = []
  for await (const event of events) {
    if (event.type === 'lines' && event.runId === runId) {
      texts.push(...event.lines.map(({ text }) => text))
    }
    // A reader who comes back hears of the run as it is now, from the start.
    if (texts.length === 3) break
  }
  return texts
}

test('rows that an older version wrote are shown as they are', async () => {
  using old = temporaryFolder()
  const migrations = readMigrations()
  const before = migrations.findIndex((sql) => sql.includes('error_message'))
  const database = new Database(databaseFile(old.path))
  for (const sql of migrations.slice(0, before)) database.exec(sql)
  database.pragma(`user_version = ${before}`)
  database.exec(`
    INSERT INTO runs (id, job_id, cause, scheduled_at, started_at, finished_at, outcome, error)
      VALUES (7, 'script', 'manual', 1, 1, 2, 'failed', '程序以退出码 3 结束。');
    INSERT INTO run_lines (run_id, seq, at, level, text)
      VALUES (7, 1, 1, 'info', '任务开始：手动启动'), (7, 2, 2, 'error', 'log.run.started')`)
  database.close()
  const aged = openEngine({ dataFolder: old.path }).engine
  const { api, close } = openPort(aged)
  for (const language of ['en', 'zh-CN'] as const) {
    await api.settings.update({ language })
    expect((await api.runs.get({ id: 7 })).error).toBe('程序以退出码 3 结束。')
    const lines = await api.runs.lines({ id: 7 })
    expect(lines.map(({ text }) => text)).toEqual(['任务开始：手动启动', 'log.run.started'])
  }
  close()
  await aged.stop()
})

test('over HTTP a script reads the same words, on the old routes too', async () => {
  await using server = await TestServer.open()
  const read = async (path: string, method = 'GET') => (await server.ask(method, path)).json()
  const script = {
    id: 'script',
    kind: 'script',
    name: 'S',
    trigger: never,
    params: { program: '/no/such/program' },
  }
  await server.ask('POST', '/api/v1/jobs', { json: script })
  await server.ask('PATCH', '/api/v1/settings', { json: { language: 'zh-CN' } })
  const failed = await read('/scheduler/jobs/script/run', 'POST')
  expect(failed).toEqual({ error_message: '找不到程序“/no/such/program”，请填写完整路径。' })
  await server.ask('PATCH', '/api/v1/settings', { json: { language: 'en' } })
  expect(await read('/api/v1/runs/1')).toMatchObject({ error: expect.stringMatching(/not found/) })
  expect(await read('/api/v1/runs/1/lines')).toMatchObject([
    { seq: 1, level: 'info', text: 'Run started: By hand' },
    { seq: 2, level: 'error', text: expect.stringMatching(/not found/) },
    { seq: 3, level: 'error', text: '❌ Run ended: Failed' },
  ])
})
