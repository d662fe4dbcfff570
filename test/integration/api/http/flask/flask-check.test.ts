import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkJobId } from '../../../../../electron/engine/model/terms/job-ids.ts'
import { TestServer } from '../../../../support/http/http-server.ts'

const path = '/api/check_resources_links'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.open()
})

afterAll(() => server[Symbol.asyncDispose]())

async function check(json?: unknown): Promise<[status: number, answer: unknown]> {
  const { status, ...answer } = await server.ask('POST', path, json === undefined ? {} : { json })
  return [status, answer.json()]
}

const checked = () => expect.poll(() => server.engine.jobs.get(checkJobId).running).toBeNull()

const add = (url: string) =>
  server.engine.resources.add({ title: 'a', url, passcode: '', category: '', note: '' }).id

test('the check says that there are no links yet', async () => {
  const message = '还没有链接，请先添加或导入。'
  expect(await check()).toEqual([200, { success: true, message, links: 0, seconds: 0 }])
  await checked()
})

test('the check starts at once, tells how many and about how long, and not twice', async () => {
  // There is a pause after the first link, so the check is under way for a while.
  server.engine.jobs.setParams(checkJobId, { pauseMinSeconds: 1, pauseMaxSeconds: 1 })
  const ids = ['a', 'b'].map((name) => add(`http://127.0.0.1:9/${name}`))
  const [first, second] = [await check(), await check()]
  const begun = '资源链接检查任务已启动，请查看日志了解进度'
  const message = `${begun}。将检测 2 个链接，需要不到一分钟。`
  expect(first).toEqual([200, { success: true, message, links: 2, seconds: 3 }])
  expect(second).toEqual([
    409,
    { success: false, message: '资源链接检查任务正在运行，请等它结束后再试' },
  ])
  const [run] = server.engine.runs.list({ jobId: checkJobId, limit: 1 })
  server.engine.runs.cancel(run?.id ?? 0)
  await checked()
  server.engine.resources.delete(ids)
})

test('the check asks for less when it is told so', async () => {
  add('https://pan.xunlei.com/s/VNabcdefghijklmnopqrstuvA1')
  expect(await check({ due: true })).toMatchObject([200, { success: true, links: 1 }])
  await checked()
  expect(await check({ due: true })).toEqual([
    200,
    { success: true, message: expect.stringMatching(/^没有到期的链接/), links: 0, seconds: 0 },
  ])
  await checked()
  expect(await check({ due: false })).toMatchObject([200, { success: true, links: 1 }])
  await checked()
})

test('the check refuses what it cannot read, and strangers', async () => {
  expect(await check({ due: 'yes' })).toEqual([
    400,
    { success: false, message: expect.stringContaining('due') },
  ])
  expect((await server.ask('GET', path)).status).toBe(405)
  expect((await server.send('POST', path, undefined, {})).json()).toMatchObject({ success: false })
})
