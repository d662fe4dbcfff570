import { beforeEach, expect, test } from 'vitest'
import { Settling } from '../../../../electron/engine/watches/settling.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const start = Date.parse('2026-11-22T10:00:00Z')

let clock: ManualClock
let calls: number[]
let settling: Settling

beforeEach(() => {
  clock = new ManualClock(start)
  calls = []
  settling = new Settling(clock, 5000, () => calls.push(clock.now() - start))
})

test('one change is one call, when it is quiet', async () => {
  settling.mark()
  await clock.pass(60_000)
  expect(calls).toEqual([5000])
})

test('ten thousand changes a second for three seconds are one call', async () => {
  for (let second = 0; second < 3; second++) {
    for (let change = 0; change < 10_000; change++) settling.mark()
    await clock.pass(1000)
  }
  await clock.pass(60_000)
  expect(calls).toEqual([7000])
})

test('what never comes to rest is dealt with after ten times as long', async () => {
  for (let second = 0; second < 120; second++) {
    settling.mark()
    await clock.pass(1000)
  }
  expect(calls).toEqual([50_000, 100_000])
})

test('a clock that is set back by hours makes nobody wait for hours', async () => {
  settling.mark()
  clock.jump(-3 * 3600_000)
  await clock.pass(20_000)
  expect(calls).toHaveLength(1)
})

test('what was marked is forgotten when it is stopped, and marked anew', async () => {
  settling.mark()
  settling.stop()
  await clock.pass(10_000)
  expect(calls).toEqual([])
  settling.mark()
  await clock.pass(10_000)
  expect(calls).toEqual([15_000])
})
