import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createORPCClient, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Contract } from '../../../electron/api/contract/index.ts'
import type { Event } from '../../../electron/api/contract/system.ts'
import { createPortServer } from '../../../electron/api/port.ts'
import { createRouter, type Host } from '../../../electron/api/router.ts'
import { openEngine } from '../../support/engine.ts'
import { noDesktop } from '../../support/server-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const openedPaths: string[] = []

const host: Host = { ...noDesktop, openPath: async (path) => void openedPaths.push(path) }

let folder: ReturnType<typeof temporaryFolder>
let opened: ReturnType<typeof openEngine>
let port: MessagePort
let api: ContractRouterClient<Contract>

beforeEach(() => {
  folder = temporaryFolder()
  opened = openEngine({ dataFolder: folder.path })
  opened.engine.start()
  const router = createRouter({ engine: opened.engine, host })
  const log = {
    write: (_: string, __: string, text: string) =>
      void opened.logged.push({ level: 'error', scope: 'api', text }),
  }
  const channel = new MessageChannel()
  createPortServer(router, log).accept(channel.port1)
  port = channel.port2
  port.start()
  api = createORPCClient(new RPCLink({ port }))
})

afterEach(async () => {
  port.close()
  await opened.engine.stop()
  folder[Symbol.dispose]()
})

const draft = (url: string) => ({ title: 'a title', url })

