import { describe, expect, test } from 'vitest'
import { fromApscheduler } from '../../../../electron/engine/time/apscheduler.ts'
import { firstTime } from '../../../../electron/engine/time/next-time.ts'
import { refusal } from '../../../support/refusal.ts'
import { judge, readVectors } from '../../../support/triggers/trigger-vectors.ts'

const fixture = (name: string) => new URL(`../../../support/fixtures/${name}`, import.meta.url)
const vectors = readVectors(fixture('apscheduler-vectors.fixture.json'))
const acceptance = readVectors(fixture('apscheduler-accepted.fixture.json'))

/** How many of a group there must be, so that no case can go missing unseen. */
const tagged = (tag: string) => vectors.filter(({ tags }) => tags.includes(tag)).length

// How each tag is treated is written at `expectedOf` in test/support/triggers/trigger-vectors.ts.
test('all groups of cases are there', () => {
  expect(vectors).toHaveLength(177)
  expect(tagged('aps-run-lost')).toBe(4)
  expect(tagged('aps-gap-shifted')).toBe(6)
  expect(tagged('aps-overlap-pass-lost')).toBe(11)
  expect(acceptance).toHaveLength(74)
})

test.each(vectors.map((vector) => judge(vector)))('$name', ({ got, expected, agrees }) => {
  expect({ agrees, got, expected }).toMatchObject({ agrees: true })
})

describe('what APScheduler accepts and refuses', () => {
  test.each(acceptance.map((vector) => judge(vector)))('$name', ({ got, expected, agrees }) => {
    expect({ agrees, got, expected }).toMatchObject({ agrees: true })
  })

  const now = Date.parse('2026-01-15T10:20:30Z')
  const refused = acceptance.flatMap((vector) => {
    const answer = judge(vector).got
    return 'refused' in answer ? [{ vector, sentence: answer.refused }] : []
  })

  test.each(refused)(
    'refuses $vector.params with a sentence: $sentence',
    ({ vector, sentence }) => {
      // A crontab's sentence may name the field inside it.
      const names = Object.keys(vector.params).filter((name) => name !== 'crontab')
      expect(names.filter((name) => !sentence.includes(ours.get(name) ?? name))).toEqual([])
      const words = Object.values(vector.params).flatMap((value) => String(value).split(/[,\s]+/))
      const offending = words.filter((word) => word === '' || sentence.includes(word))
      expect(offending).not.toEqual([])
      expect(sentence).toMatch(/“.*”.*\.$/s)
    },
  )

  test.each([
    ['cron', {}, /needs at least one of year, month/],
    ['cron', { hour: 'mon-fri/2' }, /hour: “mon”/],
    ['cron', { day_of_week: 'mon-fri/2' }, /day_of_week: “mon-fri\/2” has a step after a name/],
    ['cron', { day_of_week: 'sun,mon-4' }, /“mon-4” in “sun,mon-4” goes from a name to a number/],
    ['interval', { hours: 0 }, /needs more than 0 of weeks/],
    ['interval', { seconds: -5 }, /seconds: “-5” is not an amount of time/],
    ['interval', { seconds: 0.01 }, /too short/],
    ['date', { run_date: '2027-01-01 00:00:00.5' }, /fraction of a second that is not six digits/],
    ['date', { run_date: '2027-01-01 24:00:00' }, /is not in the calendar/],
    ['cron', { hour: 2, timezone: 'Mars/Olympus' }, /“Mars\/Olympus” is not a time zone/],
  ] as const)('refuses %s %o', (kind, params, sentence) => {
    const read = () => firstTime(fromApscheduler(kind, params, now), now, 'UTC')
    expect(read).toThrow(refusal('SCHEDULE_INVALID'))
    expect(read).toThrow(sentence)
  })
})

const ours = new Map([
  ['start_date', 'start'],
  ['run_date', 'run'],
])
