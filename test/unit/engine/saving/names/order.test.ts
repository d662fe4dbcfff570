import { expect, test } from 'vitest'
import { compareNames } from '../../../../../electron/engine/saving/names/order.ts'

test.each([
  ['parts of an issue', ['第1期上', '第1期中', '第1期下', '第2期', '第10期']],
  ['Chinese numerals', ['第二期', '第十期', '第十一期', '第一百期']],
  ['Roman numerals', ['案（I）', '案（II）', '案（Ⅲ）']],
])('%s stand in the order of their numbers', (_, names) => {
  expect(names.toReversed().toSorted(compareNames)).toEqual(names)
})
