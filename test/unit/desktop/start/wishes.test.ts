import { expect, test } from 'vitest'
import { type Wish, Wishes, wishOf, withWish } from '../../../../electron/desktop/start/wishes.ts'

const address = 'pansentry://add?url=https://pan.quark.cn/s/0123456789ab'

test.each<[string[], Wish]>([
  [['/app'], { type: 'show' }],
  [['/electron', '--no-sandbox', '.', '--hidden'], { type: 'hidden' }],
  [['/app', '--quick-add'], { type: 'quick-add' }],
  [['/app', '--check'], { type: 'check' }],
  [['/app', address], { type: 'address', address }],
  [['/app', '--', address], { type: 'address', address }],
  // Chromium puts its own switches between the arguments of a second start.
  [['/app', '--allow-file-access', address, '--x'], { type: 'address', address }],
  [
    ['/app', 'Pansentry:add', '--hidden', 'serve', '--quick-add'],
    { type: 'address', address: 'Pansentry:add' },
  ],
])('%j asks for %j', (argv, wish) => {
  expect(wishOf(argv)).toEqual(wish)
})

test('what is wished for before the app has started is granted in its order, and then at once', () => {
  const wishes = new Wishes()
  const granted: string[] = []
  wishes.add({ type: 'address', address })
  wishes.add({ type: 'show' })
  wishes.grant(({ type }) => granted.push(type))
  expect(granted).toEqual(['address', 'show'])
  wishes.add({ type: 'check' })
  expect(granted).toEqual(['address', 'show', 'check'])
})

test('a page that hands over addresses without end fills no memory', () => {
  const wishes = new Wishes()
  for (let count = 0; count < 10_000; count += 1) wishes.add({ type: 'address', address })
  let granted = 0
  wishes.grant(() => (granted += 1))
  expect(granted).toBe(20)
})

test('another wish takes the place of the one a start had', () => {
  const args = ['.', '--no-sandbox', '--hidden', address]
  expect(withWish(args, { type: 'show' })).toEqual(['.', '--no-sandbox'])
  expect(withWish(args, { type: 'check' })).toEqual(['.', '--no-sandbox', '--check'])
  expect(withWish(['.'], { type: 'address', address })).toEqual(['.', address])
})
