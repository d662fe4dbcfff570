import { describe, expect, test } from 'vitest'
import { OutputLines } from '../../../../../electron/engine/jobs/output/lines.ts'
import { Mask } from '../../../../../electron/engine/jobs/output/mask.ts'

const secret = 'p@ss "word"/盘'

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
    ['in Base64', Buffer.from(secret).toString('base64')],
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

  test('also where those before it make room', () => {
    const text = `${'swordfish '.repeat(399)}1234567swordfish swordfish`
    for (const line of shown(`${text}\n`, ['swordfish'], 100)) expect(line).not.toMatch(/sw?o?r?d/)
  })
})
