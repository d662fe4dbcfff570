import { expect, test } from 'vitest'
import { titled } from '../../../../../electron/engine/links/providers/answer.ts'

const alive = { state: 'valid', code: 'quark.ok', reason: '' } as const

test.each([
  ['  海边的\n一天\t', '海边的 一天'],
  ['a\u202etxt.exe', 'a txt.exe'],
  ['x'.repeat(600), 'x'.repeat(500)],
  [`${'x'.repeat(499)}🌊`, 'x'.repeat(499)],
])('a name is kept as one line that a title has room for', (name, title) => {
  expect(titled(alive, name)).toEqual({ ...alive, title })
})

test.each(['', ' \n ', '\u0000'])('a blank name is none', (name) => {
  expect(titled(alive, name)).toEqual(alive)
})
