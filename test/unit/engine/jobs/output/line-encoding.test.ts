import { expect, test } from 'vitest'
import {
  encodingOfLine,
  localEncoding,
} from '../../../../../electron/engine/jobs/output/line-encoding.ts'

test.each([
  ['zh-CN', 'gb18030'],
  ['en-US', 'gb18030'],
  ['de', 'gb18030'],
  ['zh-TW', 'big5'],
  ['zh-Hant-HK', 'big5'],
  ['ja-JP', 'shift_jis'],
  ['ko', 'euc-kr'],
  ['ru-RU', 'ibm866'],
])('programs of a system in %s write %s', (locale, encoding) => {
  expect(localEncoding(locale)).toBe(encoding)
})

test('a Western letter is not taken for half of a Chinese one', () => {
  // “für” in code page 850, “Straße” in Windows-1252.
  for (const digits of ['66817220410a', '53747261df650a']) {
    expect(encodingOfLine(Buffer.from(digits, 'hex'), 'gb18030')).toBe('utf-8')
  }
})

test('what the code page does not have is not read as that', () => {
  expect(encodingOfLine(Uint8Array.of(0xff, 0xff, 0x0a), 'shift_jis')).toBe('utf-8')
})
