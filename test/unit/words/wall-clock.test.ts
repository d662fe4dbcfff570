import { expect, test } from 'vitest'
import { triggerSchema } from '../../../electron/api/contract/jobs.ts'
import { ownZone } from '../../../electron/api/contract/triggers.ts'
import { fromField, toField, wallText, wallWords } from '../../../electron/words/wall-clock.ts'
import {
  inMode,
  modeOf,
  scheduleModes,
} from '../../../renderer/pages/jobs/edit/schedule/schedule-mode.ts'

const now = Date.UTC(2026, 11, 31, 20, 0, 0)

test('the clock of a zone is written as schedules write it', () => {
  expect(wallText(now, 'Asia/Shanghai')).toBe('2027-01-01 04:00:00')
})

test.each([
  ['2027-01-31 08:30:00', '2027-01-31T08:30', '2027-01-31 08:30:00'],
  ['2027-01-31 08:30:05', '2027-01-31T08:30:05', '2027-01-31 08:30:05'],
  ['2027-01-31', '2027-01-31T00:00', '2027-01-31 00:00:00'],
])('%s goes through a field and back', (text, field, written) => {
  expect(toField(text)).toBe(field)
  expect(fromField(field)).toBe(written)
})

test('a time with a zone of its own is no matter for a field', () => {
  const text = '2027-01-31T08:30:00Z'
  expect(toField(text)).toBeUndefined()
  expect(wallWords(text, 'en')).toBe(text)
})

test('a time is said in words without changing its zone', () => {
  expect(wallWords('2027-01-31 08:30:00', 'en')).toBe('Sun, Jan 31, 2027, 08:30')
  expect(wallWords('2027-02-31 08:30:00', 'en')).not.toBe('')
})

test('every mode begins with a schedule that can be read, in the zone and bounds at hand', () => {
  const trigger = {
    kind: 'cron',
    crontab: '30 9 * * *',
    timeZone: 'Asia/Shanghai',
    endAt: '2030-01-01',
  } as const
  for (const mode of scheduleModes) {
    const begun = inMode(trigger, mode, { now, zone: 'UTC' })
    // What starts it is yet to be said.
    expect(triggerSchema.safeParse(begun).data).toEqual(mode === 'event' ? undefined : begun)
    expect(ownZone(begun)).toBe(mode === 'event' ? undefined : 'Asia/Shanghai')
    expect(modeOf(begun)).toBe(mode === 'custom' ? 'clock' : mode)
  }
  expect(inMode(trigger, 'date', { now, zone: 'UTC' })).toMatchObject({
    runAt: '2027-01-02 09:30:00',
  })
  expect(inMode(trigger, 'interval', { now, zone: 'UTC' })).toMatchObject({ endAt: '2030-01-01' })
})
