import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSchedule } from '../../../../electron/cli/job/schedule.ts'
import { openSession } from '../../../../electron/cli/session.ts'
import { terminalOf } from '../../../../electron/cli/terminal.ts'
import { Language } from '../../../../electron/words/language.ts'

function sessionIn(language: string) {
  return openSession({
    dataFolder: '/nowhere',
    json: false,
    terminal: terminalOf(process, { color: false }),
    language: new Language(language),
    interrupt: new AbortController(),
  })
}

const session = sessionIn('en')
const kept = { kind: 'cron', crontab: '0 2 * * *', timeZone: 'UTC' } as const

test.each([
  [{}, undefined],
  [{ cron: '0 8 * * *' }, { kind: 'cron', crontab: '0 8 * * *' }],
  [
    { fields: ' hour=2  day_of_week=mon-fri ', tz: 'Asia/Tokyo' },
    { kind: 'fields', hour: '2', day_of_week: 'mon-fri', timeZone: 'Asia/Tokyo' },
  ],
  [{ every: '90m' }, { kind: 'interval', minutes: 90 }],
  [{ every: '1d12h' }, { kind: 'interval', days: 1, hours: 12 }],
  [{ every: '1 week, 2 hours 30 min' }, { kind: 'interval', weeks: 1, hours: 2, minutes: 30 }],
  [
    { every: '1.5h', jitter: 60 },
    { kind: 'interval', hours: 1.5, jitterSeconds: 60 },
  ],
  [{ at: '2099-01-01 08:00' }, { kind: 'date', runAt: '2099-01-01 08:00:00' }],
  [{ at: '2099-01-01' }, { kind: 'date', runAt: '2099-01-01' }],
  [
    { tz: 'Asia/Tokyo', from: '2099-01-01 08:00' },
    { ...kept, timeZone: 'Asia/Tokyo', startAt: '2099-01-01 08:00:00' },
  ],
])('%j', (input, trigger) => {
  expect(readSchedule(input, kept, session)).toEqual(trigger)
})

const login = { kind: 'login' } as const
const file = { kind: 'file', path: resolve('notes.txt') } as const
const listening = { ...kept, on: [login, file] }
const alone = { kind: 'event' as const, on: [login] }

test.each([
  [{ on: ['login'] }, undefined, alone],
  [{ on: ['login', 'file=notes.txt'] }, kept, listening],
  [
    { on: ['file=notes.txt'], settle: 60 },
    undefined,
    { kind: 'event', on: [{ ...file, settleSeconds: 60 }] },
  ],
  [{ settle: 60 }, listening, { ...kept, on: [login, { ...file, settleSeconds: 60 }] }],
  [
    { on: ['died=check_resources_links', 'failed=a=b'] },
    alone,
    {
      kind: 'event',
      on: [
        { kind: 'job', jobId: 'check_resources_links', end: 'died' },
        { kind: 'job', jobId: 'a=b', end: 'failed' },
      ],
    },
  ],
  [{ on: false as const }, listening, kept],
  [{ cron: '0 8 * * *' }, listening, { kind: 'cron', crontab: '0 8 * * *', on: [login, file] }],
  [{ every: '1h' }, alone, { kind: 'interval', hours: 1, on: [login] }],
])('%j beside what there is', (input, before, trigger) => {
  expect(readSchedule(input, before, session)).toEqual(trigger)
})

test.each([
  [{ on: ['logout'] }, undefined, /logout is nothing that starts a job/],
  [{ on: ['file='] }, undefined, /is nothing that starts a job/],
  [{ on: ['login=now'] }, undefined, /is nothing that starts a job/],
  [{ on: ['file=a'], settle: 0 }, undefined, /“--on” does not fit|“--settle” does not fit/],
  [{ on: false as const }, alone, /Say when it runs/],
  [{ tz: 'UTC' }, alone, /it has no times/],
])('%j is refused', (input, before, text) => {
  expect(() => readSchedule(input, before, session)).toThrow(text)
})

test.each([
  [{ cron: '' }, /“--cron” does not fit/],
  [{ cron: '0 8 * * *', at: '2099-01-01' }, /Give one of/],
  [{ fields: 'hours=2' }, /no field “hours”; there are year/],
  [{ fields: 'hour' }, /“hour” is not of the form name=value/],
  [{ every: '' }, /is not an interval/],
  [{ every: '90' }, /“90” is not an interval/],
  [{ every: '2h soon' }, /“2h soon” is not an interval/],
  [{ every: '1h 2h' }, /is not an interval/],
  [{ every: '-5m' }, /is not an interval/],
  [{ at: '2099-01-01', until: '2100-01-01' }, /neither --from nor --until/],
  [{ cron: '0 8 * * *', jitter: -1 }, /“--jitter” does not fit/],
])('%j is refused', (input, sentence) => {
  expect(() => readSchedule(input, undefined, session)).toThrow(sentence)
})

test('what zod has against a value is in the language of the command', () => {
  const input = { cron: '0 8 * * *', jitter: -1 }
  expect(() => readSchedule(input, undefined, sessionIn('zh-CN'))).toThrow(
    /^“--jitter”的值无效：数值过小/,
  )
})

test('a zone alone is no schedule for a job that has none yet', () => {
  expect(() => readSchedule({ tz: 'UTC' }, undefined, session)).toThrow(/Say when it runs/)
})
