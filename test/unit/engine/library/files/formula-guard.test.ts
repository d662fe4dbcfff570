import { expect, test } from 'vitest'
import {
  guardFormula,
  unguardFormula,
} from '../../../../../electron/engine/library/files/formula-guard.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+a', "'+a"],
  ['-1', "'-1"],
  ['@me', "'@me"],
  ["'=1", "''=1"],
  ["''-", "'''-"],
  ['\t=1', "'\t=1"],
  ['plain', 'plain'],
  ["'plain", "'plain"],
  ['a=b', 'a=b'],
  ["'", "'"],
  ['', ''],
])('%j is written as %j and read back as it was', (text, written) => {
  expect(guardFormula(text)).toBe(written)
  expect(unguardFormula(written)).toBe(text)
})
