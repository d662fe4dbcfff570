import { expect, test } from 'vitest'
import { timeTools as zonedTools } from '../../../../../electron/engine/jobs/user-jobs/time-tools.ts'

const timeTools = (zone: string) => zonedTools(zone, 'That is no time.')

const at = new Date('2026-11-22T20:30:05Z')

test('the clock of another zone than the machine’s', () => {
  const time = timeTools('Asia/Shanghai')
  expect(time.zone).toBe('Asia/Shanghai')
  expect(time.text(at)).toBe('2026-11-23 04:30:05')
  expect(time.day(at.getTime())).toBe('2026-11-23')
  expect(time.parts(at)).toEqual({
    year: 2026,
    month: 11,
    day: 23,
    dayOfWeek: 0,
    hour: 4,
    minute: 30,
    second: 5,
  })
  expect(time.startOfDay(at).toISOString()).toBe('2026-11-22T16:00:00.000Z')
})

test('Sunday is 6, as in a task', () => {
  expect(timeTools('UTC').parts(at).dayOfWeek).toBe(6)
})

test('the day on which clocks change begins at its own midnight', () => {
  const time = timeTools('Europe/Berlin')
  expect(time.startOfDay(new Date('2026-10-25T12:00:00Z')).toISOString()).toBe(
    '2026-10-24T22:00:00.000Z',
  )
})

test('left out, it is now', () => {
  const { text } = timeTools('UTC')
  const times = [text(Date.now()), text(), text(Date.now())]
  expect(times).toEqual(times.toSorted())
})

test('what is no time is refused', () => {
  expect(() => timeTools('UTC').text(Number.NaN)).toThrow('That is no time.')
})
