import { describe, expect, test } from 'vitest'
import { defaultRules, ruleSchema } from '../../../../electron/engine/model/notices/rules.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'

const hour = 3_600_000
const day = 24 * hour
const berlin = 'Europe/Berlin'

const hourOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: berlin, hour: '2-digit' }).format(at)

/** Someone in Berlin who is told by one channel after quiet hours, by another in a daily digest, both at 02:30. */
function inBerlin(person: NotifiedPerson, start: string) {
  person.engine.settings.update({ timeZone: berlin })
  person.clock.jump(Date.parse(start) - person.clock.now())
  const quiet = person.addChannel()
  const digest = person.addChannel({ settings: { url: 'https://other.example/daily' } })
  const to = (id: number) => ({ ...ruleSchema.parse({}), channels: [id] })
  person.notifications.setRules({
    ...defaultRules,
    rules: [to(quiet.id), { ...to(digest.id), send: 'daily' }],
    quietHours: { from: '22:00', to: '02:30' },
    digest: { at: '02:30', weekday: 1 },
  })
  const arrivals: Record<string, string[]> = { 'hooks.example': [], 'other.example': [] }
  let seen = 0
  return {
    arrivals,
    /** Lives for so many half-hours, and notes by the clock of UTC in which of them a message arrived. */
    live: async (halfHours: number): Promise<void> => {
      for (let half = 0; half < halfHours; half++) {
        await person.later(hour / 2)
        await expect.poll(() => person.states.includes('sending')).toBe(false)
        const at = new Date(person.clock.now()).toISOString().slice(0, 16)
        for (const { host } of person.arrived.slice(seen)) arrivals[host]?.push(at)
        seen = person.arrived.length
      }
    },
  }
}

describe('over days, quiet hours and digests come once a night', () => {
  test.each([
    // 02:30 is left out on 28 March 2027; it is 03:30 then.
    [
      'spring',
      '2027-03-26T23:00:00+01:00',
      ['2027-03-27T01:30', '2027-03-28T01:30', '2027-03-29T00:30'],
    ],
    // 02:30 comes twice on 31 October 2027; the second counts.
    [
      'autumn',
      '2027-10-29T23:00:00+02:00',
      ['2027-10-30T00:30', '2027-10-31T01:30', '2027-11-01T01:30'],
    ],
  ])('in %s', async (_, start, nights) => {
    await using person = await NotifiedPerson.start()
    const { arrivals, live } = inBerlin(person, start)
    for (let night = 0; night < 3; night++) {
      // At 23:00 it fails, at 23:30 it works again.
      person.failure = 'broken'
      await person.run()
      await live(1)
      person.failure = undefined
      await person.run()
      // To the next 23:00 on the wall.
      do await live(1)
      while (hourOf(person.clock.now()) !== '23')
    }
    expect(arrivals).toEqual({ 'hooks.example': nights, 'other.example': nights })
    expect(
      person.titles.every((title) => title.startsWith('“nightly” failed, “nightly” works again')),
    ).toBe(true)
  })
})

test('a clock that was ahead and is set back holds up neither what waits nor what comes', async () => {
  await using person = await NotifiedPerson.start()
  const { arrivals, live } = inBerlin(person, '2028-03-26T23:00:00+01:00')
  await person.run()
  await live(1)
  expect(arrivals['hooks.example']).toEqual([])
  // A year ahead.
  person.clock.jump(-365 * day)
  await live(2)
  expect(arrivals['hooks.example']).toHaveLength(1)
  await person.later(12 * hour)
  person.failure = undefined
  await person.run()
  await live(2)
  expect(arrivals['hooks.example']).toHaveLength(2)
  expect(person.titles.at(-1)).toMatch(/works again, after 1 minute$/)
})
