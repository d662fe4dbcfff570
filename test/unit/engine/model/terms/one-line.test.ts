import { expect, test } from 'vitest'
import { oneLine, visible } from '../../../../../electron/engine/model/terms/one-line.ts'

test.each([
  [
    'a\u001B[2Jb\r\nc\u009Bd',
    'a [2Jb c d',
    String.raw`a\u001b[2Jb` + '\r\n' + String.raw`c\u009bd`,
  ],
  ['\u202Egpj.exe', ' gpj.exe', String.raw`\u202egpj.exe`],
  ['a\u2066b\u2069\u2028c\u0000', 'a b c ', String.raw`a\u2066b\u2069\u2028c\u0000`],
  ['三体 👨‍👩‍👧 é\tx', '三体 👨‍👩‍👧 é x', '三体 👨‍👩‍👧 é\tx'],
])('%j is %j on one line, and %j where lines stay', (text, line, shown) => {
  expect(oneLine(text)).toBe(line)
  expect(visible(text)).toBe(shown)
})

test('JSON reads back what was made visible', () => {
  const value = { title: 'a\u202Eb\u009Bc\u001B\n' }
  const text = visible(JSON.stringify(value))
  expect(text).toMatch(/^[ -~]+$/)
  expect(JSON.parse(text)).toEqual(value)
})
