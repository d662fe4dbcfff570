import { expect, test } from 'vitest'
import { languageOf } from '../../../electron/words/catalogue.ts'

test('the system language chooses the catalogue', () => {
  expect(languageOf('system', 'zh-Hans-CN')).toBe('zh-CN')
  expect(languageOf('system', 'zh')).toBe('zh-CN')
  expect(languageOf('system', 'zha')).toBe('en')
  expect(languageOf('system', 'de-DE')).toBe('en')
  expect(languageOf('en', 'zh-CN')).toBe('en')
})
