import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/api/contract/jobs.ts'
import type { EventTrigger } from '../../../../electron/api/contract/triggers.ts'
import { nextTimes } from '../../../../electron/engine/time/next-time.ts'
import { crontabOf, presetOf } from '../../../../electron/words/schedule/schedule-preset.ts'
import {
  triggerText,
  triggerWords,
  wordsOf,
} from '../../../../electron/words/schedule/schedule-words.ts'
import { changeLanguage, i18n, initI18n } from '../../../../renderer/i18n.ts'
import { intervalTimesOf, periodOf, timesOf } from '../../../support/spoken-schedule.ts'

await initI18n('en')
await changeLanguage('zh-CN')

describe('presets', () => {
  test.each([
    ['0 2 * * *', '02:00', [0, 1, 2, 3, 4, 5, 6]],
    ['5 23 * * *', '23:05', [0, 1, 2, 3, 4, 5, 6]],
    ['30 9 * * 1', '09:30', [1]],
    ['30 3 * * 1-5', '03:30', [1, 2, 3, 4, 5]],
    ['0 8 * * 0,6', '08:00', [0, 6]],
    ['0 8 * * 1,3,5', '08:00', [1, 3, 5]],
  ])('%s is read and written alike', (crontab, time, weekdays) => {
    const read = presetOf(crontab)
    expect(read).toEqual({ time, weekdays })
    expect(read && crontabOf(read)).toBe(crontab)
  })

  test('without a day it is every day', () => {
    expect(crontabOf({ time: '08:00', weekdays: [] })).toBe('0 8 * * *')
  })

  test('all ways to write Sunday are one', () => {
    expect(presetOf('0 8 * * 7')).toEqual(presetOf('0 8 * * 0'))
    expect(presetOf('0 8 * * SUN')).toEqual(presetOf('0 8 * * 0'))
  })

  test.each([
    '',
    '0 2 * *',
    '5 0 2 * * *',
    '0 2 1 * *',
    '0 2 * 3 *',
    '0 2,3 * * *',
    '0 2 1 * 1',
    '60 2 * * *',
    '0 24 * * *',
    '0 2 * * 8',
    '0 */5 * * *',
    '5 */6 * * *',
    '*/15 * * * *',
    'every day',
  ])('%j is none', (crontab) => {
    expect(presetOf(crontab)).toBeNull()
  })
})

describe('what starts a job beside its times', () => {
  const on: EventTrigger[] = [
    { kind: 'login' },
    { kind: 'file', path: '/srv/in' },
    { kind: 'job', jobId: 'check_resources_links', end: 'died' },
    { kind: 'job', jobId: 'mine', end: 'failed' },
  ]
  const inLanguage = (language: string) => {
    return { t: i18n.getFixedT(language), language, exists: i18n.exists }
  }

  test.each<[Trigger, string, string]>([
    [
      { kind: 'event', on },
      'At login, when /srv/in changes, when “Check links” found dead links, or when “mine” failed',
      '登录时、/srv/in 变化时、“检测链接”发现失效链接后或“mine”失败后',
    ],
    [
      { kind: 'cron', crontab: '0 2 * * *', on: [{ kind: 'network' }] },
      'Every day at 02:00, and when the network is back',
      '每天 02:00；网络恢复时也运行',
    ],
  ])('%j', (trigger, english, chinese) => {
    expect(triggerWords(inLanguage('en'), trigger)).toBe(english)
    expect(triggerWords(inLanguage('zh-CN'), trigger)).toBe(chinese)
  })

  test('jobs are called what a person calls them', () => {
    const nameOf = (id: string) => `the ${id}`
    const trigger: Trigger = { kind: 'event', on: on.slice(3) }
    expect(wordsOf(inLanguage('en'), trigger, nameOf)).toBe('When “the mine” failed')
  })

  test('is written as the command line has it', () => {
    const trigger: Trigger = { kind: 'interval', hours: 1, on }
    expect(triggerText(trigger)).toBe(
      'hours=1, login, file=/srv/in, died=check_resources_links, failed=mine',
    )
  })
})

