import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchArguments } from '../../../../../electron/engine/jobs/script/batch-command.ts'

const file = 'C:\\我的 脚本\\a (1) & b.bat'

/** What cmd runs once `/s` took the outer quotes and each empty expansion is gone. */
function command(args: readonly string[]): string {
  const line = batchArguments(file, args)?.at(-1) ?? ''
  return line.slice(1, -1).replaceAll('%%cd:~,%', '%')
}

/** The arguments that a C program reads of a command line. https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
function argumentsIn(line: string): string[] {
  const found: string[] = []
  let word: string | undefined
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const [backslashes = ''] = /^\\*/.exec(line.slice(at)) ?? []
    if (line[at + backslashes.length] === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(backslashes.length / 2))
      at += backslashes.length
      if (backslashes.length % 2 === 1) word += '"'
      else if (isQuoted && line[at + 1] === '"') {
        word += '"'
        at += 1
      } else isQuoted = !isQuoted
    } else if (line[at] === ' ' && !isQuoted) {
      if (word !== undefined) found.push(word)
      word = undefined
    } else word = (word ?? '') + line[at]
  }
  return word === undefined ? found : [...found, word]
}

const piece = fc.constantFrom(
  '"',
  '\\',
  '%',
  '&',
  '|',
  '<',
  '>',
  '^',
  '!',
  '(',
  ')',
  ' ',
  ',',
  'a',
  '盘',
  '%PATH%',
  "'",
)
const argument = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

test('each argument arrives as it was written', () => {
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 4 }), (args) => {
      expect(argumentsIn(command(args))).toEqual([file, ...args])
    }),
  )
})

test('nothing that means something to cmd stands outside quotes, however often it reads the line', () => {
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 4 }), (args) => {
      const outside = command(args)
        .split('"')
        .filter((_, index) => index % 2 === 0)
      expect(outside.join('')).toMatch(/^[\w #$*+\-./:?@\\]*$/)
    }),
  )
})

test('no name of a variable stands between two percent signs', () => {
  const line = batchArguments(file, ['%PATH% 100%'])?.at(-1)
  expect(line).toBe(`""${file}" "%%cd:~,%PATH%%cd:~,% 100%%cd:~,%""`)
})

test.each([
  ['a plain word', 'a-b_1.txt', 'a-b_1.txt'],
  ['an option', '/silent', '/silent'],
  ['nothing', '', '""'],
  ['a folder', 'C:\\dir\\', '"C:\\dir\\\\"'],
  ['a quote', 'a"b', '"a""b"'],
  ['commands', '&calc.exe', '"&calc.exe"'],
])('%s is written as a person would', (_, arg, written) => {
  expect(command([arg])).toBe(`"${file}" ${written}`)
})

test.each(['a\nb', 'a\r', '\n'])('a line break cannot be handed over: %j', (arg) => {
  expect(batchArguments(file, [arg])).toBe(undefined)
})
