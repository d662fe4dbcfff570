import { expect, test } from 'vitest'
import { readRule } from '../../../../../electron/engine/saving/names/rule.ts'
import { patternFaults } from '../../../../../electron/engine/saving/pattern/pattern-fault.ts'
import { errorText } from '../../../../../electron/words/error-text.ts'
import { Language } from '../../../../../electron/words/language.ts'
import { refusal } from '../../../../support/refusal.ts'

const refusedBy = (pattern: string, replacement = '') => {
  try {
    readRule({ pattern, replacement })
  } catch (error) {
    return error
  }
  return undefined
}

// The last is the place of the fault, in characters from 1.
test.each([
  ['第(\\d+', 'unclosed-group', 2],
  ['a)', 'unopened-group', 2],
  ['('.repeat(1000), 'too-deep', 100],
  ['(?:'.repeat(600), 'too-deep', 300],
  ['x[a-', 'unclosed-set', 2],
  ['*a', 'nothing-to-repeat', 1],
  ['a**', 'multiple-repeat', 3],
  ['a{3,2}', 'bounds-reversed', 2],
  ['[z-a]', 'range-reversed', 2],
  ['(?<=a|bc)d', 'look-behind-width', 1],
  ['(?<name>a)', 'unknown-extension', 1],
  ['\\p{Han}', 'unknown-escape', 1],
  ['ab\\', 'unfinished-escape', 3],
  ['a(?i)b', 'misplaced-flags', 2],
  ['(a)\\2', 'unknown-group', 4],
  ['(a\\1)', 'open-group', 3],
  ['(?P<1>a)', 'group-name', 1],
] as const)('%s is refused: %s at %i', (pattern, fault, at) => {
  const because = { key: `patternFault.${fault}`, values: { at } }
  expect(refusedBy(pattern)).toEqual(refusal('SAVING_RULE_INVALID', { field: 'pattern', because }))
})

test.each([
  ['(a)', 'x\\2', 'unknown-group', 2],
  ['(a)', '\\g<no>', 'unknown-group', 1],
  ['(a)', '\\q', 'unknown-escape', 1],
  ['(a)', 'b\\', 'unfinished-escape', 2],
  ['(a)', '\\g<1', 'group-name', 1],
  ['', '\\1.mp4', 'unknown-group', 1],
  ['$BLACK_WORD', '\\1', 'unknown-group', 1],
] as const)('%s with %s is refused: %s at %i', (pattern, replacement, fault, at) => {
  const because = { key: `patternFault.${fault}`, values: { at } }
  expect(refusedBy(pattern, replacement)).toEqual(
    refusal('SAVING_RULE_INVALID', { field: 'replacement', because }),
  )
})

test('a name that is no preset is refused with those there are', () => {
  const error = refusedBy('$TVMAGIC')
  expect(errorText(new Language('en').words, error)).toContain('$TV_MAGIC')
  expect(errorText(new Language('zh-CN').words, error)).toContain('没有这个名称的预设')
})

test('each fault has its sentence in the words, the same in English', () => {
  const words = new Language('en').words
  const written = words.t('patternFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(patternFaults)
})
