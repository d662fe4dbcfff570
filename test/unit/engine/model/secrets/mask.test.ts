import { describe, expect, test } from 'vitest'
import { OutputLines } from '../../../../../electron/engine/jobs/output/lines.ts'
import { Mask } from '../../../../../electron/engine/model/secrets/mask.ts'

const secret = 'p@ss "word"/盘'

const lower = (text: string) => text.toLowerCase()

/** What becomes of a text that comes in pieces of so many bytes. */
function shown(text: string, secrets: readonly string[], size = 3): string[] {
  const lines: string[] = []
  const output = new OutputLines((line) => lines.push(line), new Mask(secrets))
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size)
    output.push(bytes.subarray(from, from + size))
  output.end()
  return lines
}

describe('a secret is hidden', () => {
  test.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in an address', encodeURIComponent(secret)],
    ['in an address of a form', new URLSearchParams([['', secret]]).toString().slice(1)],
    ['in an address with small digits', encodeURIComponent(secret).replaceAll(/%../g, lower)],
    ['in JSON of Python', JSON.stringify(secret).slice(1, -1).replace('盘', '\\u76d8')],
    ['in JSON of PHP', JSON.stringify(secret).slice(1, -1).replace('/', '\\/')],
    ['in Base64', Buffer.from(secret).toString('base64')],
    ['in Base64 for addresses', Buffer.from(secret).toString('base64url')],
  ])('%s, however it comes in pieces', (_, form) => {
    const [line = ''] = shown(`token=${form}; done\n`, [secret])
    expect(line).toMatch(/^token=\*\*\*=?; done$/)
  })

  // actions/runner#161 and #326: logs are masked by the line, and a line of a secret may be one brace.
  test('line by line where it has several, but for those that are next to nothing', () => {
    const key = '{\nMIIEvQIBADAN\nBgkqhkiG9w0B\n}'
    expect(shown(`{ ok }\n${key}\n`, [key])).toEqual(['{ ok }', '{', '***', '***', '}'])
  })

  test('the longer one first, where one begins like another', () => {
    expect(shown('abcdef abcd\n', ['abcd', 'abcdef'])).toEqual(['*** ***'])
  })

  test('with every sign of a pattern in it', () => {
    expect(shown('a.*+?^${}()|[\\]b aXXX\n', ['a.*+?^${}()|[\\]b'])).toEqual(['*** aXXX'])
  })

  test('between colours, and where a bar is written over', () => {
    expect(shown('\u001B[31mswordfish\u001B[0m 1%\rswordfish 2%\n', ['swordfish'])).toEqual([
      '*** 2%',
    ])
  })

  test.each([3995, 3999, 4000, 4001])(
    'whole, where the line is cut after %i characters',
    (length) => {
      const [line = ''] = shown(
        `${'x'.repeat(length)}swordfish${'y'.repeat(500)}\n`,
        ['swordfish'],
        100,
      )
      expect(line).not.toMatch(/s|wor|fis/)
      expect(line).toMatch(/ … \[\+\d+\]$/)
    },
  )

  test('whole, where colours make the line longer than it looks', () => {
    const colour = '\u001B[31m'.repeat(40)
    for (let length = 3700; length < 4100; length++) {
      const [line = ''] = shown(
        `${colour}${'x'.repeat(length - colour.length)}swordfish${'y'.repeat(500)}\n`,
        ['swordfish'],
        5000,
      )
      expect(line).not.toMatch(/s|wor|fis/)
    }
  })

  // `Authorization: Basic` is Base64 of a name, a colon and a password.
  test.each(['', 'a', 'ab', 'abc', 'abcd'])('in Base64 behind “%s”', (name) => {
    for (const after of ['', '!', '!!']) {
      const form = Buffer.from(`${name}${secret}${after}`).toString('base64')
      const [line = ''] = shown(`${form}\n`, [secret])
      expect(line).toMatch(/^[^*]{0,8}\*\*\*.{0,5}$/)
    }
  })

  test('though a program takes away the blanks around it', () => {
    expect(shown('swordfish\n', [' swordfish '])).toEqual(['***'])
  })

  test.each(['a', '盘', '😀', '\\', '%', '" '])('of 12,000 characters: %s', (unit) => {
    const long = `${unit.repeat(12_000 / unit.length - 1)}x`
    const forms = [long, encodeURIComponent(long), Buffer.from(`me:${long}`).toString('base64')]
    for (const form of forms) {
      const [line = ''] = shown(`${form}\n`, [long, `${long}2`], 65_536)
      expect(line.replace(/ … \[\+\d+\]$/, '')).toMatch(/^\w{0,4}\*\*\*$/)
    }
  })

  test('also where those before it make room', () => {
    const text = `${'swordfish '.repeat(399)}1234567swordfish swordfish`
    for (const line of shown(`${text}\n`, ['swordfish'], 100)) expect(line).not.toMatch(/sw?o?r?d/)
  })
})
