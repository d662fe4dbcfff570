import { expect, test } from 'vitest'
import type { LaneState } from '../../../../../electron/engine/model/lane.ts'
import { LaneTurns } from '../../../../../electron/engine/saving/drive/lane-turns.ts'
import { LeapingClock } from '../../../../support/saving/leaping-clock.ts'

function lane() {
  const clock = new LeapingClock('2026-03-11T12:00:00Z')
  const states = new Map<string, LaneState>()
  const pace = { pauseMinSeconds: 2, pauseMaxSeconds: 4 }
  const turns = new LaneTurns({ clock, random: () => 0, paceOf: () => pace, states })
  const { signal } = new AbortController()
  return { clock, pace, states, turns, take: () => turns.take('quark', signal) }
}

test('one request after the other, a second apart', async () => {
  const { clock, take } = lane()
  const start = clock.now()
  for (let index = 0; index < 3; index += 1) await take()
  expect(clock.now() - start).toBe(2000)
})

test('a pace that is set anew counts from the next request on', async () => {
  const { clock, pace, take } = lane()
  await take()
  Object.assign(pace, { pauseMinSeconds: 0, pauseMaxSeconds: 0 })
  const start = clock.now()
  for (let index = 0; index < 3; index += 1) await take()
  expect(clock.now()).toBe(start)
})

test('a lane that rests is not asked, whoever found that it wants to', async () => {
  const { clock, states, take, turns } = lane()
  turns.rest('quark', 60_000)
  expect(states.get('quark')).toMatchObject({ openUntil: clock.now() + 60_000 })
  await expect(take()).rejects.toMatchObject({
    details: { kind: 'limited', code: 'lane.rests', retryAfterMs: 60_000 },
  })
  clock.leap(60_001)
  await take()
})

test('a clock that was set back makes nobody wait for what it said before', async () => {
  const { clock, take, turns } = lane()
  turns.rest('quark', 60_000)
  clock.leap(-365 * 24 * 3_600_000)
  await take()
  clock.leap(-3_600_000)
  const before = clock.now()
  await take()
  expect(clock.now() - before).toBeLessThan(5000)
})
