import { expect, test } from 'vitest'
import { isTrustedSender } from '../../../electron/desktop/trusted-sender.ts'

const dashboard = { contentsId: 7, isMainFrame: true, origin: 'app://pansentry' }

test('the main frame of a window of the app is trusted', () => {
  expect(isTrustedSender(dashboard, [3, 7])).toBe(true)
  expect(isTrustedSender(dashboard, [7])).toBe(true)
})

test.each([
  ['another window', { ...dashboard, contentsId: 8 }],
  ['a frame inside it', { ...dashboard, isMainFrame: false }],
  ['another page in it', { ...dashboard, origin: 'https://example.com' }],
  ['a page whose origin only begins alike', { ...dashboard, origin: 'app://pansentry.example' }],
  ['a page without an origin', { ...dashboard, origin: 'null' }],
])('%s is not', (_, sender) => {
  expect(isTrustedSender(sender, [7])).toBe(false)
})

test('nobody is while there is no window', () => {
  expect(isTrustedSender(dashboard, [])).toBe(false)
})
