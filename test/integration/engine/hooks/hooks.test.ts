import { expect, test } from 'vitest'
import { refusal as refused } from '../../../support/refusal.ts'
import {
  fine,
  key,
  plexSections,
  settingsOf,
  startHooks,
  told,
} from '../../../support/saving/hooks-harness.ts'
import { node } from '../../../support/saving/saving-harness.ts'
import type { SimulatedAnswer } from '../../../support/simulated-drives.ts'

test('each kind is told of what is in the drive, as its maker documents it', async () => {
  await using all = await startHooks()
  const { saving, service } = all
  all.answer(({ path }) => {
    if (path === '/library/sections') return { status: 200, json: plexSections }
    if (path === '/api/fs/list') return { status: 200, json: { code: 200, message: 'success' } }
    if (path === '/jsonrpc')
      return { status: 200, json: { jsonrpc: '2.0', id: 'pansentry', result: '2089b05ecca3d829' } }
    return fine
  })
  const settings = settingsOf(service.origin)
  const kinds = ['emby', 'jellyfin', 'plex', 'aria2', 'alist', 'webhook'] as const
  const id = all.task(kinds.map((kind) => all.hook(kind, settings[kind])))
  const run = await saving.saved(id)
  expect(run.outcome).toBe('succeeded')
  const file = saving.drive.find('/影视/北风/北风.E01.mp4')
  expect(file).toBeDefined()
  const asked = told(service)
  const of = (part: string) => asked.filter((each) => each.asked.includes(part))
  expect(of('/Library/Media/Updated')).toMatchObject([
    {
      auth: key,
      body: { Updates: [{ Path: '/mnt/quark/影视/北风', UpdateType: 'Created' }] },
    },
  ])
  expect(of('POST /Library/Refresh')).toMatchObject([{ auth: `MediaBrowser Token="${key}"` }])
  expect(of('GET /library/sections/2/refresh')).toMatchObject([
    { auth: key, query: { path: '/mnt/quark/影视/北风' } },
  ])
  expect(of('/jsonrpc')).toMatchObject([
    {
      body: {
        method: 'aria2.addUri',
        params: [
          `token:${key}`,
          [`https://dl.example/${file?.fid}`],
          {
            dir: '/down',
            out: '北风.E01.mp4',
            gid: expect.stringMatching(/^[0-9a-f]{16}$/),
            header: expect.arrayContaining([expect.stringMatching(/^cookie: .*__uid=/)]),
          },
        ],
      },
    },
  ])
  expect(of('/api/fs/list')).toMatchObject([
    { auth: key, body: { path: '/quark/影视/北风', refresh: true } },
  ])
  expect(of('/hook')).toMatchObject([
    {
      body: {
        event: 'saved',
        task: { id, name: '北风' },
        files: [
          {
            path: '/影视/北风/北风.E01.mp4',
            folder: '/影视/北风',
            name: '北风.E01.mp4',
            original: '第1集.mp4',
          },
        ],
      },
    },
  ])
  // Told once: nothing new, nothing said.
  service.exchanges.length = 0
  await saving.ended(saving.engine.saving.run(id).runId)
  expect(service.exchanges).toEqual([])
})

const page = '<!doctype html><html><body>Please sign in</body></html>'
const failures: readonly (readonly [string, SimulatedAnswer, string])[] = [
  ['a wrong key', { status: 401, text: `Unauthorized ${key}` }, 'hooks.failure.refused'],
  ['a page', { status: 200, html: page }, 'hooks.failure.page'],
  ['a wrong address', { status: 404, text: 'Not Found' }, 'hooks.failure.no-such'],
  ['its own refusal', { status: 500, text: 'boom' }, 'hooks.failure.said'],
  ['a hang-up', { status: 200, text: 'x', reset: true }, 'hooks.failure.no-answer'],
  ['no answer in time', { status: 200, delayMs: 5000 }, 'hooks.failure.late'],
]

