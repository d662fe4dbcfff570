import { createInstance, type i18n } from 'i18next'
import { expect, test } from 'vitest'
import { answerReasons } from '../../../electron/engine/links/providers/answer.ts'
import { linkProviders } from '../../../electron/engine/links/providers/index.ts'
import { networkCodes } from '../../../electron/engine/links/requests/request.ts'
import en from '../../../electron/words/en.json'
import { reasonText } from '../../../electron/words/reason.ts'
import zhCN from '../../../electron/words/zh-CN.json'

const codes = [
  ...Object.values(linkProviders).flatMap(({ reasons }) => reasons),
  ...answerReasons,
  ...networkCodes,
  'check.failed',
]

/** One language, without another to fall back on. */
async function catalogue(lng: string, translation: typeof en | typeof zhCN): Promise<i18n> {
  const instance = createInstance()
  await instance.init({ lng, fallbackLng: false, resources: { [lng]: { translation } } })
  return instance
}
const languages = [await catalogue('en', en), await catalogue('zh-CN', zhCN)]

/** Whether a code has a sentence of its own, and not only the one of its state. */
const hasWords = (language: i18n, code: string) =>
  reasonText(language, { state: 'error', code, reason: '' }) !== language.t('explain.error')

test('every reason a verdict may carry has its words in both languages', () => {
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => languages.some((each) => !hasWords(each, code)))).toEqual([])
})

test('a code nobody wrote words for is noticed', () => {
  expect(languages.map((each) => hasWords(each, 'quark.99999'))).toEqual([false, false])
})
