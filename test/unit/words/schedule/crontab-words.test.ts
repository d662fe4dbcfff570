import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../../electron/api/contract/jobs.ts'
import { isRefusal } from '../../../../electron/engine/model/refusal.ts'
import { nextTimes } from '../../../../electron/engine/time/next-time.ts'
import { crontabWords } from '../../../../electron/words/schedule/crontab-words.ts'
import { wordsOf } from '../../../../electron/words/schedule/schedule-words.ts'
import { changeLanguage, i18n, initI18n } from '../../../../renderer/i18n.ts'
import { timesOf } from '../../../support/spoken-schedule.ts'

await initI18n('en')
await changeLanguage('zh-CN')

describe('words', () => {
  test.each([
    ['0 2 * * *', 'Every day at 02:00', '每天 02:00'],
    ['00 02 * * *', 'Every day at 02:00', '每天 02:00'],
    ['15 30 8 * * *', 'Every day at 08:30:15', '每天 08:30:15'],
    ['30 9 * * 1', 'Every Monday at 09:30', '每周一 09:30'],
    ['0 8 * * 7', 'Every Sunday at 08:00', '每周日 08:00'],
    ['0 * * * *', 'Every hour', '每小时'],
    ['@hourly', 'Every hour', '每小时'],
    ['5 * * * *', 'Every hour at minute 5', '每小时的第 5 分'],
    ['*/25 * * * *', 'Every hour at minutes 0, 25 and 50', '每小时的第 0、25、50 分'],
    ['0 */6 * * *', 'Every 6 hours', '每 6 小时'],
    [
      '0 */5 * * *',
      'Every day at 00:00, 05:00, 10:00, 15:00 and 20:00',
      '每天 00:00、05:00、10:00、15:00、20:00',
    ],
    ['*/15 * * * *', 'Every 15 minutes', '每 15 分钟'],
    ['*/15 * * * 1', 'Every Monday, every 15 minutes', '每周一 每 15 分钟'],
    [
      '*/15 9-17 * * 1-5',
      'Weekdays, every 15 minutes from 09:00 to 17:45',
      '工作日 09:00 至 17:45，每 15 分钟',
    ],
    ['0 2 * * 1-5', 'Weekdays at 02:00', '工作日 02:00'],
    ['0 8 * * fri-sun', 'Friday to Sunday at 08:00', '周五至周日 08:00'],
    [
      '0 8,18 * * 1,3,5',
      'Every Monday, Wednesday and Friday at 08:00 and 18:00',
      '每周一、周三、周五 08:00、18:00',
    ],
    ['0 8 1,15 * *', 'On days 1 and 15 of the month at 08:00', '每月 1 日、15 日 08:00'],
    ['0 8 L * *', 'On the last day of the month at 08:00', '每月最后一天 08:00'],
    ['0 8 1 1,7 *', 'On day 1 of January and July at 08:00', '1月、7月的 1 日 08:00'],
    ['0 0 8 ? * MON-FRI', 'Weekdays at 08:00', '工作日 08:00'],
    ['5/15 * * * *', 'Every hour at minutes 5, 20, 35 and 50', '每小时的第 5、20、35、50 分'],
    ['0 8 * 6-8 1', 'Every Monday in June to August at 08:00', '6月至8月的每周一 08:00'],
  ])('%s', async (crontab, english, chinese) => {
    await changeLanguage('en')
    expect(crontabWords(i18n, crontab)).toBe(english)
    await changeLanguage('zh-CN')
    expect(crontabWords(i18n, crontab)).toBe(chinese)
  })

  test.each([
    ['0 8 1 * 1', 'a day of the month or of the week'],
    ['0 8 */1 * 1', 'a star with a step is no star'],
    ['0 8 */2 * *', 'begins anew each month'],
    ['0 8 15W * *', 'the weekday nearest to a day'],
    ['0 8 * * 5#2', 'the second Friday'],
    ['7-40/2 19,15,0 * * 0-2,*/3', 'more than one takes in'],
    ['no schedule', 'none'],
    ['60 2 * * *', 'none'],
  ])('%s has none: %s', (crontab) => {
    expect(crontabWords(i18n, crontab)).toBeUndefined()
  })
})

