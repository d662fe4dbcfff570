import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../electron/api/contract/jobs.ts'
import { crontabOf, presetOf } from '../../../electron/words/schedule-preset.ts'
import { scheduleWords, triggerWords } from '../../../electron/words/schedule-words.ts'
import { i18n, initI18n } from '../../../renderer/i18n.ts'

await initI18n('en')

describe('presets', () => {
  test.each([
    ['0 2 * * *', { kind: 'daily', time: '02:00' }],
    ['5 23 * * *', { kind: 'daily', time: '23:05' }],
    ['30 9 * * 1', { kind: 'weekly', time: '09:30', weekday: 1 }],
    ['0 */6 * * *', { kind: 'hourly', every: 6 }],
    ['0 * * * *', { kind: 'hourly', every: 1 }],
  ])('%s is read and written alike', (crontab, preset) => {
    const read = presetOf(crontab)
    expect(read).toEqual(preset)
    expect(read && crontabOf(read)).toBe(crontab)
  })

  test('both ways to write Sunday are one', () => {
    expect(presetOf('0 8 * * 7')).toEqual(presetOf('0 8 * * 0'))
  })

  test.each([
    '',
    '0 2 * *',
    '0 0 2 * * *',
    '0 2 1 * *',
    '0 2 * 3 *',
    '0 2 * * 1-5',
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

describe('words', () => {
  test.each([
    ['0 2 * * *', 'Every day at 02:00', '每天 02:00'],
    ['30 9 * * 1', 'Every Monday at 09:30', '每周一 09:30'],
    ['0 * * * *', 'Every hour', '每小时'],
    ['0 */6 * * *', 'Every 6 hours', '每 6 小时'],
    ['0 2 * * 1-5', 'Monday to Friday at 02:00', '周一至周五 02:00'],
    ['30 3 * * mon-fri', 'Monday to Friday at 03:30', '周一至周五 03:30'],
    [
      '0 2 1 * 1-5',
      'At 02:00, on day 1 of the month, Monday through Friday',
      '02:00，限每月 1 号和星期一至星期五',
    ],
    [
      '0 8,18 * * 1,3,5',
      'At 08:00 and 18:00, only on Monday, Wednesday, and Friday',
      '08:00 和 18:00，仅星期一，星期三和星期五',
    ],
    ['no schedule', 'no schedule', 'no schedule'],
  ])('%s', async (crontab, english, chinese) => {
    await i18n.changeLanguage('en')
    expect(scheduleWords(i18n, crontab)).toBe(english)
    await i18n.changeLanguage('zh-CN')
    expect(scheduleWords(i18n, crontab)).toBe(chinese)
  })
})

describe('words of other triggers', () => {
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
    [
      { kind: 'fields', day_of_week: 'mon', hour: 8 },
      'day_of_week=mon hour=8',
      'day_of_week=mon hour=8',
    ],
  ])('%j', async (trigger, english, chinese) => {
    await i18n.changeLanguage('en')
    expect(triggerWords(i18n, trigger)).toBe(english)
    await i18n.changeLanguage('zh-CN')
    expect(triggerWords(i18n, trigger)).toBe(chinese)
  })
})
