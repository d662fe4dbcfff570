import { createORPCClient, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../../../../electron/api/contract/index.ts'
import { openApiDocument } from '../../../../../electron/api/http/calls/openapi.ts'
import {
  accountCalls,
  type CallRow,
  libraryCalls,
  machineCalls,
  notificationCalls,
} from '../../../../support/http/call-rows.ts'
import { TestServer } from '../../../../support/http/http-server.ts'
import { savingCalls } from '../../../../support/saving/saving-calls.ts'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.open()
})

afterAll(() => server[Symbol.asyncDispose]())

const trigger = { kind: 'cron', crontab: '0 8 * * *' }
const script = { id: 'hello', kind: 'script', name: 'Hello', trigger, params: { program: 'node' } }
const link = (id: string) => ({ title: id, url: `https://pan.quark.cn/s/a1b2c3d4${id}` })

// In this order: what one makes the next one asks for. Each call of the document is here.
const calls: readonly CallRow[] = [
  ['GET /info', '', undefined, 200, { version: '0.0.0', hasDesktop: false }],
  ['GET /health', '', undefined, 200, { isWell: true, failures: [] }],
  ['GET /doctor', '', undefined, 200, []],
  ['GET /update', '', undefined, 200, { state: 'off' }],
  ['GET /settings', '', undefined, 200, { paused: false, http: { enabled: false, port: 5005 } }],
  ['PATCH /settings', '', { theme: 'dark' }, 200, { theme: 'dark' }],
  [
    'PATCH /settings',
    '',
    { timeZone: 'Mars/Olympus' },
    422,
    { code: 'TIME_ZONE_UNKNOWN', defined: true },
  ],
  ['PATCH /settings', '', { startAtLogin: false }, 200, { startAtLoginHindrance: 'service' }],
  [
    'PATCH /settings',
    '',
    { startAtLogin: true, theme: 'light' },
    409,
    { code: 'START_AT_LOGIN_FIXED', defined: true },
  ],
  ['GET /settings', '', undefined, 200, { startAtLogin: false, theme: 'dark' }],
  ['PATCH /settings', '', { http: { port: 80 } }, 400, { code: 'BAD_REQUEST' }],
  ['POST /tokens', '', { name: 'a b', rights: ['run'] }, 201, { name: 'a b', rights: ['run'] }],
  ['POST /tokens', '', { name: 'a b', rights: ['run'] }, 409, { code: 'TOKEN_EXISTS' }],
  ['GET /tokens', '', undefined, 200, [{ name: 'a b', usedAt: null }]],
  ['DELETE /tokens/{name}', '/tokens/a%20b', undefined, 204, ''],
  ['POST /tokens/{name}/restore', '/tokens/a%20b/restore', undefined, 204, ''],
  ['DELETE /tokens/{name}', '/tokens/a%20b', undefined, 204, ''],
  ['GET /workers', '', undefined, 200, { queue: null, workers: [] }],
  ['POST /workers', '', { name: 'nas' }, 409, { code: 'QUEUE_MISSING' }],
  ['DELETE /workers/{name}', '/workers/nas', undefined, 409, { code: 'QUEUE_MISSING' }],
  [
    'POST /workers/{name}/restore',
    '/workers/nas/restore',
    undefined,
    409,
    { code: 'QUEUE_MISSING' },
  ],
  ['PUT /workers/queue', '', { address: 'here' }, 422, { code: 'QUEUE_ADDRESS_INVALID' }],
  ['POST /sign-out-everywhere', '', undefined, 200, { ended: 0 }],
  ['POST /jobs', '', script, 201, { id: 'hello', kind: 'script' }],
  ['POST /jobs', '', script, 409, { code: 'JOB_EXISTS', data: { id: 'hello' } }],
  [
    'POST /jobs',
    '',
    { ...script, trigger: { kind: 'cron', crontab: '99 * * * *' }, id: 'b' },
    422,
    { code: 'SCHEDULE_INVALID' },
  ],
  [
    'GET /jobs',
    '',
    undefined,
    200,
    expect.arrayContaining([expect.objectContaining({ id: 'hello' })]),
  ],
  ['GET /jobs/{id}', '/jobs/hello', undefined, 200, { name: 'Hello' }],
  ['GET /jobs/{id}', '/jobs/nope', undefined, 404, { code: 'JOB_NOT_FOUND', data: { id: 'nope' } }],
  [
    'PATCH /jobs/{id}',
    '/jobs/hello',
    { name: '你好' },
    200,
    { name: '你好', params: { program: 'node' } },
  ],
  [
    'PUT /jobs/{id}/schedule',
    '/jobs/hello/schedule',
    { trigger: { kind: 'interval', hours: 2 } },
    200,
    { trigger: { hours: 2 } },
  ],
  [
    'PUT /jobs/{id}/params',
    '/jobs/hello/params',
    { params: { program: 'node', arguments: ['a'] } },
    200,
    { params: { arguments: ['a'] } },
  ],
  [
    'POST /jobs/{id}/pause',
    '/jobs/hello/pause',
    { paused: true },
    200,
    { paused: true, nextRunAt: null },
  ],
  ['POST /jobs/{id}/run', '/jobs/cleanup_temp_files/run', undefined, 200, { runId: 1 }],
  ['GET /runs', '/runs?limit=1&jobId=cleanup_temp_files', undefined, 200, [{ id: 1 }]],
  ['GET /runs', '/runs?limit=0', undefined, 400, { code: 'BAD_REQUEST' }],
  ['GET /runs/{id}', '/runs/1', undefined, 200, { id: 1, cause: 'manual' }],
  ['GET /runs/{id}', '/runs/99', undefined, 404, { code: 'RUN_NOT_FOUND', data: { id: 99 } }],
  ['GET /runs/{id}/lines', '/runs/1/lines?after=0&limit=10', undefined, 200, expect.any(Array)],
  ['POST /runs/{id}/cancel', '/runs/1/cancel', undefined, 200, { cancelled: expect.any(Boolean) }],
  ['POST /runs/{id}/pause', '/runs/99/pause', undefined, 404, { code: 'RUN_NOT_FOUND' }],
  ['GET /runs/{id}/statistics', '/runs/1/statistics', undefined, 200, []],
  ['GET /runs/{to}/changes', '/runs/1/changes?from=0', undefined, 200, { died: { count: 0 } }],
  ['GET /runs/{to}/changes', '/runs/1/changes?from=1', undefined, 400, { code: 'BAD_REQUEST' }],
  ['DELETE /jobs/{id}', '/jobs/hello', undefined, 204, ''],
  ['POST /jobs/{id}/restore', '/jobs/hello/restore', undefined, 204, ''],
  ['DELETE /jobs/{id}', '/jobs/hello', undefined, 204, ''],
  ['DELETE /jobs/{id}', '/jobs/check_resources_links', undefined, 409, { code: 'JOB_UNDELETABLE' }],
  [
    'POST /schedule/next-times',
    '',
    { trigger: { ...trigger, timeZone: 'UTC' }, count: 3 },
    200,
    expect.arrayContaining([expect.any(Number)]),
  ],
  ['GET /job-files/problems', '', undefined, 200, []],
  ['GET /surroundings', '', undefined, 200, { battery: null, metered: null, presenting: null }],
  ['POST /job-files', '', { name: 'mine' }, 200, { path: expect.stringMatching(/mine\.mjs$/) }],
  ['POST /resources', '', link('0001'), 201, { id: 1, provider: 'quark' }],
  ['POST /resources', '', link('0001'), 409, { code: 'LINK_DUPLICATE' }],
  ['POST /resources', '', { title: 'a', url: 'no link' }, 422, { code: 'LINK_INVALID' }],
  [
    'GET /resources',
    '/resources?filter[text]=0001&filter[health]=unchecked&descending=false',
    undefined,
    200,
    { rows: [{ id: 1 }], next: null },
  ],
  ['GET /resources', '/resources?filter[health]=dead', undefined, 200, { rows: [] }],
  [
    'GET /resources',
    '/resources?limit=1&order=added&after[value]=9&after[id]=9',
    undefined,
    200,
    { rows: [{ id: 1 }], next: { value: 1, id: 1 } },
  ],
  ['GET /resources/count', '/resources/count?filter[provider]=quark', undefined, 200, 1],
  ['GET /resources/health', '', undefined, 200, { unchecked: 1 }],
  ['GET /resources/last-died', '/resources/last-died?limit=5', undefined, 200, []],
  ['GET /resources/{id}', '/resources/1', undefined, 200, { resource: { id: 1 }, checks: [] }],
  ['PUT /resources/{id}', '/resources/1', { ...link('0001'), title: 'b' }, 200, { title: 'b' }],
  [
    'POST /imports/preview',
    '',
    { format: 'text', text: link('0002').url },
    200,
    { newCount: 1, token: expect.any(String) },
  ],
  ['POST /imports/commit', '', { token: 'unknown' }, 410, { code: 'PREVIEW_GONE' }],
  ['POST /takeover/preview', '', { text: '{"tasklist": []}' }, 200, { schedule: null }],
  ['POST /takeover', '', { token: 'unknown' }, 410, { code: 'PREVIEW_GONE' }],
  ['POST /links/check', '', { urls: ['no link'] }, 422, { code: 'LINK_INVALID' }],
  ...machineCalls,
  ...accountCalls,
  ...notificationCalls,
  ...savingCalls,
  ...libraryCalls,
  ['POST /resources/delete', '', { ids: [1] }, 200, { deleted: 1 }],
  ['POST /resources/check', '', { ids: [99] }, 200, { runId: 2 }],
]