describe('what the words tell is what the scheduler does', () => {
  const field = (least: number, greatest: number) =>
    fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: least, max: greatest }).map(String) },
          fc
            .tuple(
              fc.integer({ min: least, max: greatest }),
              fc.integer({ min: least, max: greatest }),
              fc.option(fc.integer({ min: 1, max: 8 })),
            )
            .map(([a, b, step]) => {
              const range = `${Math.min(a, b)}-${Math.max(a, b)}`
              return step === null ? range : `${range}/${step}`
            }),
          fc.integer({ min: 1, max: Math.min(greatest, 30) }).map((step) => `*/${step}`),
          fc
            .tuple(fc.integer({ min: least, max: greatest }), fc.integer({ min: 1, max: 30 }))
            .map(([from, step]) => `${from}/${step}`),
          fc.constant('*'),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join(','))
  const often = (rest: fc.Arbitrary<string>) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant('*') }, rest)
  const second = fc.oneof({ weight: 4, arbitrary: fc.constant('0') }, field(0, 59))
  const day = (last: string) => often(fc.oneof(field(1, 31), fc.constant(last)))
  const zone = 'Asia/Shanghai'
  const after = Date.parse('2026-11-26T03:07:11Z')
  const count = 50

  /** The next times that the words in each language promise; undefined where there are no words. */
  const promised = (trigger: Trigger) =>
    ['en', 'zh-CN'].map((language) => {
      const words = wordsOf({ t: i18n.getFixedT(language), language, exists: i18n.exists }, trigger)
      return words === undefined ? undefined : timesOf(words, language, after, count)
    })

  test('of a crontab', () => {
    let spoken = 0
    const names = fc.constantFrom('mon-fri', 'sat,sun', 'fri-sun', 'SUN', '5-7', '1-5/2', '0-7')
    const weekday = often(fc.oneof(field(0, 6), names))
    const orAny = (days: fc.Arbitrary<string>) =>
      fc.oneof({ weight: 5, arbitrary: days }, fc.constant('?'))
    const month = often(fc.oneof(field(1, 12), fc.constantFrom('jan', 'JUN-aug', 'jan-dec/3')))
    fc.assert(
      fc.property(
        fc.tuple(second, field(0, 59), field(0, 23), orAny(day('L')), month, orAny(weekday)),
        (fields) => {
          const trigger = { kind: 'cron', crontab: fields.join(' ') } as const
          const [english, chinese] = promised(trigger)
          fc.pre(english === undefined || isReadable(trigger))
          const runs = english && nextTimes(trigger, after, zone, count)
          expect([english, chinese]).toEqual([runs, runs])
          if (runs) spoken += 1
        },
      ),
      { numRuns: 1000 },
    )
    expect(spoken).toBeGreaterThan(50)
  })

  test('of the fields of APScheduler', () => {
    let spoken = 0
    const names = fc.constantFrom(
      'mon-fri',
      'sat,sun',
      'sun-sun',
      '6-6',
      '5-6',
      '*/2',
      '1-5/2',
      '0-6',
    )
    const maybe = (rest: fc.Arbitrary<string>) => fc.option(rest, { nil: undefined })
    const fields = fc.record({
      kind: fc.constant('fields' as const),
      month: maybe(field(1, 12)),
      day: maybe(day('last')),
      week: fc.constantFrom(undefined, undefined, undefined, '*', '1-10'),
      day_of_week: maybe(fc.oneof(field(0, 6), names)),
      hour: field(0, 23),
      minute: maybe(fc.oneof(field(0, 59), fc.constant('5/15'))),
      second: maybe(second),
    })
    fc.assert(
      fc.property(fields, (trigger) => {
        const [english, chinese] = promised(trigger)
        fc.pre(english === undefined || isReadable(trigger))
        const runs = english && nextTimes(trigger, after, zone, count)
        expect([english, chinese]).toEqual([runs, runs])
        if (runs) spoken += 1
      }),
      { numRuns: 1000 },
    )
    expect(spoken).toBeGreaterThan(50)
  })

  /** Its steps may not be longer than their range. */
  function isReadable(trigger: Trigger): boolean {
    try {
      nextTimes(trigger, after, zone, 1)
      return true
    } catch (error) {
      if (isRefusal(error, 'SCHEDULE_INVALID')) return false
      throw error
    }
  }
})
