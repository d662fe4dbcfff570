import { expect, test } from 'vitest'
import { atSpeed } from '../../../../../electron/engine/model/params/pace.ts'

const params = {
  pauseMinSeconds: 1,
  pauseMaxSeconds: 3,
  restSeconds: 10,
  lanes: { 115: { pauseMinSeconds: 10, pauseMaxSeconds: 12 }, web: { concurrency: 6 } },
}

test('the standard speed is what the numbers say', () => {
  expect(atSpeed(params, 'standard')).toEqual(params)
})

test('slow waits twice as long, for every drive', () => {
  expect(atSpeed(params, 'slow')).toEqual({
    pauseMinSeconds: 2,
    pauseMaxSeconds: 6,
    restSeconds: 20,
    lanes: { 115: { pauseMinSeconds: 20, pauseMaxSeconds: 24 }, web: { concurrency: 6 } },
  })
})

test('fast waits half as long, and leaves a drive that bans what it asked for', () => {
  expect(atSpeed(params, 'fast')).toEqual({
    pauseMinSeconds: 0.5,
    pauseMaxSeconds: 1.5,
    restSeconds: 5,
    lanes: params.lanes,
  })
})