test.each(failures)(
  'a hook that fails by %s keeps neither a file nor another hook, and says no secret',
  async (_, answer, expected) => {
    await using all = await startHooks(({ path }) => (path === '/good' ? fine : answer))
    const { hooks, saving, service } = all
    const settings = settingsOf(service.origin)
    const kinds = ['emby', 'jellyfin', 'plex', 'aria2', 'alist', 'webhook'] as const
    const bad = kinds.map((kind) => all.hook(kind, { ...settings[kind], timeout: '1' }))
    const good = all.hook('webhook', { url: `${service.origin}/good` })
    const run = await saving.saved(all.task([...bad, good]))
    expect(run).toMatchObject({ outcome: 'succeeded', summary: { saved: 1, failed: 0 } })
    expect(saving.drive.find('/影视/北风/北风.E01.mp4')).toBeDefined()
    const last = hooks.list().map((hook) => ({ kind: hook.kind, key: hook.last?.text.key }))
    expect(last).toEqual([
      ...kinds.map((kind) => ({ kind, key: expected })),
      { kind: 'webhook', key: 'hooks.done.told' },
    ])
    const lines = saving.lines(run.id).filter((line) => line.includes('log.hook.outcome'))
    expect(lines).toHaveLength(7)
    expect(JSON.stringify([lines, hooks.list()])).not.toContain(key)
  },
)

test('that nobody answers is said in whichever language it is read', async () => {
  await using all = await startHooks()
  const id = all.hook('webhook', { url: 'http://127.0.0.1:9/hook' })
  const why = { host: '127.0.0.1', detail: 'ECONNREFUSED' }
  expect((await all.hooks.try(id)).text).toEqual({
    key: 'hooks.failure.no-answer',
    values: { words: { key: 'networkFault.refused', values: why } },
  })
})

test('what a hook was not told of it is told by the next runs, three times at most', async () => {
  await using all = await startHooks(() => ({ status: 503, text: 'starting' }))
  const { saving, service } = all
  const id = all.task([all.hook('webhook', { url: `${service.origin}/hook` })])
  await saving.saved(id)
  const again = () => saving.ended(saving.engine.saving.run(id).runId)
  await again()
  all.answer(() => fine)
  await again()
  await again()
  expect(service.exchanges).toHaveLength(3)
  all.answer(() => ({ status: 503 }))
  all.tree.push(node('第2集.mp4'))
  for (const _ of [1, 2, 3, 4, 5]) await again()
  const later = told(service).slice(3)
  expect(later).toHaveLength(3)
  expect(JSON.stringify(later[0]?.body)).toContain('北风.E02.mp4')
  expect(JSON.stringify(later)).not.toContain('E01')
})

test('a hook that a task has from now on is told of nothing that came before', async () => {
  await using all = await startHooks()
  const { hooks, saving, service } = all
  const id = all.task([])
  await saving.saved(id)
  const hook = all.hook('webhook', {
    url: `${service.origin}/hook?folder=$folder`,
    body: '{"event":"qas_strm","data":{"savepath":"$folder","n":"$count"}}',
  })
  saving.engine.saving.tasks.edit(id, { hooks: [hook] })
  await saving.ended(saving.engine.saving.run(id).runId)
  expect(service.exchanges).toEqual([])
  all.tree.push(node('第2集.mp4'))
  await saving.ended(saving.engine.saving.run(id).runId)
  expect(told(service)).toMatchObject([
    {
      asked: 'POST /hook',
      query: { folder: '/影视/北风' },
      body: { event: 'qas_strm', data: { savepath: '/影视/北风', n: '1' } },
    },
  ])
  // SmartStrm says no with a status of 200.
  all.answer(() => ({ status: 200, json: { success: false, message: '没有这个任务' } }))
  expect(await hooks.try(hook)).toMatchObject({
    isDone: false,
    text: { key: 'hooks.failure.said', values: { words: '没有这个任务' } },
  })
  hooks.remove(hook)
  expect(saving.engine.saving.tasks.get(id).hooks).toEqual([])
  expect(() => saving.engine.saving.tasks.edit(id, { hooks: [hook] })).toThrow(
    refused('HOOK_NOT_FOUND', { id: hook }),
  )
})

