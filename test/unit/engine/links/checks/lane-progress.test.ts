import { expect, test } from 'vitest'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { RunProgress } from '../../../../../electron/engine/links/checks/lane-progress.ts'

const params = checkParams.parse({
  lanes: { web: { concurrency: 10 } },
  pauseMinSeconds: 1,
  pauseMaxSeconds: 3,
  restSeconds: 0,
})
const secondsEach = 2.5

test('the end of a quick lane does not move the end of the run', () => {
  const progress = new RunProgress()
  progress.begin(
    [
      { provider: 'quark', count: 600 },
      { provider: 'web', count: 2000 },
    ],
    params,
    0,
  )
  let now = 0
  const ends: { least: number; most: number }[] = []
  for (let asked = 0; asked < 300; asked += 1) {
    now += secondsEach * 1000
    progress.answered('quark', true)
    // The web is asked ten times as fast, and is done after two thirds of this.
    for (let page = 0; page < 10; page += 1) progress.answered('web', true)
    const { left } = progress.at(now)
    if (left) ends.push({ least: now / 1000 + left.least, most: now / 1000 + left.most })
  }
  const truth = 600 * secondsEach
  expect(ends).toHaveLength(300)
  for (const { least, most } of ends) {
    expect(least).toBeLessThanOrEqual(truth)
    expect(most).toBeGreaterThanOrEqual(truth)
  }
  // From one answer to the next it moves by less than a second.
  for (const [index, end] of ends.entries()) {
    const before = ends[index - 1] ?? end
    expect(Math.abs(end.most - before.most)).toBeLessThan(30)
  }
})

test('a rest puts the end off by its own length, however few links were asked before', () => {
  const progress = new RunProgress()
  progress.begin([{ provider: 'quark', count: 10_000 }], params, 0)
  let now = 0
  for (let asked = 0; asked < 40; asked += 1) {
    now += secondsEach * 1000
    progress.answered('quark', true)
  }
  const end = () => now / 1000 + (progress.at(now).left?.most ?? 0)
  const before = end()
  const restSeconds = 1800
  progress.rests('quark', now + restSeconds * 1000, now)
  expect(end()).toBeCloseTo(before + restSeconds)
  now += restSeconds * 1000
  expect(end()).toBeCloseTo(before + restSeconds)
  now += secondsEach * 1000
  progress.answered('quark', true)
  expect(Math.abs(end() - before - restSeconds)).toBeLessThan(60)
})

test('the time left is that of all machines that ask now', () => {
  let others = 3
  const progress = new RunProgress(() => ({
    askers: others + 1,
    others: { askers: others, allowance: 10_000 },
  }))
  const alone = new RunProgress()
  for (const each of [progress, alone])
    each.begin([{ provider: 'quark', count: 10_000 }], params, 0)
  const most = (of: RunProgress) => of.at(0).left?.most ?? 0
  expect(most(progress)).toBeLessThan(most(alone) / 3.5)
  // This machine rests, and the others go on.
  const before = most(progress)
  progress.rests('quark', 1_800_000, 0)
  expect(most(progress)).toBe(before)
  others = 0
  expect(most(progress)).toBeGreaterThan(most(alone))
})

test('failures that are soon over promise no quicker end', () => {
  const progress = new RunProgress()
  progress.begin([{ provider: 'quark', count: 1000 }], params, 0)
  const before = progress.at(0).left?.most ?? 0
  for (let asked = 0; asked < 100; asked += 1) progress.answered('quark', false)
  expect(progress.at(1000).left?.most).toBeCloseTo(before * 0.9, -1)
})

test('a lane that rests, and one that leaves links to the next run', () => {
  const progress = new RunProgress()
  progress.begin([{ provider: 'quark', count: 10 }], params, 0)
  const before = progress.at(0).left
  progress.rests('quark', 60_000, 0)
  const [lane] = progress.at(0).lanes
  expect(lane).toMatchObject({ done: 0, total: 10, perMinute: null, restsUntil: 60_000 })
  expect(lane?.left?.least).toBeCloseTo(60 + (before?.least ?? 0))
  expect(progress.at(60_000).lanes[0]?.restsUntil).toBeNull()
  for (let asked = 0; asked < 3; asked += 1) progress.answered('quark', true)
  expect(progress.at(120_000).lanes[0]).toMatchObject({ done: 3, perMinute: 1.5 })
  progress.postponed('quark', 10)
  expect(progress.at(0).left).toBeNull()
})
