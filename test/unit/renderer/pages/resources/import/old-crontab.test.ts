import { expect, test } from 'vitest'
import { scheduleWords } from '../../../../../../electron/words/schedule-words.ts'
import { i18n, initI18n } from '../../../../../../renderer/i18n.ts'
import { usualCrontabs } from '../../../../../../renderer/pages/resources/import/old-crontab.ts'

await initI18n('en')

test.each([
  ['0 8 * * *', '0 8 * * *', 'Every day at 08:00'],
  ['0 8,18,20 * * *', '0 8,18,20 * * *', 'At 08:00, 18:00 and 20:00'],
  ['0 8 * * 0', '0 8 * * 1', 'Every Monday at 08:00'],
  ['0 8 * * 6', '0 8 * * 7', 'Every Sunday at 08:00'],
  ['0 8 * * 1-5', '0 8 * * 2-6', 'At 08:00, Tuesday through Saturday'],
  ['0 8 * * 5-6', '0 8 * * 6-7', 'At 08:00, Saturday through Sunday'],
  ['0 8 * * 0,6', '0 8 * * 1,7', 'At 08:00, only on Monday and Sunday'],
  ['0 8 * * 0-4/2', '0 8 * * 1-5/2', 'At 08:00, every 2 days of the week, Monday through Friday'],
  ['0 8 * * */2', '0 8 * * 1-7/2', 'At 08:00, every 2 days of the week, Monday through Sunday'],
  ['0 8 * * mon-fri', '0 8 * * mon-fri', 'Monday to Friday at 08:00'],
  ['0 8 1,15 * *', '0 8 1,15 * *', 'At 08:00, on day 1 and 15 of the month'],
])('“%s” of the old system is “%s”', (old, crontab, words) => {
  expect(usualCrontabs(old)).toEqual([crontab])
  expect(scheduleWords(i18n, crontab)).toBe(words)
})

test.each([
  ['0 8 1 * 0', ['0 8 1 * *', '0 8 * * 1']],
  ['0 8 */2 6 mon', ['0 8 */2 6 *', '0 8 * 6 mon']],
])('“%s” wants both the day and the weekday', (old, crontabs) => {
  expect(usualCrontabs(old)).toEqual(crontabs)
})

test('the last day of the month has no counterpart', () => {
  expect(usualCrontabs('0 8 last * *')).toEqual([])
})
