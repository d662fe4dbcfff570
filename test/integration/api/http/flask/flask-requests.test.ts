import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs, openFlaskServer, triggers } from '../../../../support/http/flask-server.ts'
import type { TestServer } from '../../../../support/http/http-server.ts'
import { scheduledJob } from '../../../../support/jobs/scheduled-job.ts'

let server: TestServer
let release = () => {}

beforeAll(async () => {
  server = await openFlaskServer(
    scheduledJob('slow', triggers.once, {}, ({ signal }) => {
      signal.addEventListener('abort', () => release())
      return new Promise((resolve) => {
        release = resolve
      })
    }),
  )
})

afterAll(() => server[Symbol.asyncDispose]())

test.each([
  ['curl -d', 'application/x-www-form-urlencoded'],
  ['requests.patch(data=…)', undefined],
  ['a text', 'text/plain; charset=utf-8'],
])('a body is JSON, whatever %s calls it', async (_, type) => {
  const headers = {
    authorization: `Bearer ${server.credentials.token}`,
    ...(type !== undefined && { 'content-type': type }),
  }
  const body = '\uFEFF{"trigger": "cron", "hour": 3}'
  const answer = await server.send('PATCH', `${jobs}/fields`, body, headers)
  expect(answer.json()).toMatchObject({ trigger: 'cron', hour: '3' })
  const broken = await server.send('POST', jobs, 'id=fields', headers)
  expect([broken.status, broken.text]).toEqual([400, '{"error_message":"The body is not JSON."}\n'])
  // What reads no body takes any.
  expect((await server.send('POST', `${jobs}/fields/pause`, '{"a', headers)).status).toBe(200)
})

test('HEAD is GET without its answer, and OPTIONS tells what there is', async () => {
  for (const [path, status] of [
    ['/scheduler', 200],
    [`${jobs}/fields`, 200],
    [`${jobs}/nope`, 404],
  ] as const) {
    expect(await server.ask('HEAD', path)).toMatchObject({ status, text: '' })
  }
  const options = await server.ask('OPTIONS', `${jobs}/fields`)
  expect(options).toMatchObject({ status: 200, text: '' })
  expect(options.headers['allow']).toBe('GET, HEAD, PATCH, DELETE, OPTIONS')
  const put = await server.ask('PUT', `${jobs}/fields`)
  expect([put.status, put.headers['allow']]).toEqual([405, 'GET, HEAD, PATCH, DELETE, OPTIONS'])
  expect((await server.send('OPTIONS', jobs, undefined, {})).status).toBe(401)
})

test('pause and resume hold all jobs and let them go', async () => {
  await server.ask('POST', '/scheduler/pause')
  expect(server.engine.settings.get().paused).toBe(true)
  await server.ask('POST', '/scheduler/resume')
  expect(server.engine.settings.get().paused).toBe(false)
})

test('a change that cannot be made whole is not made at all', async () => {
  const before = server.engine.jobs.get('fields')
  for (const json of [
    { trigger: 'cron', hour: 5, max_instances: 'many' },
    { trigger: 'cron', hour: 5, kwargs: 'none' },
    { trigger: 'cron', hour: 5, name: '' },
    { name: 'new', trigger: 'cron', hour: 99 },
    { next_run_time: null, misfire_grace_time: -1 },
  ]) {
    expect((await server.ask('PATCH', `${jobs}/fields`, { json })).status).toBe(500)
    const { recentRuns: _, ...after } = server.engine.jobs.get('fields')
    expect(before).toMatchObject(after)
  }
})

test('a job that runs is not run again, and the answer waits for its end', async () => {
  const running = new Promise((resolve) =>
    server.engine.events.on(({ type }) => type === 'run' && resolve(0)),
  )
  const first = server.ask('POST', `${jobs}/slow/run`)
  await running
  const second = await server.ask('POST', `${jobs}/slow/run`)
  expect(second.status).toBe(409)
  expect(second.json()).toEqual({
    error_message: 'The job is already running. Wait for it, or stop it first.',
  })
  release()
  expect((await first).status).toBe(200)
  expect(server.engine.jobs.get('slow').recentRuns.map(({ outcome }) => outcome)).toEqual([
    'succeeded',
  ])
})
