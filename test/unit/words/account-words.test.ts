import { describe, expect, test } from 'vitest'
import {
  type Account,
  accountDrives,
  chosenPlaces,
  loginCauses,
  secretHindrances,
  secretPlaces,
} from '../../../electron/api/contract/accounts.ts'
import { accountStateText, accountTone, profileText } from '../../../electron/words/account.ts'
import { formatFor } from '../../../electron/words/format.ts'
import { Language } from '../../../electron/words/language.ts'

const states: readonly Account['state'][] = [
  { kind: 'untested' },
  { kind: 'ok' },
  { kind: 'renewing' },
  ...loginCauses.map((cause) => ({ kind: 'login-needed', cause }) as const),
  { kind: 'limited', until: Date.parse('2026-11-26T08:00:00Z') },
  { kind: 'full', missingBytes: 0 },
  { kind: 'full', missingBytes: 5e9 },
]

const known = (profile: Account['profile']) => ({ profile, isSignedInDaily: false })

describe.each(['en', 'zh-CN'] as const)('in %s', (tag) => {
  const language = new Language(tag)
  const { words } = language
  const format = formatFor(words, 'UTC')

  test('each state of an account is told by a sentence of its own', () => {
    const texts = states.map((state) => accountStateText(words, format, state))
    expect(new Set(texts).size).toBe(states.length)
    expect(texts.filter((text) => /accounts\.|\{\{/.test(text))).toEqual([])
    expect(states.map(accountTone)).not.toContain(undefined)
  })

  test('each place of secrets, each hindrance and each drive has its words', () => {
    const keys = [
      ...secretPlaces.map((place) => `accounts.place.${place}`),
      ...secretHindrances.map((hindrance) => `accounts.hindrance.${hindrance}`),
      ...secretHindrances.map((hindrance) => `errors.SECRETS_UNKEPT_${hindrance}`),
      ...accountDrives.map((drive) => `provider.${drive}`),
    ]
    expect(keys.filter((key) => !words.exists(key))).toEqual([])
  })

  test('what the drive tells is one line, whatever it leaves out', () => {
    const space = { used: 3e9, total: 10e9 }
    const whole = { nickname: '小明', membership: 'SUPER_VIP', space }
    expect(profileText(words, format, known(whole))).toMatch(/^小明 · SVIP · 3 GB .* ?10 GB$/)
    expect(profileText(words, format, known({ ...whole, membership: 'NEW', space: null }))).toBe(
      '小明 · NEW',
    )
    expect(profileText(words, format, known({ nickname: '', membership: '', space: null }))).toBe(
      '',
    )
    expect(profileText(words, format, known(null))).toBe('')
    const isDaily = { profile: null, isSignedInDaily: true }
    expect(profileText(words, format, isDaily)).toBe(words.t('accounts.daily'))
  })
})

test('a person chooses between some of the places', () => {
  expect(secretPlaces).toEqual(expect.arrayContaining([...chosenPlaces]))
})
