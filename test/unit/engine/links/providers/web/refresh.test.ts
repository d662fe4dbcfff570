import { expect, test } from 'vitest'
import { refreshIn } from '../../../../../../electron/engine/links/providers/web/refresh.ts'

const target = (refresh: string) =>
  refreshIn({ status: 200, headers: { refresh }, body: '' }, false)

test.each([
  ['5; url=/next', '/next'],
  ["0,'/next'", '/next'],
  ['.5 /next', '/next'],
  ['15.9;/next', '/next'],
  ['16;/next', undefined],
  ['12345678901;/next', undefined],
  ['0', undefined],
  ['soon;/next', undefined],
])('%j leads to %j', (content, expected) => {
  expect(target(content)).toBe(expected)
})

test('a number without end is read once', () => {
  // A reader that backtracks would not come back from this.
  expect(target(`${'1'.repeat(1_000_000)}x`)).toBeUndefined()
  expect(target(`${'0.'.repeat(1_000_000)}x`)).toBeUndefined()
})
