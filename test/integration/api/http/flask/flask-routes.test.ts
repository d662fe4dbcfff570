import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkJobId } from '../../../../../electron/engine/jobs/built-in/check-resources-links.ts'
import type { Trigger } from '../../../../../electron/engine/model/trigger.ts'
import { TestDoor } from '../../../../support/http-door.ts'
import { scheduledJob } from '../../../../support/scheduled-job.ts'

// What Flask-APScheduler 1.13.1 answers was observed on the real one; where Pansentry differs on purpose,
// docs/api.md says so.

const startAt = '2030-01-01 08:00:00'
const triggers = {
  fields: { kind: 'fields', day_of_week: 'mon-fri', hour: 2 },
  weekdays: { kind: 'cron', crontab: '30 8 * * 1-5', timeZone: 'America/New_York' },
  sundays: { kind: 'cron', crontab: '0 0 * * 7' },
  either: { kind: 'cron', crontab: '0 0 1 * 1' },
  last: { kind: 'cron', crontab: '0 0 L * *' },
  seconds: { kind: 'cron', crontab: '15 */5 8-18/2 * jan *' },
  interval: { kind: 'interval', seconds: 90, startAt },
  long: { kind: 'interval', hours: 200.5, startAt, endAt: '2031-01-01' },
  unbound: { kind: 'interval', hours: 3 },
  once: { kind: 'date', runAt: '2030-06-01 12:00:00.500000' },
} satisfies Record<string, Trigger>

let door: TestDoor
let release = () => {}

beforeAll(async () => {
  door = await TestDoor.open({
    engineOptions: {
      jobs: [
        ...Object.entries(triggers).map(([id, trigger]) => scheduledJob(id, trigger)),
        scheduledJob('failing', triggers.once, {}, () => Promise.reject(new Error('no luck'))),
        scheduledJob('slow', triggers.once, {}, ({ signal }) => {
          signal.addEventListener('abort', () => release())
          return new Promise((resolve) => {
            release = resolve
          })
        }),
      ],
    },
  })
})

afterAll(() => door[Symbol.asyncDispose]())

const jobs = '/scheduler/jobs'

describe('a job in their words', () => {
  test.each([
    ['fields', { trigger: 'cron', day_of_week: 'mon-fri', hour: '2' }],
    [
      'interval',
      { trigger: 'interval', start_date: '2030-01-01T08:00:00+08:00', minutes: 1, seconds: 30 },
    ],
    [
      'long',
      {
        trigger: 'interval',
        start_date: '2030-01-01T08:00:00+08:00',
        end_date: '2031-01-01T00:00:00+08:00',
        weeks: 1,
        days: 1,
        hours: 8,
        minutes: 30,
      },
    ],
    ['once', { trigger: 'date', run_date: '2030-06-01T12:00:00.500000+08:00' }],
    [
      'sundays',
      { trigger: 'cron', day_of_week: 'sun', minute: '0', hour: '0', day: '*', month: '*' },
    ],
    [
      'weekdays',
      {
        trigger: 'cron',
        minute: '30',
        hour: '8',
        day_of_week: 'mon,tue,wed,thu,fri',
        day: '*',
        month: '*',
      },
    ],
    [
      'seconds',
      {
        trigger: 'cron',
        second: '15',
        minute: '*/5',
        hour: '8-18/2',
        day: '*',
        month: 'jan',
        day_of_week: '*',
      },
    ],
    ['either', { trigger: 'crontab[0 0 1 * 1]' }],
    ['last', { trigger: 'crontab[0 0 L * *]' }],
  ])('%s', async (id, part) => {
    const answer = await door.ask('GET', `${jobs}/${id}`)
    expect(answer.status).toBe(200)
    const job = answer.json() as Record<string, unknown>
    expect(job).toEqual({
      id,
      name: id,
      func: `pansentry:${id}`,
      args: [],
      kwargs: {},
      misfire_grace_time: 86_400,
      max_instances: 1,
      next_run_time: expect.stringMatching(
        /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?[+-]\d\d:\d\d$/,
      ),
      ...part,
    })
    expect(Object.keys(job)).toEqual(Object.keys(job).toSorted())
    expect(Date.parse(String(job['next_run_time']))).toBe(door.engine.jobs.get(id).nextRunAt)
  })

  test('an interval without a start begins with its first run', async () => {
    const { next_run_time, start_date } = (await door.ask('GET', `${jobs}/unbound`)).json() as {
      [name: string]: string
    }
    expect(start_date).toMatch(/\+08:00$/)
    expect(start_date).toBe(next_run_time)
  })

  test('what is shown means the same when it is sent back', async () => {
    for (const id of ['fields', 'weekdays', 'sundays', 'seconds', 'interval', 'once']) {
      const { trigger } = door.engine.jobs.get(id)
      const before = door.engine.jobs.nextTimes(trigger, 20)
      const {
        id: _,
        func: __,
        next_run_time: ___,
        ...shown
      } = (await door.ask('GET', `${jobs}/${id}`)).json() as Record<string, unknown>
      // Their JSON does not carry the zone.
      const timezone = trigger.timeZone === undefined ? {} : { timezone: trigger.timeZone }
      const back = await door.ask('PATCH', `${jobs}/${id}`, { json: { ...shown, ...timezone } })
      expect({ id, status: back.status, text: back.text }).toMatchObject({ status: 200 })
      expect(door.engine.jobs.nextTimes(door.engine.jobs.get(id).trigger, 20)).toEqual(before)
    }
  })
})

