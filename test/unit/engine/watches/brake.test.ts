import { beforeEach, expect, test } from 'vitest'
import { Brake, mostInARow } from '../../../../electron/engine/watches/brake.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const start = Date.parse('2026-11-22T10:00:00Z')

let clock: ManualClock
let starts: [seconds: number, before: number][]
let brake: Brake

beforeEach(() => {
  clock = new ManualClock(start)
  starts = []
  brake = new Brake({
    clock,
    settleMs: 5000,
    start: (before) => starts.push([(clock.now() - start) / 1000, before]),
    heldChanged: () => {},
  })
})

test('what few runs led to starts when it has come to rest', async () => {
  brake.mark(mostInARow - 1)
  await clock.pass(60_000)
  expect(starts).toEqual([[5, mostInARow - 1]])
  expect(brake.isHeld).toBe(false)
})

test('what too many runs led to starts once an hour', async () => {
  brake.mark(mostInARow)
  await clock.pass(60_000)
  expect(brake.isHeld).toBe(true)
  brake.mark(mostInARow)
  await clock.pass(3_600_000)
  expect(starts).toEqual([[3605, mostInARow]])
  expect(brake.isHeld).toBe(false)
})

test.each([
  ['before', [0, mostInARow]],
  ['after', [mostInARow, 0]],
])('a change of somebody else %s it starts at once', async (_, marks) => {
  for (const mark of marks) brake.mark(mark)
  await clock.pass(7_200_000)
  expect(starts).toEqual([[5, 0]])
})

test('a change of somebody else ends the wait', async () => {
  brake.mark(mostInARow)
  await clock.pass(60_000)
  brake.mark(0)
  await clock.pass(7_200_000)
  expect(starts).toEqual([[65, 0]])
})

test('one that is stopped starts nothing any more', async () => {
  brake.mark(mostInARow)
  await clock.pass(60_000)
  brake.stop()
  await clock.pass(7_200_000)
  expect(starts).toEqual([])
})
