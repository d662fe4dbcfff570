import { describe, expect, test } from 'vitest'
import {
  rateLimited,
  readRetryAfter,
} from '../../../../../electron/engine/links/requests/retry-after.ts'

const now = Date.parse('2026-01-05T00:00:00Z')
const day = 24 * 60 * 60_000

describe('readRetryAfter', () => {
  test.each([
    ['seconds', '30', 30_000],
    ['no seconds', '0', 0],
    ['seconds with blanks', ' 30 ', 30_000],
    ['a date', 'Mon, 05 Jan 2026 00:01:00 GMT', 60_000],
    ['a date of the past', 'Sun, 04 Jan 2026 00:00:00 GMT', 0],
    ['the obsolete date of RFC 850', 'Monday, 05-Jan-26 00:01:00 GMT', 60_000],
    ['more than a day', '999999999999', day],
    ['a date far away', 'Fri, 01 Jan 2100 00:00:00 GMT', day],
    ['nothing', undefined, undefined],
    ['an empty text', '', undefined],
    ['a negative number', '-30', undefined],
    ['a fraction', '1.5', undefined],
    ['a unit', '30s', undefined],
    ['a word', 'soon', undefined],
    ['a date that does not exist', 'Mon, 45 Jan 2026 00:00:00 GMT', undefined],
  ])('%s', (_name, value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected)
  })
})

describe('rateLimited', () => {
  test('carries how long the provider asks to be left alone', () => {
    const answer = { status: 429, headers: { 'retry-after': '5' }, body: '' }
    expect(rateLimited(answer, 'http.429', 'slow down')).toEqual({
      state: 'rate_limited',
      code: 'http.429',
      reason: 'slow down',
      retryAfterMs: 5000,
    })
  })

  test('says nothing of it when the answer does not', () => {
    const answer = { status: 429, headers: { 'retry-after': 'soon' }, body: '' }
    expect(rateLimited(answer, 'http.429', '')).not.toHaveProperty('retryAfterMs')
  })
})
