import { expect, test } from 'vitest'
import { jsonOrText, readValue } from '../../../../electron/cli/input/named-value.ts'

const isBoolean = (value: unknown) => typeof value === 'boolean'
const isNumber = (value: unknown) => typeof value === 'number'
const isText = (value: unknown) => typeof value === 'string'

test.each([
  ['5005', isNumber, 5005],
  ['5005', isText, '5005'],
  ['many', isNumber, 'many'],
  ['TRUE', isBoolean, true],
  ['off', isBoolean, false],
  ['on', isText, 'on'],
  ['1', isBoolean, 1],
  ['null', isText, 'null'],
])('“%s” is read as what fits', (text, fits, value) => {
  expect(readValue(text, fits)).toBe(value)
})

test.each([
  ['14', 14],
  ['null', null],
  ['{"quark":{"perDay":10}}', { quark: { perDay: 10 } }],
  ['"14"', '14'],
  ['yes', 'yes'],
  ['', ''],
])('“%s” is JSON, or else a text', (text, value) => {
  expect(jsonOrText(text)).toEqual(value)
})
