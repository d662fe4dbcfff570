import { describe, expect, test } from 'vitest'
import {
  aliveStates,
  blameOf,
  deadStates,
  lifeOf,
  states,
  undecidedStates,
} from '../../../../electron/engine/model/verdict.ts'

describe('lifeOf', () => {
  test.each(aliveStates)('%s is alive', (state) => expect(lifeOf(state)).toBe('alive'))
  test.each(deadStates)('%s is dead', (state) => expect(lifeOf(state)).toBe('dead'))
  test.each(undecidedStates)('%s is undecided', (state) => expect(lifeOf(state)).toBe('undecided'))

  test('every state has one life', () => {
    expect(new Set(states).size).toBe(
      aliveStates.length + deadStates.length + undecidedStates.length,
    )
  })
})

describe('blameOf', () => {
  test.each([
    ['cancelled', 'quark.41012', 'link'],
    ['valid', 'http.200', 'link'],
    ['passcode_wrong', 'quark.41008', 'link'],
    ['error', 'network.dns', 'network'],
    ['error', 'answer.not_json', 'provider'],
    ['error', 'http.503', 'provider'],
    ['rate_limited', 'http.429', 'provider'],
    ['auth', 'http.401', 'login'],
    ['unsupported', 'xunlei.unsupported', 'provider'],
    // A code that only looks like the network's.
    ['error', 'networking.odd', 'provider'],
  ] as const)('%s %s is the %s’s', (state, code, blame) => {
    expect(blameOf({ state, code })).toBe(blame)
  })
})
