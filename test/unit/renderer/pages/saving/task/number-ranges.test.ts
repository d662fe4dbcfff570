import { expect, test } from 'vitest'
import { numberRanges } from '../../../../../../renderer/pages/saving/task/number-ranges.ts'

test('numbers that follow each other are told as a range', () => {
  expect(numberRanges([2, 5, 6, 7, 9])).toBe('2, 5–7, 9')
  expect(numberRanges([])).toBe('')
})
