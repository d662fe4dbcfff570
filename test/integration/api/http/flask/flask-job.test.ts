import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownZone } from '../../../../../electron/engine/model/trigger.ts'
import { jobs, openFlaskServer, triggers } from '../../../../support/http/flask-server.ts'
import type { TestServer } from '../../../../support/http/http-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await openFlaskServer()
})

afterAll(() => server[Symbol.asyncDispose]())

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
    // APScheduler takes no step longer than the field.
    ['longStep', { trigger: 'crontab[*/60 * * * *]', start_date: '2030-01-01T08:00:00+08:00' }],
    ['longDays', { trigger: 'crontab[0 0 */31 * *]' }],
  ])('%s', async (id, part) => {
    const answer = await server.ask('GET', `${jobs}/${id}`)
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
    expect(Date.parse(String(job['next_run_time']))).toBe(server.engine.jobs.get(id).nextRunAt)
  })

  test('an interval without a start begins with its first run', async () => {
    const { next_run_time, start_date } = (await server.ask('GET', `${jobs}/unbound`)).json() as {
      [name: string]: string
    }
    expect(start_date).toMatch(/\+08:00$/)
    expect(start_date).toBe(next_run_time)
  })

  test('what is shown means the same when it is sent back', async () => {
    for (const id of Object.keys(triggers).filter((id) => !['long', 'unbound'].includes(id))) {
      const { trigger } = server.engine.jobs.get(id)
      const before = server.engine.jobs.nextTimes(trigger, 20)
      const {
        id: _,
        func: __,
        next_run_time: ___,
        ...shown
      } = (await server.ask('GET', `${jobs}/${id}`)).json() as Record<string, unknown>
      // Their JSON does not carry the zone.
      const timezone = ownZone(trigger) === undefined ? {} : { timezone: ownZone(trigger) }
      const back = await server.ask('PATCH', `${jobs}/${id}`, { json: { ...shown, ...timezone } })
      expect({ id, status: back.status, text: back.text }).toMatchObject({ status: 200 })
      expect(server.engine.jobs.nextTimes(server.engine.jobs.get(id).trigger, 20)).toEqual(before)
    }
  })
})

test.each([
  [{ trigger: 'interval', hours: 1, start_date: 'tomorrow' }, /: start_date: “tomorrow”/],
  [{ trigger: 'interval', hours: 1, end_date: 'never' }, /: end_date: “never”/],
  [{ trigger: 'date', run_date: '5:00' }, /: run_date: “5:00”/],
])('a refusal names what was written: %j', async (body, sentence) => {
  const answer = await server.ask('PATCH', `${jobs}/once`, { json: body })
  expect([answer.status, answer.json()]).toEqual([
    500,
    { error_message: expect.stringMatching(sentence) },
  ])
})

test('its parameters are its kwargs, and its secrets stay when what was shown comes back', async () => {
  const params = {
    program: 'node',
    arguments: ['--token=abc'],
    folder: '',
    environment: { SECRET: 'abc' },
    secrets: [],
  }
  const trigger = { kind: 'cron', crontab: '0 8 * * *' } as const
  server.engine.jobs.create({ id: 'script', kind: 'script', name: 'Mine', trigger, params })
  const shown = (await server.ask('GET', `${jobs}/script`)).json() as { kwargs: object }
  expect(shown.kwargs).toEqual({
    ...params,
    arguments: ['--token=***'],
    environment: { SECRET: '***' },
  })
  const kwargs = { ...shown.kwargs, program: 'npm' }
  const changed = await server.ask('PATCH', `${jobs}/script`, { json: { kwargs } })
  expect(changed.status).toBe(200)
  expect(server.engine.jobs.get('script').params).toEqual({ ...params, program: 'npm' })
  server.engine.jobs.delete('script')
})
