import { expect, test } from 'vitest'
import { findAll, TooManySteps } from '../../../../../electron/engine/saving/pattern/match.ts'
import { parsePattern } from '../../../../../electron/engine/saving/pattern/parse.ts'

/** What is found, group by group, as text; a group that took no part is null. */
function found(pattern: string, text: string): (string | null)[][] {
  const characters = Array.from(text)
  return findAll(parsePattern(pattern), text).map((match) =>
    match.map((span) => span && characters.slice(...span).join('')),
  )
}

// As Python 3.11 answers (https://docs.python.org/3/library/re.html), where JavaScript does otherwise or not at all.
test.each([
  [String.raw`\w+`, '第５集_é-x', [['第５集_é'], ['x']]],
  [String.raw`\d+`, '第５集12', [['５'], ['12']]],
  [String.raw`\bE`, '集E E', [['E']]],
  [String.raw`\s`, 'a\u3000b', [['\u3000']]],
  ['.', '😀', [['😀']]],
  ['(?P<no>\\d+)-(?P=no)', '12-12 3-4', [['12-12', '12']]],
  ['(?i)ep', 'EP eP', [['EP'], ['eP']]],
  ['(?i)ſ|[k]|[a-c]', 'SK\u212Ab', [['S'], ['K'], ['\u212A'], ['b']]],
  [String.raw`(?i)[^\W\d_]+`, 'ß1', [['ß']]],
  [String.raw`(?a)\w+`, '第５集_é-x', [['_'], ['x']]],
  [String.raw`(?a)[\d集]+`, '第５集12', [['集12']]],
  [String.raw`(?a:\b)E`, '集E E', [['E'], ['E']]],
  [String.raw`(?a)\B集`, '集E', [['集']]],
  ['(?i:e)p', 'Ep EP', [['Ep']]],
  ['(?s:a.)b', 'a\nb', [['a\nb']]],
  [
    '(第)?(\\d+)(?(1)集|回)',
    '第1集 2回 3集',
    [
      ['第1集', '第', '1'],
      ['2回', null, '2'],
    ],
  ],
  ['a++b', 'aab', [['aab']]],
  ['a++a', 'aaa', []],
  ['(?>a|ab)c', 'abc', []],
  [String.raw`\Aa`, 'a\na', [['a']]],
  [String.raw`b\Z`, 'b\nb', [['b']]],
  ['b$', 'ab\n', [['b']]],
  ['a(?#none)b', 'ab', [['ab']]],
  ['(?<=第)\\d', '第1第2', [['1'], ['2']]],
  ['[]a]', ']a', [[']'], ['a']]],
  ['[^\\d_]', '1_x', [['x']]],
  ['a{,2}b', 'aaab', [['aab']]],
  ['a{', 'a{', [['a{']]],
  [
    '(a)|b',
    'ba',
    [
      ['b', null],
      ['a', 'a'],
    ],
  ],
  ['(?x) a  b # both', 'ab', [['ab']]],
  ['(?x) a +', 'aa', [['aa']]],
  ['a(?#often)+', 'aa', [['aa']]],
  [String.raw`\x41\u7b2c`, 'A第', [['A第']]],
])('%s in %j', (pattern, text, expected) => {
  expect(found(pattern, text)).toEqual(expected)
})

test('what takes a name whole takes it once', () => {
  expect(found('.*', '第1集.mp4')).toEqual([['第1集.mp4']])
  expect(found('(.*)', '')).toEqual([['', '']])
})

test.each(['(a+)+b', '(a|a)*b', '(.*)*(.*)*(.*)*b', '(?=(a+)+b)'])('%s ends by itself', (trap) => {
  expect(() => found(trap, 'a'.repeat(200))).toThrow(TooManySteps)
})

// Deeper than the stack, and within the steps.
test.each([
  ['.*', 'a'.repeat(50_000)],
  ['(?:){100000}x', 'a'],
])('%s is given up like one with too many ways', (pattern, text) => {
  expect(() => findAll(parsePattern(pattern), text)).toThrow(TooManySteps)
})
