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
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠me', "'＠me"],
  ['\u200B=1', "'\u200B=1"],
  ['\uFEFF \u2060@me', "'\uFEFF \u2060@me"],
  ['\n=1', "'\n=1"],
  ["'\u200B=1", "''\u200B=1"],
  ['\u200Bplain', '\u200Bplain'],
  ['plain', 'plain'],
  ["'plain", "'plain"],
  ['a=b', 'a=b'],
  ["'", "'"],
  ['', ''],
])('%j is written as %j and read back as it was', (text, written) => {
  expect(guardFormula(text)).toBe(written)
  expect(unguardFormula(written)).toBe(text)
})