test('a script is started with the list as a file, and a job that is none is named', async () => {
  await using all = await startHooks()
  const { hooks, saving } = all
  const { engine } = saving
  const program = process.execPath
  const print = 'console.log(require("fs").readFileSync(process.env.PANSENTRY_SAVED_FILE, "utf8"))'
  engine.jobs.create({
    id: 'after',
    kind: 'script',
    name: 'After',
    trigger: { kind: 'cron', crontab: '0 0 1 1 *' },
    params: { program, arguments: ['-e', print], folder: '', environment: {}, secrets: [] },
  })
  const hook = all.hook('job', { job: 'after' })
  const run = await saving.saved(all.task([hook]))
  const [script] = engine.runs.list({ jobId: 'after', limit: 1 })
  expect(script).toMatchObject({
    cause: 'event',
    occurrence: { kind: 'job', jobId: 'save_shares', runId: run.id },
  })
  const ended = await saving.ended(script?.id ?? 0)
  expect(ended.outcome).toBe('succeeded')
  const printed = engine.runs
    .lines(ended.id, 0, 100)
    .flatMap(({ text }) => (typeof text === 'string' && text.includes('"files"') ? [text] : []))
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    event: 'saved',
    files: [{ name: '北风.E01.mp4' }],
  })
  const none = all.hook('job', { job: 'nothing' })
  expect(await hooks.try(none)).toMatchObject({ text: { key: 'hooks.failure.no-job' } })
  const own = all.hook('job', { job: 'cleanup_temp_files' })
  expect(await hooks.try(own)).toMatchObject({ text: { key: 'hooks.failure.no-script' } })
})

test('a trial asks for what only a key may see, and leaves nothing behind', async () => {
  await using all = await startHooks(({ path }) => {
    if (path === '/library/sections') return { status: 200, json: plexSections }
    if (path === '/api/fs/list')
      return { status: 200, json: { code: 401, message: 'token is invalidated' } }
    if (path === '/jsonrpc') {
      const error = { code: 1, message: 'Unauthorized' }
      return { status: 400, json: { jsonrpc: '2.0', id: 'pansentry', error } }
    }
    return { status: 200, json: {} }
  })
  const { hooks, service } = all
  const settings = settingsOf(service.origin)
  const kinds = ['emby', 'jellyfin', 'plex', 'aria2', 'alist'] as const
  const tried = []
  for (const kind of kinds) tried.push(await hooks.try(all.hook(kind, settings[kind])))
  expect(tried.map(({ text }) => text.key)).toEqual([
    'hooks.done.known',
    'hooks.done.known',
    'hooks.done.known',
    'hooks.failure.refused',
    'hooks.failure.refused',
  ])
  expect(told(service).map(({ asked }) => asked)).toEqual([
    'GET /System/Info',
    'GET /System/Info',
    'GET /library/sections',
    'POST /jsonrpc',
    'POST /api/fs/list',
  ])
})

test('tasks that come upon a script still under way hand over their lists later, however often', async () => {
  await using all = await startHooks()
  const { hooks, saving } = all
  const { engine } = saving
  const wait = 'process.stdin.resume(); setInterval(() => {}, 1000)'
  engine.jobs.create({
    id: 'after',
    kind: 'script',
    name: 'After',
    trigger: { kind: 'cron', crontab: '0 0 1 1 *' },
    params: { program: process.execPath, arguments: ['-e', wait], folder: '' },
  })
  const hook = all.hook('job', { job: 'after' })
  const { runId } = engine.run('after', undefined)
  const id = all.task([hook])
  await saving.saved(id)
  const again = () => saving.ended(engine.saving.run(id).runId)
  for (const _ of [1, 2, 3]) await again()
  expect(hooks.list()[0]?.last?.text.key).toBe('hooks.failure.job-running')
  engine.runs.cancel(runId)
  await saving.ended(runId)
  await again()
  expect(hooks.list()[0]?.last?.text.key).toBe('hooks.done.started')
  const [started] = engine.runs.list({ jobId: 'after', limit: 1 })
  engine.runs.cancel(started?.id ?? 0)
  await saving.ended(started?.id ?? 0)
})
