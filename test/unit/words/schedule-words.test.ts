import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../electron/api/contract/jobs.ts'
import { crontabOf, presetOf } from '../../../electron/words/schedule-preset.ts'
import { triggerText, triggerWords, wordsOf } from '../../../electron/words/schedule-words.ts'
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

  test('all ways to write Sunday are one', () => {
    expect(presetOf('0 8 * * 7')).toEqual(presetOf('0 8 * * 0'))
    expect(presetOf('0 8 * * SUN')).toEqual(presetOf('0 8 * * 0'))
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
  ])('%j', async (trigger, english, chinese) => {
    await i18n.changeLanguage('en')
    expect(triggerWords(i18n, trigger)).toBe(english)
    await i18n.changeLanguage('zh-CN')
    expect(triggerWords(i18n, trigger)).toBe(chinese)
  })
})
