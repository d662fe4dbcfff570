import { describe, expect, test } from 'vitest'
import { sourcesIn } from '../../support/catalogues.ts'

describe('no visible text slips by the catalogues', () => {
  const cjk = /\p{Script=Han}/u
  // A text between tags on one line, or alone on a line after one; expressions are in braces.
  const literal = /(?<!=)>\s*[^<>{}=()]*\p{L}[^<>{}=()]*<\//u
  const attribute = /\b(?:aria-label|title|label|placeholder|description|alt)="[^"]*\p{L}{2}[^"]*"/u
  const isAllowed = (line: string) => line.includes('placeholder="https://"')

  test.each(sourcesIn('renderer/**/*.tsx'))('$name', ({ text }) => {
    expect(text).not.toMatch(cjk)
    const slips = text
      .split(/\r?\n/)
      .filter((line) => (literal.test(line) || attribute.test(line)) && !isAllowed(line))
    expect(slips).toEqual([])
  })

  test('the scan finds what it looks for', () => {
    expect('<p>Hello there</p>').toMatch(literal)
    expect('<input title="Close it" />').toMatch(attribute)
    expect("<p>{t('x')}</p>").not.toMatch(literal)
  })
})
