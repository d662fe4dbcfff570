import { expect, test } from 'vitest'
import { channelMask, maskedText } from '../../../../electron/engine/notify/channel-mask.ts'

const half = 'x'.repeat(295)

test.each([
  ['all of a secret', { token: 'AbCdEfGhIj' }, 'no AbCdEfGhIj here', 'no *** here'],
  [
    'what of an address lets in',
    { url: 'https://me:pa%40ssword@hooks.example/webhook/longtoken9?key=otherkey7' },
    'webhook longtoken9 otherkey7 pa@ssword pa%40ssword',
    'webhook *** *** *** ***',
  ],
  [
    'a header without its name, and a token without its scheme',
    { headers: 'X-Key: headerkey1\nAuthorization: Bearer bearertoken2' },
    'headerkey1, bearertoken2, Bearer bearertoken2',
    '***, ***, ***',
  ],
  [
    'the password of a Basic sign-in',
    { headers: `authorization: basic ${btoa('me:basicpassword')}` },
    `bad basicpassword of ${btoa('me:basicpassword')}`,
    'bad *** of ***',
  ],
  [
    'a secret that would be cut through',
    { token: 'AbCdEfGhIj' },
    `${half}AbCdEfGhIj`,
    `${half}***`,
  ],
  ['a secret whose blanks were drawn together', { token: 'one  two' }, 'is one two', 'is ***'],
  [
    'signs that command a terminal',
    { token: 'none' },
    'a\u001B[31m\u202Eb\u200Fc\u0007',
    'a [31m b c',
  ],
])('hides %s', (_, settings, words, expected) => {
  expect(channelMask(Object.keys(settings), settings)(words)).toBe(expected)
})

test('says that words go on', () => {
  expect(channelMask([], {})('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`)
  expect(channelMask([], {})('x'.repeat(300))).toBe('x'.repeat(300))
})

test('hides a secret in what stands in the places of a message, and leaves numbers', () => {
  const masked = channelMask(['token'], { token: 'AbCdEfGhIj' })
  const within = { key: 'networkFault.refused', values: { host: 'AbCdEfGhIj.lan', detail: 'no' } }
  expect(maskedText({ key: 'outer', values: { count: 2, within } }, masked)).toEqual({
    key: 'outer',
    values: {
      count: 2,
      within: { key: 'networkFault.refused', values: { host: '***.lan', detail: 'no' } },
    },
  })
  expect(maskedText('AbCdEfGhIj', masked)).toBe('***')
})
