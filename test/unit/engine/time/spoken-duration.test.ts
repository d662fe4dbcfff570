import { expect, test } from 'vitest'
import { spokenDuration } from '../../../../electron/engine/time/spoken-duration.ts'
import { Language } from '../../../../electron/words/language.ts'
import { messageTexts } from '../../../../electron/words/message-text.ts'

const minute = 60_000
const hour = 60 * minute
const english = messageTexts(new Language('en').words)
const chinese = messageTexts(new Language('zh-CN').words)

test.each([
  [0, '1 minute', '1分钟'],
  [5 * minute, '5 minutes', '5分钟'],
  [hour, '1 hour', '1小时'],
  [30 * hour, '30 hours', '30小时'],
  [43_200 * minute, '30 days', '30天'],
])('%i ms in the largest sensible unit', (ms, inEnglish, inChinese) => {
  expect(english(spokenDuration(ms))).toBe(inEnglish)
  expect(chinese(spokenDuration(ms))).toBe(inChinese)
})