describe('the contract over a message port', () => {
  test('adds, finds, edits and deletes a resource', async () => {
    const added = await api.resources.add(draft('https://pan.quark.cn/s/a1b2c3d40001?pwd=a1B2'))
    expect(added).toMatchObject({
      provider: 'quark',
      shareId: 'a1b2c3d40001',
      passcode: 'a1B2',
      state: null,
    })
    expect(await api.resources.health()).toEqual({
      alive: 0,
      dead: 0,
      undecided: 0,
      unchecked: 1,
      uncheckable: 0,
    })
    const { rows, next } = await api.resources.list({ filter: { text: 'title' } })
    expect(rows.map((row) => row.id)).toEqual([added.id])
    expect(next).toBeNull()
    const edited = await api.resources.edit({ ...draft(added.url), id: added.id, title: 'another' })
    expect(edited.title).toBe('another')
    expect(await api.resources.delete({ ids: [added.id] })).toMatchObject({ deleted: 1 })
    const gone = await safe(api.resources.get({ id: added.id }))
    expect(gone.error).toMatchObject({
      code: 'RESOURCE_NOT_FOUND',
      defined: true,
      data: { id: added.id },
    })
  })

  test('takes the first link of a text, with the title and the passcode beside it', async () => {
    const url = '黑镜 第一季\n链接：pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv\n提取码：x1y2'
    const added = await api.resources.add({ url })
    const address = 'https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv?pwd=x1y2'
    expect(added).toMatchObject({ title: '黑镜 第一季', url: address, passcode: 'x1y2' })
    const edited = await api.resources.edit({ url: address, id: added.id, note: '好看' })
    expect(edited).toMatchObject({ title: '黑镜 第一季', note: '好看' })
    const magnet = await safe(api.resources.add({ url: 'magnet:?xt=urn:btih:0123456789' }))
    expect(magnet.error).toMatchObject({ code: 'LINK_INVALID' })
  })

  test('refuses a share that is kept already, and what is no link', async () => {
    await api.resources.add(draft('https://pan.quark.cn/s/a1b2c3d40001'))
    const again = await safe(
      api.resources.add(draft('https://pan.quark.cn/s/a1b2c3d40001?pwd=zzzz')),
    )
    expect(again.error).toMatchObject({ code: 'LINK_DUPLICATE', defined: true })
    const words = await safe(api.resources.add(draft('not a link')))
    expect(words.error).toMatchObject({
      code: 'LINK_INVALID',
      defined: true,
      data: { url: 'not a link' },
    })
    expect(await api.resources.count({})).toBe(1)
  })

  test('says what an import would do and writes nothing before it is told to', async () => {
    await api.resources.add(draft('https://pan.quark.cn/s/a1b2c3d40001'))
    const text = [
      '已有 https://pan.quark.cn/s/a1b2c3d40001',
      '新的 https://pan.quark.cn/s/a1b2c3d40002 提取码: a1B2',
      '重复 https://pan.quark.cn/s/a1b2c3d40002',
      'https://example.com/a.zip',
    ].join('\n')
    const preview = await api.resources.previewImport({ text, format: 'text' })
    expect(preview).toMatchObject({ newCount: 2, duplicateCount: 2 })
    expect(preview.duplicates.map((row) => row.where)).toEqual(['stored', 'text'])
    expect(await api.resources.count({})).toBe(1)
    expect(await api.resources.commitImport({ token: preview.token, category: '影视' })).toEqual({
      added: 2,
      importId: 1,
    })
    expect(await api.resources.count({})).toBe(3)
    const twice = await safe(api.resources.commitImport({ token: preview.token }))
    expect(twice.error).toMatchObject({ code: 'PREVIEW_GONE', defined: true })
  })

  test('takes over what another system kept, and nothing before it is told to', async () => {
    const job = async () => {
      const found = await api.jobs.get({ id: 'check_resources_links' })
      return found.isAvailable ? found.trigger : undefined
    }
    const before = await job()
    const text = JSON.stringify({
      cookie: ['secret-cookie'],
      push_config: { BARK_PUSH: 'secret-key' },
      crontab: '30 8 * * 0',
      tasklist: [
        { taskname: '甲', shareurl: 'https://pan.quark.cn/s/a1b2c3d40001', savepath: '/剧' },
        { taskname: '乙', shareurl: 'https://pan.quark.cn/s/a1b2c3d40002', shareurl_ban: '失效' },
        { taskname: '丙', shareurl: '没有链接' },
      ],
    })
    const preview = await api.takeover.preview({ text })
    expect(preview).toMatchObject({
      resources: { newCount: 2, duplicateCount: 0, unreadableCount: 1 },
      formerlyExpired: 1,
      schedule: { crontab: '30 8 * * 0', namesDaysByNumber: true },
      crontabProblem: null,
    })
    expect(preview.leftBehind.map(({ what, count }) => [what, count])).toEqual([
      ['cookie', 1],
      ['push', 1],
      ['saving', 1],
    ])
    expect(JSON.stringify(preview)).not.toContain('secret')
    expect(await api.resources.count({})).toBe(0)
    expect(await job()).toEqual(before)

    const { token } = preview.resources
    expect(await api.takeover.commit({ token })).toMatchObject({ added: 2, jobId: null })
    expect(await api.resources.count({})).toBe(2)
    expect(await job()).toEqual(before)
    const twice = await safe(api.takeover.commit({ token }))
    expect(twice.error).toMatchObject({ code: 'PREVIEW_GONE', defined: true })
  })

  test('takes over a job alone, and writes links without one as an import does', async () => {
    const list = '甲 https://pan.quark.cn/s/a1b2c3d40001'
    const links = await api.resources.previewImport({ text: list, format: 'text' })
    const { token } = links
    expect(await api.takeover.commit({ token })).toMatchObject({ added: 1, jobId: null })

    const shareurl = 'https://pan.quark.cn/s/a1b2c3d40001'
    const known = JSON.stringify({ crontab: '0 8 * * *', tasklist: [{ shareurl }] })
    const { resources } = await api.takeover.preview({ text: known })
    expect(resources).toMatchObject({ newCount: 0, duplicateCount: 1 })
    const file = fileURLToPath(import.meta.url)
    const asked = { token: resources.token, job: { script: file, config: file } }
    expect(await api.takeover.commit(asked)).toMatchObject({ added: 0, jobId: 'quark_auto_save' })
  })

  test.each([
    ['a configuration that is cut off', '{"tasklist": ['],
    ['a dump that is cut off', "INSERT INTO t (link) VALUES ('https://pan.quark.cn/s/a1b2"],
  ])('%s is refused with a sentence', async (_, text) => {
    const { error } = await safe(api.takeover.preview({ text }))
    expect(error).toMatchObject({ code: 'IMPORT_UNREADABLE', defined: true })
  })

  test('a file goes over as it is, and another encoding can be chosen', async () => {
    const gbk = Buffer.from('c8fdcce520', 'hex')
    const file = new File([gbk, 'https://pan.quark.cn/s/a1b2c3d40001'], 'list.txt')
    const told = await api.resources.previewImport({ file })
    expect(told).toMatchObject({ format: 'text', encoding: 'gb18030', fresh: [{ title: '三体' }] })
    const { resources } = await api.takeover.preview({ file, encoding: 'windows-1252' })
    expect(resources).toMatchObject({ encoding: 'windows-1252', fresh: [{ title: 'ÈýÌå' }] })
    const image = new File([Buffer.from('\x89PNG\r\n', 'latin1')], 'list.csv')
    const { error } = await safe(api.takeover.preview({ file: image }))
    expect(error).toMatchObject({ code: 'IMPORT_NOT_TEXT', defined: true, data: { kind: '.png' } })
  })

  test('an unreadable file is refused with a sentence', async () => {
    const answer = await safe(api.resources.previewImport({ text: '{"half": ', format: 'json' }))
    expect(answer.error).toMatchObject({ code: 'IMPORT_UNREADABLE', defined: true })
  })

  test.each([
    ['a job that does not exist', () => api.jobs.run({ id: 'no_such_job' }), 'JOB_NOT_FOUND'],
    ['a run that does not exist', () => api.runs.get({ id: 99 }), 'RUN_NOT_FOUND'],
    [
      'a schedule that cannot be read',
      () => api.jobs.nextTimes({ trigger: { kind: 'cron', crontab: '99 * * * *' }, count: 5 }),
      'SCHEDULE_INVALID',
    ],
    [
      'a time zone that does not exist',
      () => api.settings.update({ timeZone: 'Mars/Olympus' }),
      'TIME_ZONE_UNKNOWN',
    ],
    ['an input of the wrong shape', () => api.runs.list({ limit: 0 }), 'BAD_REQUEST'],
    [
      'an address that is none',
      () => api.system.openUrl({ url: 'file:///etc/passwd' }),
      'BAD_REQUEST',
    ],
  ] as [string, () => Promise<unknown>, string][])('refuses %s', async (_, call, code) => {
    const { error } = await safe(call())
    expect(error).toMatchObject({ code })
  })

  test('creates, edits and deletes a script job, and says what cannot be', async () => {
    const draft = {
      id: 'hello',
      kind: 'script',
      name: 'Says hello',
      trigger: { kind: 'cron', crontab: '0 8 * * *' },
      params: { program: 'node', arguments: ['hello'] },
    } satisfies Parameters<typeof api.jobs.create>[0]
    expect(await api.jobs.create(draft)).toMatchObject({ kind: 'script', name: 'Says hello' })
    const twice = await safe(api.jobs.create(draft))
    expect(twice.error).toMatchObject({ code: 'JOB_EXISTS', defined: true, data: { id: 'hello' } })
    const edited = await api.jobs.edit({ id: 'hello', name: 'Says goodbye' })
    expect(edited).toMatchObject({ name: 'Says goodbye', params: { arguments: ['hello'] } })
    const bad = await safe(api.jobs.edit({ id: 'hello', params: { program: '' } }))
    expect(bad.error).toMatchObject({
      code: 'JOB_INVALID',
      defined: true,
      data: { field: 'params.program', reason: 'Name the program to run.' },
    })
    await api.jobs.delete({ id: 'hello' })
    expect((await api.jobs.list()).map((job) => job.id)).not.toContain('hello')
    const builtIn = await safe(api.jobs.delete({ id: 'check_resources_links' }))
    expect(builtIn.error).toMatchObject({ code: 'JOB_UNDELETABLE', defined: true })
  })

  test('writes a new job file, opens it, and tells what is wrong with it later', async () => {
    const { path } = await api.jobs.newFile({ name: 'mine' })
    expect(openedPaths).toEqual([path])
    writeFileSync(path, 'export const nothing = 1')
    await opened.engine.userJobs.rescan()
    expect(await api.jobs.problems()).toMatchObject([{ file: 'mine.mjs', line: null }])
    const bad = await safe(api.jobs.newFile({ name: '../../etc/cron.d/mine' }))
    expect(bad.error).toMatchObject({
      code: 'BAD_REQUEST',
      data: { issues: [{ path: ['name'], message: expect.stringContaining('A file name') }] },
    })
  })

  test('shows the next five runs of a schedule that is not saved', async () => {
    const times = await api.jobs.nextTimes({
      trigger: { kind: 'cron', crontab: '0 2 * * *', timeZone: 'UTC' },
      count: 5,
    })
    expect(times).toHaveLength(5)
    expect(
      times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === 24 * 3600_000),
    ).toBe(true)
  })

  test('pushes a run from its start to its end, with every line', async () => {
    const seen: Event[] = []
    const stop = new AbortController()
    const events = await api.system.events(undefined, { signal: stop.signal })
    const { runId } = await api.jobs.run({ id: 'check_resources_links' })
    for await (const event of events) {
      seen.push(event)
      if (event.type === 'run' && event.run.outcome !== null) break
    }
    stop.abort()
    const lines = seen.flatMap((event) => (event.type === 'lines' ? event.lines : []))
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, index) => index + 1))
    expect(await api.runs.lines({ id: runId })).toEqual(lines)
    expect(await api.runs.get({ id: runId })).toMatchObject({
      outcome: 'succeeded',
      cause: 'manual',
    })
  })
})
