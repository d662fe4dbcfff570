import { describe, expect, test } from 'vitest'
import { Gate, type GateState } from '../../../../../electron/engine/links/checks/gate.ts'
import type { State, Verdict } from '../../../../../electron/engine/model/verdict.ts'

const now = Date.parse('2026-11-22T02:00:00Z')
const second = 1000
const minute = 60 * second

const gentle = {
  pauseMinSeconds: 1,
  pauseMaxSeconds: 3,
  restEvery: 10,
  restSeconds: 10,
  concurrency: 1,
  perDay: null,
}

type Settings = {
  readonly random?: number
  readonly isDrive?: boolean
  readonly concurrency?: number
  readonly state?: GateState
}

const open = ({ random = 0, isDrive = true, concurrency = 1, state }: Settings = {}) =>
  new Gate(
    {
      pace: { ...gentle, concurrency },
      backOffMs: 30 * second,
      random: () => random,
      isDrive,
    },
    now,
    state,
  )

const answer = (state: State, retryAfterMs?: number, code = 'x'): Verdict =>
  retryAfterMs === undefined
    ? { state, code, reason: '' }
    : { state: 'rate_limited', code, reason: '', retryAfterMs }

/** Asks once and returns the milliseconds until the next question. */
function ask(gate: Gate, verdict: Verdict, at = now): number {
  gate.begin()
  gate.end(verdict, at)
  return gate.waitMs(at)
}

describe('the pace', () => {
  test.each([
    [0, 1000],
    [0.5, 2000],
    [1, 3000],
  ])('rests 1 to 3 seconds after each link (random %d)', (random, expected) => {
    expect(ask(open({ random }), answer('valid'))).toBe(expected)
  })

  test('rests 10 seconds more after every tenth link', () => {
    const gate = open()
    const pauses = Array.from({ length: 20 }, () => ask(gate, answer('valid')))
    expect(pauses.map((pause) => pause > 10_000)).toEqual(
      Array.from({ length: 20 }, (_, index) => index % 10 === 9),
    )
  })

  test('lets as many questions out at a time as its pace says', () => {
    const gate = open({ concurrency: 2 })
    gate.begin()
    expect(gate.waitMs(now)).toBe(0)
    gate.begin()
    expect(gate.waitMs(now)).toBe(Number.POSITIVE_INFINITY)
    gate.release()
    expect(gate.waitMs(now)).toBe(0)
  })
})

describe('a refusal opens the breaker at once', () => {
  test('for as long as the provider asks', () => {
    expect(ask(open(), answer('rate_limited', 45 * second))).toBe(45 * second)
  })

  test('for 30 seconds when it does not say, doubled while refusals follow one another', () => {
    const gate = open()
    expect(ask(gate, answer('rate_limited'))).toBe(30 * second)
    expect(ask(gate, answer('rate_limited'))).toBe(60 * second)
    expect(ask(gate, answer('rate_limited'))).toBe(120 * second)
    expect(ask(gate, answer('valid'))).toBe(second)
    expect(ask(gate, answer('rate_limited'))).toBe(30 * second)
  })

  test('with up to a quarter more, never less than asked', () => {
    expect(ask(open({ random: 0.999 }), answer('rate_limited', 40 * second))).toBeCloseTo(
      50_000,
      -2,
    )
  })

  test('and then lets one probe through, whatever its concurrency', () => {
    const gate = open({ concurrency: 5 })
    ask(gate, answer('rate_limited'))
    const later = now + 31 * second
    expect(gate.waitMs(later)).toBe(0)
    gate.begin()
    expect(gate.waitMs(later)).toBe(Number.POSITIVE_INFINITY)
    gate.end(answer('valid'), later)
    gate.begin()
    expect(gate.waitMs(later + 3 * second)).toBe(0)
  })

  test('a captcha is for a person: the drive is left alone for this run', () => {
    const gate = open()
    expect(ask(gate, answer('captcha'))).toBe(30 * minute)
    expect(gate.hasGivenUp).toBe(true)
  })

  test.each([
    [10 * minute, false],
    [11 * minute, true],
  ])('asked to wait %d ms, it has given up: %s', (retryAfterMs, hasGivenUp) => {
    const gate = open()
    ask(gate, answer('rate_limited', retryAfterMs))
    expect(gate.hasGivenUp).toBe(hasGivenUp)
  })

  test('the fifth opening in a row ends it for this run', () => {
    const gate = open()
    const given = Array.from({ length: 5 }, () => {
      ask(gate, answer('rate_limited', second))
      return gate.hasGivenUp
    })
    expect(given).toEqual([false, false, false, false, true])
  })
})

describe('undecided answers', () => {
  test('are asked more slowly one after the other, and open the breaker at the fifth', () => {
    const gate = open()
    const pauses = Array.from({ length: 5 }, () => ask(gate, answer('error')))
    expect(pauses).toEqual([2, 4, 8, 16, 30].map((seconds) => seconds * second))
    expect(gate.state).toMatchObject({ failures: 5, openings: 1 })
  })

  test('a failing probe opens it again, for twice as long', () => {
    const gate = open()
    for (let times = 0; times < 5; times++) ask(gate, answer('error'))
    expect(ask(gate, answer('error'), now + minute)).toBe(60 * second)
  })

  test.each(['valid', 'deleted', 'passcode_wrong', 'unsupported'] as const)(
    '%s starts the count anew',
    (state) => {
      const gate = open()
      for (let times = 0; times < 4; times++) ask(gate, answer('error'))
      ask(gate, answer(state))
      expect(gate.state).toEqual({ failures: 0, openings: 0, openUntil: 0 })
    },
  )
})

describe('a web host', () => {
  test('is not blamed for what its pages answer', () => {
    const gate = open({ isDrive: false })
    for (let times = 0; times < 20; times++) ask(gate, answer('error', undefined, 'http.500'))
    expect(gate.state).toEqual({ failures: 0, openings: 0, openUntil: 0 })
  })

  test('is left alone when nothing comes through five times in a row', () => {
    const gate = open({ isDrive: false })
    for (let times = 0; times < 5; times++) ask(gate, answer('error', undefined, 'network.refused'))
    expect(gate.state.openings).toBe(1)
  })

  test('is left alone as long as it asks', () => {
    const gate = open({ isDrive: false })
    expect(ask(gate, answer('rate_limited', 3 * second))).toBe(3 * second)
  })
})

describe('after a restart', () => {
  const state = { failures: 7, openings: 3, openUntil: now + 5 * minute }

  test('what was open stays open until its time, then lets a probe through', () => {
    const gate = open({ state })
    expect(gate.waitMs(now)).toBe(5 * minute)
    expect(gate.hasGivenUp).toBe(false)
    expect(ask(gate, answer('valid'), now + 6 * minute)).toBe(second)
    expect(gate.state.openings).toBe(0)
  })

  test('what is open for long is not waited for', () => {
    expect(open({ state: { ...state, openUntil: now + 60 * minute } }).hasGivenUp).toBe(true)
  })

  test('a failing probe goes on where the back-off was', () => {
    expect(ask(open({ state: { ...state, openUntil: 0 } }), answer('error'))).toBe(240 * second)
  })
})
