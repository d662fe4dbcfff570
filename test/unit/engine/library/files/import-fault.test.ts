import { expect, test } from 'vitest'
import {
  importFault,
  importFaults,
  importUnreadable,
} from '../../../../../electron/engine/library/files/import-fault.ts'
import { errorText } from '../../../../../electron/words/error-text.ts'
import { Language } from '../../../../../electron/words/language.ts'

const english = new Language('en').words
const chinese = new Language('zh-CN').words

test('each has its sentence in the words, the same in English', () => {
  const written = english.t('importFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(importFaults)
})

test.each([
  [
    importFault('quoteOpen', { table: importFault('tableNear', { line: 7 }) }),
    '无法读取这个文件：这个表格的第 7 行附近有一个引号没有闭合。',
  ],
  [importFault('jsonBroken', { line: 2, at: '31' }), 'JSON 无效：在第 2 行、第 31 个字符处中断。'],
])('a person reads it in their language: %#', (fault, sentence) => {
  const error = importUnreadable(fault)
  expect(errorText(chinese, error)).toContain(sentence)
  expect(errorText(english, error)).toBe(error.message)
})