describe('words', () => {
  test.each<Trigger>([
    { kind: 'fields', day: '1st mon', hour: 8 },
    { kind: 'fields', day: 1, day_of_week: 'mon' },
    { kind: 'fields', week: '1-10', hour: 8 },
    { kind: 'fields', year: 2027 },
    { kind: 'cron', crontab: '0 8 1 * 1' },
  ])('%j has none, and is shown as it is written', (trigger) => {
    expect(wordsOf(i18n, trigger)).toBeUndefined()
    expect(triggerWords(i18n, trigger)).toBe(triggerText(trigger))
  })

  test.each<[Trigger, string, string]>([
    [{ kind: 'interval', minutes: 90 }, 'Every 90 minutes', '每 90 分钟'],
    [{ kind: 'interval', hours: 1, minutes: 30 }, 'Every 90 minutes', '每 90 分钟'],
    [{ kind: 'interval', seconds: 7200 }, 'Every 2 hours', '每 2 小时'],
    [{ kind: 'interval', hours: 1 }, 'Every hour', '每小时'],
    [{ kind: 'interval', weeks: 2 }, 'Every 2 weeks', '每 2 周'],
    [
      { kind: 'date', runAt: '2027-01-01 08:00:00' },
      'Once, on Fri, Jan 1, 2027, 08:00',
      '一次：2027年1月1日周五 08:00',
    ],
    [{ kind: 'cron', crontab: '0 2 * * *' }, 'Every day at 02:00', '每天 02:00'],
    [{ kind: 'fields', hour: 2, minute: 0 }, 'Every day at 02:00', '每天 02:00'],
    [{ kind: 'fields', day_of_week: '0', hour: 8 }, 'Every Monday at 08:00', '每周一 08:00'],
    [
      { kind: 'fields', day_of_week: 'sun', hour: '8-18', minute: '*/30' },
      'Every Sunday, every 30 minutes from 08:00 to 18:30',
      '每周日 08:00 至 18:30，每 30 分钟',
    ],
    [
      { kind: 'fields', day: 'last', hour: 8 },
      'On the last day of the month at 08:00',
      '每月最后一天 08:00',
    ],
    [{ kind: 'fields', second: '*/10' }, 'Every 10 seconds', '每 10 秒'],
    [
      { kind: 'interval', hours: 6, startAt: '2027-01-01 08:00:00' },
      'Every 6 hours, from Fri, Jan 1, 2027, 08:00 on',
      '每 6 小时，2027年1月1日周五 08:00 起',
    ],
    [
      { kind: 'cron', crontab: '0 2 * * *', startAt: '2027-01-01', endAt: '2027-01-31 12:00' },
      'Every day at 02:00, from Fri, Jan 1, 2027, 00:00 on, until Sun, Jan 31, 2027, 12:00',
      '每天 02:00，2027年1月1日周五 00:00 起，2027年1月31日周日 12:00 止',
    ],
    [
      { kind: 'cron', crontab: '0 2 * * *', timeZone: 'Europe/Berlin' },
      'Every day at 02:00 (Europe/Berlin)',
      '每天 02:00（Europe/Berlin）',
    ],
  ])('%j', async (trigger, english, chinese) => {
    await changeLanguage('en')
    expect(triggerWords(i18n, trigger)).toBe(english)
    await changeLanguage('zh-CN')
    expect(triggerWords(i18n, trigger)).toBe(chinese)
  })
})

describe('what the words tell is what the scheduler does', () => {
  const zone = 'Asia/Shanghai'
  const after = Date.parse('2026-11-26T03:07:11Z')
  const count = 50
  const runs = { numRuns: 1000 }
  const languages = ['en', 'zh-CN'].map((language) => ({
    t: i18n.getFixedT(language),
    language,
    exists: i18n.exists,
  }))

  /** A time as schedules write it, some days around `after`. */
  const written = fc
    .integer({ min: -40 * 86_400, max: 40 * 86_400 })
    .map((seconds) => new Date(after + seconds * 1000).toISOString().slice(0, 19).replace('T', ' '))
  const maybe = fc.option(written, { nil: undefined })
  const amounts = fc
    .record({
      weeks: fc.constantFrom(undefined, undefined, 1, 2),
      days: fc.constantFrom(undefined, undefined, 1, 3),
      hours: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
      minutes: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      seconds: fc.option(fc.integer({ min: 1, max: 7300 }), { nil: undefined }),
    })
    .filter((units) => Object.values(units).some((amount) => amount !== undefined))

  test('of an interval from its start', () => {
    fc.assert(
      fc.property(amounts, written, maybe, (units, startAt, endAt) => {
        const trigger = { kind: 'interval', ...units, startAt, endAt } as const
        const expected = nextTimes(trigger, after, zone, count)
        for (const words of languages) {
          const text = wordsOf(words, trigger) ?? ''
          expect(intervalTimesOf(text, words.language, after, count)).toEqual(expected)
        }
      }),
      runs,
    )
  })

  test('of an interval that counts from when it was saved', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 10 ** 9 }), (units, before) => {
        const trigger = { kind: 'interval', ...units, anchor: after - before } as const
        const [first = 0, second = 0] = nextTimes(trigger, after, zone, 2)
        for (const words of languages) {
          const period = periodOf(wordsOf(words, trigger) ?? '') * 1000
          expect(second - first).toBe(period)
          expect(first - after).toBeLessThanOrEqual(period)
          expect((first - trigger.anchor) % period).toBe(0)
        }
      }),
      runs,
    )
  })

  test('of a date', () => {
    fc.assert(
      fc.property(written, (runAt) => {
        const trigger = { kind: 'date', runAt } as const
        const expected = nextTimes(trigger, after, zone, count)
        for (const words of languages) {
          const text = wordsOf(words, trigger) ?? ''
          expect(timesOf(text, words.language, after, count)).toEqual(expected)
        }
      }),
      runs,
    )
  })

  test('of a crontab and of fields, from a start until an end', () => {
    const rule = fc.constantFrom<Trigger>(
      { kind: 'cron', crontab: '*/15 9-17 * * 1-5' },
      { kind: 'cron', crontab: '0 8 L * *' },
      { kind: 'cron', crontab: '*/25 * * * *' },
      { kind: 'fields', hour: 2, minute: 30 },
      { kind: 'fields', day_of_week: 'fri-sun', hour: '8,18' },
      { kind: 'fields', second: '*/10' },
    )
    fc.assert(
      fc.property(rule, maybe, maybe, (rule, startAt, endAt) => {
        const trigger = { ...rule, startAt, endAt } as Trigger
        const expected = nextTimes(trigger, after, zone, count)
        for (const words of languages) {
          const text = wordsOf(words, trigger) ?? ''
          expect(timesOf(text, words.language, after, count)).toEqual(expected)
        }
      }),
      // Each is fifty times of a crontab, for each language.
      { numRuns: 200 },
    )
  })
})
