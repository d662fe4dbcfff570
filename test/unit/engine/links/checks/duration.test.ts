import { describe, expect, test } from 'vitest'
import { laneDuration, slowest } from '../../../../../electron/engine/links/checks/duration.ts'

const pace = {
  pauseMinSeconds: 1,
  pauseMaxSeconds: 3,
  restEvery: 10,
  restSeconds: 10,
  concurrency: 1,
}

describe('about how long a check takes', () => {
  test('an answer, a pause and a part of the rest for each link', () => {
    expect(laneDuration(100, pace).usual).toBe(100 * (0.5 + 2 + 1))
    const slower = { ...pace, pauseMinSeconds: 2, pauseMaxSeconds: 4 }
    expect(laneDuration(100, slower).usual).toBe(100 * (0.5 + 3 + 1))
  })

  test('several at once take the time of one', () => {
    const wide = { ...pace, concurrency: 6 }
    expect(laneDuration(60, wide).usual).toBe(10 * (0.5 + 2 + 1))
    expect(laneDuration(1, wide).usual).toBe(0.5 + 2 + 1)
  })

  test('between a quick and a slow one; random pauses even out', () => {
    for (const count of [1, 30, 3000]) {
      const { least, most, usual } = laneDuration(count, pace)
      expect(least).toBeLessThan(usual)
      expect(most).toBeGreaterThan(usual)
    }
    const spread = (count: number) => {
      const { least, most, usual } = laneDuration(count, pace)
      return (most - least) / usual
    }
    expect(spread(3000)).toBeLessThan(spread(30))
  })

  test('nothing takes no time', () => {
    expect(laneDuration(0, pace)).toEqual({ least: 0, usual: 0, most: 0 })
  })

  test('as long as the slowest lane, for they are asked side by side', () => {
    const [one, other] = [laneDuration(10, pace), laneDuration(100, pace)]
    expect(slowest([one, other])).toEqual({ least: other.least, most: other.most })
    expect(slowest([])).toEqual({ least: 0, most: 0 })
  })
})
