import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobs, openFlaskServer, triggers } from '../../../../support/http/flask-server.ts'
import type { TestServer } from '../../../../support/http/http-server.ts'
import { scheduledJob } from '../../../../support/jobs/scheduled-job.ts'

let server: TestServer

beforeAll(async () => {
  server = await openFlaskServer(
    scheduledJob('failing', triggers.once, {}, () => Promise.reject(new Error('no luck'))),
  )
})

afterAll(() => server[Symbol.asyncDispose]())

describe('the routes', () => {
  beforeEach(() => {
    server.engine.settings.update({ paused: false })
    for (const id of ['fields', 'once'])
      server.engine.jobs.edit(id, { trigger: triggers[id as 'once'] })
    server.engine.jobs.pause('fields', false)
  })

  const missing = { error_message: 'Job nope not found' }
  test.each([
    [
      'GET',
      '/scheduler',
      undefined,
      200,
      { allowed_hosts: ['*'], current_host: hostname().toLowerCase(), running: true },
    ],
    ['POST', '/scheduler/pause', undefined, 204, undefined],
    ['POST', '/scheduler/resume', undefined, 204, undefined],
    [
      'GET',
      jobs,
      undefined,
      200,
      expect.arrayContaining([expect.objectContaining({ id: 'fields' })]),
    ],
    ['GET', `${jobs}/`, undefined, 404, expect.anything()],
    ['PUT', jobs, undefined, 405, expect.anything()],
    ['GET', '/scheduler/nothing', undefined, 404, { error_message: 'There is nothing here.' }],
    ['POST', '/scheduler/shutdown', undefined, 404, expect.anything()],
    ['GET', `${jobs}/nope`, undefined, 404, missing],
    ['PATCH', `${jobs}/nope`, { name: 'x' }, 404, missing],
    ['DELETE', `${jobs}/nope`, undefined, 404, missing],
    ['POST', `${jobs}/nope/pause`, undefined, 404, missing],
    ['POST', `${jobs}/nope/resume`, undefined, 404, missing],
    ['POST', `${jobs}/nope/run`, undefined, 404, missing],
    [
      'GET',
      `${jobs}/${encodeURIComponent('任务')}`,
      undefined,
      404,
      { error_message: 'Job 任务 not found' },
    ],
    ['GET', `${jobs}/%E0%A4`, undefined, 404, expect.anything()],
    ['POST', `${jobs}/fields/pause`, undefined, 200, { next_run_time: null }],
    [
      'POST',
      `${jobs}/fields/resume`,
      undefined,
      200,
      { next_run_time: expect.stringMatching(/T02:00:00\+08:00$/) },
    ],
    ['POST', `${jobs}/fields/run`, undefined, 200, { id: 'fields' }],
    ['POST', `${jobs}/failing/run`, undefined, 500, { error_message: 'no luck' }],
    [
      'DELETE',
      `${jobs}/fields`,
      undefined,
      409,
      { error_message: expect.stringContaining('pause it instead') },
    ],
    // A new schedule replaces the old one; fields without a trigger are refused.
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'cron', hour: '3', minute: 30 },
      200,
      { trigger: 'cron', hour: '3', minute: '30' },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: { type: 'interval', minutes: 90 } },
      200,
      { trigger: 'interval', hours: 1, minutes: 30 },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'date', run_date: '2031-01-01 10:00' },
      200,
      { run_date: '2031-01-01T10:00:00+08:00' },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { name: '夜间', misfire_grace_time: null, max_instances: 2, coalesce: false },
      200,
      { name: '夜间', misfire_grace_time: null, max_instances: 2 },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { misfire_grace_time: 3600, max_instances: 1, coalesce: true, name: 'fields' },
      200,
      { misfire_grace_time: 3600 },
    ],
    ['PATCH', `${jobs}/fields`, { next_run_time: null }, 200, { next_run_time: null }],
    [
      'PATCH',
      `${jobs}/fields`,
      { hour: 3 },
      500,
      { error_message: expect.stringContaining('hour') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { id: 'other' },
      500,
      { error_message: 'The job ID may not be changed' },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { func: 'os:system' },
      500,
      { error_message: expect.stringContaining('func') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'cron', hour: 25 },
      500,
      { error_message: expect.stringContaining('25') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'and' },
      500,
      { error_message: 'No trigger by the name "and" was found' },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { max_instances: 0 },
      500,
      { error_message: expect.stringContaining('max_instances') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { args: [1] },
      500,
      { error_message: expect.stringContaining('kwargs') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { nonsense: 1 },
      500,
      { error_message: expect.stringContaining('nonsense') },
    ],
    ['PATCH', `${jobs}/fields`, [], 500, { error_message: 'The body is not a JSON object.' }],
    // An object that cannot be made a text.
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'cron', hour: { toString: 1 } },
      500,
      { error_message: expect.stringContaining('{"toString":1}') },
    ],
    [
      'PATCH',
      `${jobs}/check_resources_links`,
      { kwargs: { concurrency: -1 } },
      500,
      { error_message: expect.any(String) },
    ],
    [
      'PATCH',
      `${jobs}/check_resources_links`,
      { kwargs: { limit: 5 } },
      200,
      { kwargs: expect.objectContaining({ limit: 5 }) },
    ],
    // Only what is registered can be scheduled.
    [
      'POST',
      jobs,
      { id: 'fields', func: 'app:fields', trigger: 'cron', hour: 4 },
      409,
      { error_message: 'Job fields already exists.' },
    ],
    [
      'POST',
      jobs,
      { id: 'fields', func: 'app:fields', trigger: 'cron', hour: 4, replace_existing: true },
      200,
      { hour: '4' },
    ],
    ['POST', jobs, { id: 'once', func: 'once', replace_existing: true }, 200, { trigger: 'date' }],
    [
      'POST',
      jobs,
      { id: 'evil', func: 'os:system', args: [], trigger: 'interval', seconds: 1 },
      500,
      {
        error_message: expect.stringMatching(
          /no job “evil”.*“os:system” is not looked up.*jobs folder/,
        ),
      },
    ],
    [
      'POST',
      jobs,
      { id: 'fields', func: 'job:check_all', trigger: 'interval', seconds: 1 },
      500,
      { error_message: 'func: the function of “fields” is pansentry:fields.' },
    ],
    ['POST', jobs, { func: 'app:fields' }, 500, { error_message: expect.stringContaining('id') }],
    ['POST', jobs, { id: 'fields' }, 500, { error_message: expect.stringContaining('func') }],
    ['POST', jobs, undefined, 400, { error_message: 'The body is not JSON.' }],
    ['PATCH', `${jobs}/nope`, undefined, 400, { error_message: 'The body is not JSON.' }],
    ['PATCH', `${jobs}/fields`, {}, 200, { id: 'fields' }],
    ['PATCH', `${jobs}/fields`, null, 500, { error_message: 'The body is not a JSON object.' }],
    ['PATCH', `${jobs}/fields`, { name: '' }, 500, { error_message: 'name: Give the job a name.' }],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'crontab[*/60 * * * *]', start_date: '2030-01-01 08:00' },
      200,
      { trigger: 'crontab[*/60 * * * *]' },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'crontab[* * * * *]', hour: 3 },
      500,
      { error_message: expect.stringContaining('crontab[…]') },
    ],
    [
      'PATCH',
      `${jobs}/fields`,
      { trigger: 'crontab[* * *]' },
      500,
      { error_message: expect.any(String) },
    ],
    // Ids that no job can have.
    ['GET', `${jobs}/..`, undefined, 404, { error_message: 'Job .. not found' }],
    ['GET', `${jobs}/%2e`, undefined, 404, { error_message: 'Job . not found' }],
    ['PATCH', `${jobs}/../jobs/fields`, { name: 'x' }, 404, expect.anything()],
    ...(['GET', 'DELETE'] as const).map(
      (method) =>
        [
          method,
          `${jobs}/${'a'.repeat(101)}`,
          undefined,
          404,
          { error_message: `Job ${'a'.repeat(101)} not found` },
        ] as const,
    ),
  ] as const)('%s %s %j: %i', async (method, path, json, status, expected) => {
    const answer = await server.ask(method, path, json === undefined ? {} : { json })
    const type = json204(answer.status)
    const body: unknown = answer.text === '' ? undefined : answer.json()
    expect({ status: answer.status, type: answer.headers['content-type'], body }).toMatchObject({
      status,
      type,
      body: expected,
    })
    const isRefused = typeof body === 'object' && body !== null && 'error_message' in body
    expect(isRefused ? Object.keys(body) : ['error_message']).toEqual(['error_message'])
    expect(isRefused).toBe(status >= 400)
  })
})

function json204(status: number): string {
  return status === 204 ? 'text/html; charset=utf-8' : 'application/json'
}
