import { describe, expect, test } from 'vitest'
import { readTask } from '../../../../../electron/engine/jobs/user-jobs/task.ts'
import { TaskError } from '../../../../../electron/engine/jobs/user-jobs/task-trigger.ts'
import { defaultPolicy } from '../../../../../electron/engine/model/policy.ts'
import { english } from '../../../../support/engine.ts'

const read = (trigger: unknown, options: unknown) =>
  readTask({ type: 'declared', trigger, options, line: 1 })

const id = 'mine'

test.each([
  ['cron', { hour: 2, minute: 0 }, { kind: 'fields', hour: 2, minute: 0 }],
  ['cron', { day_of_week: 'mon-fri' }, { kind: 'fields', day_of_week: 'mon-fri' }],
  ['cron', { crontab: '0 2 * * *' }, { kind: 'cron', crontab: '0 2 * * *' }],
  [
    'cron',
    { hour: 7, timezone: 'Asia/Shanghai', jitter: 30 },
    { kind: 'fields', hour: 7, timeZone: 'Asia/Shanghai', jitterSeconds: 30 },
  ],
  ['interval', { seconds: 10 }, { kind: 'interval', seconds: 10 }],
  [
    'interval',
    { hours: 6, start_date: '2027-01-01 00:00:00', end_date: new Date(0) },
    {
      kind: 'interval',
      hours: 6,
      startAt: '2027-01-01 00:00:00',
      endAt: '1970-01-01T00:00:00.000Z',
    },
  ],
  ['date', { run_date: '2027-01-01 00:00:00' }, { kind: 'date', runAt: '2027-01-01 00:00:00' }],
  [
    'cron',
    { crontab: '0 2 * * *', on: [{ kind: 'login' }] },
    { kind: 'cron', crontab: '0 2 * * *', on: [{ kind: 'login' }] },
  ],
  [
    'event',
    { on: [{ kind: 'file', path: '/srv/data', settleSeconds: 30 }] },
    { kind: 'event', on: [{ kind: 'file', path: '/srv/data', settleSeconds: 30 }] },
  ],
] as const)('%s %j', (kind, options, trigger) => {
  expect(read(kind, { id, ...options }).trigger).toEqual(trigger)
})

test('policy and name', () => {
  const options = {
    id,
    name: 'Mine',
    crontab: '@daily',
    timeout: 60,
    misfire_grace_time: null,
    coalesce: false,
    max_instances: 3,
    overlap: 'queue',
    retries: 2,
    retry_back_off: 5,
    after_sleep: 'skip',
  }
  expect(read('cron', options)).toMatchObject({
    name: 'Mine',
    policy: {
      timeLimitSeconds: 60,
      misfireGraceSeconds: null,
      coalesce: false,
      maxInstances: 3,
      overlap: 'queue',
      retries: 2,
      retryBackOffSeconds: 5,
      afterSleep: 'skip',
    },
  })
  expect(read('cron', { id, crontab: '@daily' })).toMatchObject({ name: id, policy: defaultPolicy })
})

test.each([
  ['no id', 'cron', { hour: 2 }, /“id”/],
  ['an id that is no text', 'cron', { id: 5, hour: 2 }, /“id”/],
  ['a replacement by halves', 'cron', { id, hour: 2, replace: 1 }, /“replace”.*true or false/],
  [
    'an option nobody knows',
    'cron',
    { id, colour: 2 },
    /“colour” is not an option of cron tasks\.$/,
  ],
  ['no options', 'cron', undefined, /second argument/],
  ['an unknown trigger', 'daily', { id }, /no trigger “daily”/],
  ['a misspelt option', 'cron', { id, hours: 2 }, /“hours” is not an option of cron tasks/],
  [
    'an option of another trigger',
    'interval',
    { id, hour: 2 },
    /“hour” is not an option of interval tasks/,
  ],
  ['crontab and fields at once', 'cron', { id, crontab: '@daily', hour: 2 }, /“hour” cannot stand/],
  ['an amount that is no number', 'interval', { id, seconds: '10' }, /“seconds”/],
  ['a date without one', 'date', { id }, /needs a run_date/],
  ['a date that is a number', 'date', { id, run_date: 5 }, /“run_date”/],
  ['a time zone that is none', 'cron', { id, hour: 2, timezone: 8 }, /“timezone”/],
  ['a time limit of nothing', 'cron', { id, hour: 2, timeout: 0 }, /“timeout”/],
  ['instances by halves', 'cron', { id, hour: 2, max_instances: 1.5 }, /“max_instances”/],
  ['an overlap that is none', 'cron', { id, hour: 2, overlap: 'wait' }, /“overlap”/],
  ['an empty name', 'cron', { id, hour: 2, name: ' ' }, /“name”/],
  ['an event task without events', 'event', { id }, /“on”/],
  ['a time of an event task', 'event', { id, hour: 2, on: [{ kind: 'login' }] }, /task\('cron'/],
  ['an event that is none', 'cron', { id, hour: 2, on: [{ kind: 'noon' }] }, /“on\.0\.kind”/],
])('refuses %s', (_, kind, options, sentence) => {
  expect(sentenceOf(kind, options)).toMatch(sentence)
})

/** What the author of the task reads. */
function sentenceOf(kind: unknown, options: unknown): string {
  try {
    read(kind, options)
  } catch (error) {
    if (error instanceof TaskError) return english(error.text)
    throw error
  }
  throw new Error('It was taken as it is.')
}

describe('what another system calls it is answered with our word', () => {
  test.each([
    ['cron', 'trigger', 'cron', /first argument, as in task\('cron'/],
    ['cron', 'func', 'job:my_task', /third argument/],
    ['cron', 'args', [], /tools of the run/],
    ['interval', 'kwargs', {}, /tools of the run/],
    ['cron', 'replace_existing', true, /leave it out.*“replace: true”/],
    ['cron', 'executor', 'default', /leave it out/],
    ['cron', 'jobstore', 'default', /leave it out/],
    ['cron', 'hours', 2, /“hour”.*task\('interval', \{ hours: … \}\)/],
    ['cron', 'minutes', 30, /“minute”.*\{ minutes: … \}/],
    ['cron', 'seconds', 10, /“second”/],
    ['cron', 'days', 1, /“day”/],
    ['cron', 'run_date', '2027-01-01', /task\('date'/],
    ['cron', 'dayOfWeek', 'mon', /“day_of_week”/],
    ['cron', 'expression', '0 2 * * *', /“crontab”/],
    ['cron', 'tz', 'Asia/Shanghai', /“timezone”/],
    ['interval', 'hour', 2, /“hours”/],
    ['interval', 'day_of_week', 'mon', /task\('cron'/],
    ['interval', 'crontab', '@daily', /task\('cron'/],
    ['interval', 'next_run_time', '2027-01-01', /“start_date”/],
    ['date', 'hour', 2, /run_date/],
    ['cron', 'maxInstances', 2, /“max_instances”/],
  ])('%s, %s', (kind, word, value, hint) => {
    const sentence = sentenceOf(kind, { id, [word]: value })
    expect(sentence).toMatch(hint)
    expect(sentence).toContain(`“${word}” is not an option of ${kind} tasks: `)
  })
})
