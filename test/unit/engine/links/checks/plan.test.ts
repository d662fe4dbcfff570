import { describe, expect, test } from 'vitest'
import { checkParams } from '../../../../../electron/engine/links/checks/check-params.ts'
import { secondsFor } from '../../../../../electron/engine/links/checks/plan.ts'

const pace = {
  pauseMinSeconds: 1,
  pauseMaxSeconds: 3,
  restEvery: 10,
  restSeconds: 10,
  lanes: { quark: { pauseMinSeconds: 2, pauseMaxSeconds: 4 }, web: { concurrency: 6 } },
}
const seconds = (counts: Parameters<typeof secondsFor>[0], changes = {}) =>
  secondsFor(counts, checkParams.parse({ ...pace, ...changes }))

describe('about how long a check takes', () => {
  test('an answer, a pause and a part of the rest for each link', () => {
    expect(seconds([{ provider: 'quark', count: 100 }])).toBe(100 * (0.5 + 3 + 1))
    expect(seconds([{ provider: 'baidu', count: 100 }])).toBe(100 * (0.5 + 2 + 1))
  })

  test('as long as the slowest lane, for they are asked side by side', () => {
    const [quark, baidu] = [
      { provider: 'quark', count: 10 },
      { provider: 'baidu', count: 100 },
    ] as const
    expect(seconds([quark, baidu])).toBe(seconds([baidu]))
  })

  test('several at once take the time of one', () => {
    expect(seconds([{ provider: 'web', count: 60 }])).toBe(10 * (0.5 + 2 + 1))
    expect(seconds([{ provider: 'web', count: 1 }])).toBe(4)
  })

  test('what is only kept takes no time, nor does nothing', () => {
    expect(seconds([{ provider: 'xunlei', count: 1000 }])).toBe(0)
    expect(seconds([])).toBe(0)
  })
})
