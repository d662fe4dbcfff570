import { describe, expect, test } from 'vitest'
import { checkParamsSchema } from '../../../../electron/engine/jobs/built-in/check-params.ts'
import { Lane } from '../../../../electron/engine/links/lane.ts'
import type { Provider } from '../../../../electron/engine/links/link.ts'
import type { State, Verdict } from '../../../../electron/engine/links/verdict.ts'

const answer = (state: State, retryAfterMs?: number): Verdict =>
  retryAfterMs === undefined
    ? { state, code: 'x', reason: '' }
    : { state, code: 'x', reason: '', retryAfterMs }

const lane = (provider: Provider = 'quark', random = 0.5) =>
  new Lane(provider, checkParamsSchema.parse({}), () => random)

describe('the pace of a lane', () => {
  test.each([
    [0, 1000],
    [0.5, 2000],
    [1, 3000],
  ])('rests 1 to 3 seconds after each link (random %d)', (random, expected) => {
    expect(lane('quark', random).pauseAfter(answer('valid'))).toBe(expected)
  })

  test('rests 10 seconds more after every tenth link', () => {
    const quark = lane()
    const pauses = Array.from({ length: 20 }, () => quark.pauseAfter(answer('valid')))
    expect(pauses.map((pause) => pause > 10_000)).toEqual(
      Array.from({ length: 20 }, (_, index) => index % 10 === 9),
    )
  })

  test('waits as long as the provider asks, and doubles its own wait when it does not say', () => {
    const quark = lane()
    expect(quark.pauseAfter(answer('rate_limited', 45_000))).toBe(45_000)
    expect(quark.pauseAfter(answer('rate_limited'))).toBe(60_000)
    expect(quark.pauseAfter(answer('rate_limited'))).toBe(120_000)
    expect(quark.pauseAfter(answer('valid'))).toBe(2000)
  })

  test('gives up after five troubled answers in a row, not before', () => {
    const quark = lane()
    for (const state of ['error', 'captcha', 'rate_limited', 'error'] as const) {
      quark.pauseAfter(answer(state))
      expect(quark.isOpen).toBe(false)
    }
    quark.pauseAfter(answer('error'))
    expect(quark.isOpen).toBe(true)
  })

  test('a good answer, or one that is nobody’s trouble, starts the count anew', () => {
    const quark = lane()
    for (let round = 0; round < 3; round++) {
      for (let times = 0; times < 4; times++) quark.pauseAfter(answer('error'))
      quark.pauseAfter(answer(round === 0 ? 'deleted' : 'auth'))
    }
    expect(quark.isOpen).toBe(false)
  })

  test('gives up at once when asked to stay away longer than it will wait', () => {
    const quark = lane()
    quark.pauseAfter(answer('rate_limited', 3600_000))
    expect(quark.isOpen).toBe(true)
  })

  test('one web address does not slow the others down', () => {
    const web = lane('web')
    const pauses = Array.from({ length: 8 }, () => web.pauseAfter(answer('rate_limited', 60_000)))
    expect(Math.max(...pauses)).toBe(2000)
    expect(web.isOpen).toBe(false)
  })
})
