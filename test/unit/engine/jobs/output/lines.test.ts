import { expect, test } from 'vitest'
import { shortLine } from '../../../../../electron/engine/jobs/output/line-limit.ts'
import { OutputLines } from '../../../../../electron/engine/jobs/output/lines.ts'

/** Reads bytes in pieces of `size`. */
function linesOf(bytes: Uint8Array, size: number): string[] {
  const seen: string[] = []
  const lines = new OutputLines((text) => seen.push(text))
  for (let from = 0; from < bytes.length; from += size) lines.push(bytes.slice(from, from + size))
  lines.end()
  return seen
}

const utf8 = (text: string) => new TextEncoder().encode(text)

test.each([
  ['lines', 'one\ntwo\n', ['one', 'two']],
  ['a last line without an end', 'one\ntwo', ['one', 'two']],
  ['Windows line ends', 'one\r\ntwo\r\n', ['one', 'two']],
  ['empty lines', 'one\n\ntwo\n', ['one', '', 'two']],
  ['characters of every length', 'aé盘😀\n哨\n', ['aé盘😀', '哨']],
  ['a progress bar that writes over itself', '10 %\r50 %\r100 %\ndone\n', ['100 %', 'done']],
  ['colours', '\u001B[31mred\u001B[0m plain\n', ['red plain']],
  [
    'two returns before a line end, as Python has it on Windows',
    'one\r\r\ntwo\r\r\n',
    ['one', 'two'],
  ],
  ['a return after the last of a progress bar', '50 %\r100 %\r', ['100 %']],
  ['a bar that is wiped first', '50 %\r\u001B[2K100 %\n', ['100 %']],
  [
    'a spinner that goes to the first column',
    '⠋ wait\u001B[2K\u001B[1G⠙ wait\u001B[G✔ done\n',
    ['✔ done'],
  ],
  ['a number that takes itself back', 'at 50%\b\b\b75%\b\b\b100%\n', ['at 100%']],
  ['nothing', '', []],
])('reads %s however the bytes come', (_, text, expected) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(linesOf(utf8(text), size)).toEqual(expected)
})

test('half a character at the end is shown as one that cannot be read', () => {
  expect(linesOf(utf8('盘').slice(0, 2), 10)).toEqual(['\uFFFD'])
  expect(linesOf(Uint8Array.of(0x61, 0xff, 0x62, 0x0a), 1)).toEqual(['a\uFFFDb'])
})

test('a long line is cut and says by how much, without holding it', () => {
  const [line = ''] = linesOf(utf8(`${'x'.repeat(1_000_000)}\n`), 65_536)
  expect(line).toHaveLength(4000 + ' … [+996000]'.length)
  expect(line).toMatch(/^x{4000} … \[\+996000\]$/)
  expect(linesOf(utf8(`${'x'.repeat(4000)}\ny`), 999)).toEqual(['x'.repeat(4000), 'y'])
})

test('a cut leaves no half of a character', () => {
  expect(shortLine(`${'x'.repeat(3999)}😀`)).toBe(`${'x'.repeat(3999)}\uFFFD … [+1]`)
  expect(shortLine('short')).toBe('short')
})