describe('the routes', () => {
  beforeEach(() => {
    door.engine.settings.update({ paused: false })
    for (const id of ['fields', 'once'])
      door.engine.jobs.edit(id, { trigger: triggers[id as 'once'] })
    door.engine.jobs.pause('fields', false)
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
      { error_message: expect.stringContaining('only a registered job') },
    ],
    [
      'POST',
      jobs,
      { id: 'evil', func: 'app:fields', trigger: 'interval', seconds: 1 },
      500,
      { error_message: expect.stringContaining('under its own id') },
    ],
    ['POST', jobs, { func: 'app:fields' }, 500, { error_message: expect.stringContaining('id') }],
    ['POST', jobs, { id: 'fields' }, 500, { error_message: expect.stringContaining('func') }],
    ['POST', jobs, undefined, 500, { error_message: expect.any(String) }],
  ] as const)('%s %s %j: %i', async (method, path, json, status, expected) => {
    const answer = await door.ask(method, path, json === undefined ? {} : { json })
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

  test('pause and resume hold all jobs and let them go', async () => {
    await door.ask('POST', '/scheduler/pause')
    expect(door.engine.settings.get().paused).toBe(true)
    await door.ask('POST', '/scheduler/resume')
    expect(door.engine.settings.get().paused).toBe(false)
  })

  test('a change that cannot be made whole is not made at all', async () => {
    const before = door.engine.jobs.get('fields')
    for (const json of [
      { trigger: 'cron', hour: 5, max_instances: 'many' },
      { trigger: 'cron', hour: 5, kwargs: 'none' },
      { trigger: 'cron', hour: 5, name: '' },
      { name: 'new', trigger: 'cron', hour: 99 },
      { next_run_time: null, misfire_grace_time: -1 },
    ]) {
      expect((await door.ask('PATCH', `${jobs}/fields`, { json })).status).toBe(500)
      const { recentRuns: _, ...after } = door.engine.jobs.get('fields')
      expect(before).toMatchObject(after)
    }
  })

  test('a job that runs is not run again, and the answer waits for its end', async () => {
    const running = new Promise((resolve) =>
      door.engine.events.on(({ type }) => type === 'run' && resolve(0)),
    )
    const first = door.ask('POST', `${jobs}/slow/run`)
    await running
    const second = await door.ask('POST', `${jobs}/slow/run`)
    expect(second.status).toBe(409)
    expect(second.json()).toEqual({
      error_message: 'The job is already running. Wait for it, or stop it first.',
    })
    release()
    expect((await first).status).toBe(200)
    expect(door.engine.jobs.get('slow').recentRuns.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
    ])
  })
})

describe('the check', () => {
  const path = '/api/check_resources_links'
  const check = async (json?: unknown) => {
    const { status, ...answer } = await door.ask('POST', path, json === undefined ? {} : { json })
    return [status, answer.json()]
  }
  const checked = () => expect.poll(() => door.engine.jobs.get(checkJobId).running).toBeNull()
  const add = (url: string) =>
    door.engine.resources.add({ title: 'a', url, passcode: '', category: '', note: '' }).id

  test('says that there are no links yet', async () => {
    const message = '还没有链接，请先添加或导入。'
    expect(await check()).toEqual([200, { success: true, message, links: 0, seconds: 0 }])
    await checked()
  })

  test('starts at once, tells how many and about how long, and not twice', async () => {
    // There is a pause after the first link, so the check is under way for a while.
    door.engine.jobs.setParams(checkJobId, { pauseMinSeconds: 1, pauseMaxSeconds: 1 })
    const ids = ['a', 'b'].map((name) => add(`http://127.0.0.1:9/${name}`))
    const [first, second] = [await check(), await check()]
    const begun = '资源链接检查任务已启动，请查看日志了解进度'
    const message = `${begun}。将检测 2 个链接，大约需要 10秒。`
    expect(first).toEqual([200, { success: true, message, links: 2, seconds: 3 }])
    expect(second).toEqual([
      409,
      { success: false, message: '资源链接检查任务正在运行，请等它结束后再试' },
    ])
    for (const { id } of door.engine.runs.list({ jobId: checkJobId, limit: 1 }))
      door.engine.runs.cancel(id)
    await checked()
    door.engine.resources.delete(ids)
  })

  test('asks for less when it is told so', async () => {
    add('https://pan.xunlei.com/s/VNabcdefghijklmnopqrstuvA1')
    expect(await check({ due: true })).toMatchObject([200, { success: true, links: 1 }])
    await checked()
    expect(await check({ due: true })).toEqual([
      200,
      { success: true, message: expect.stringMatching(/^没有到期的链接/), links: 0, seconds: 0 },
    ])
    await checked()
    expect(await check({ due: 'yes' })).toEqual([
      400,
      { success: false, message: expect.stringContaining('due') },
    ])
    const again = await check({ due: false })
    expect(again).toMatchObject([200, { success: true, links: 1 }])
    expect((await door.ask('GET', path)).status).toBe(405)
    expect((await door.send('POST', path, undefined, {})).json()).toMatchObject({ success: false })
  })
})

// The original's empty answers say that they are HTML.
function json204(status: number): string {
  return status === 204 ? 'text/html; charset=utf-8' : 'application/json'
}