test.each(calls)('%s %s %j: %i', async (call, filled, json, status, expected) => {
  const [method = '', path = ''] = call.split(' ')
  const answer = await server.ask(
    method,
    `/api/v1${filled || path}`,
    json === undefined ? {} : { json },
  )
  const body: unknown = answer.text === '' ? '' : answer.json()
  expect({ status: answer.status, body }).toEqual({ status, body: expect.anything() })
  // A matcher or a plain value as it is, an object for what it names.
  expect({ body }).toMatchObject({ body: expected })
})

test('no call of the document is left out', async () => {
  const { paths = {} } = await openApiDocument()
  const offered = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const streams = ['GET /events', 'GET /resources/export', 'POST /moves/pack', 'POST /scripts/try']
  const asked = [...calls.map(([call]) => call), ...streams]
  expect(new Set(asked)).toEqual(new Set(offered))
})

test('the document and the page that renders it are served', async () => {
  const document = await server.ask('GET', '/api/v1/openapi.json')
  expect(document.json()).toMatchObject({
    openapi: '3.1.1',
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
  })
  const page = await server.ask('GET', '/api/v1')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.text).toContain('/api/v1/jobs/{id}/run')
  expect(page.text).toContain('hour?: number | string')
  expect(page.text).toContain('trigger: <a href="#Trigger">Trigger</a>')
  expect(page.text).toContain('id="Trigger"')
  // Nothing is fetched from anywhere.
  expect(page.text).not.toMatch(/<script|<link|<img|src=|@import|url\(/)
})

test('the page’s own client speaks to the same calls, and is offered nothing for those at the machine', async () => {
  const headers = { authorization: `Bearer ${server.credentials.token}` }
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ url: `${server.http.url}/rpc`, headers }),
  )
  expect(await client.system.info()).toMatchObject({ hasDesktop: false })
  const missing = await safe(client.jobs.get({ id: 'nope' }))
  expect(missing.error).toMatchObject({
    code: 'JOB_NOT_FOUND',
    defined: true,
    data: { id: 'nope' },
  })
  for (const call of [
    (): Promise<unknown> => client.http.access(),
    () => client.http.state(),
    () => client.system.openUrl({ url: 'https://example.com' }),
    () => client.system.showLog(),
  ]) {
    expect((await safe(call())).error).toMatchObject({ code: 'NOT_FOUND' })
  }
  const stranger: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ url: `${server.http.url}/rpc` }),
  )
  expect((await safe(stranger.jobs.list())).error).toMatchObject({ code: 'UNAUTHORIZED' })
})
