import { describe, expect, test } from 'vitest'
import { pan115Reasons } from '../../../electron/engine/links/providers/115/index.ts'
import { pan123Reasons } from '../../../electron/engine/links/providers/123/index.ts'
import { cmccReasons } from '../../../electron/engine/links/providers/139/index.ts'
import { aliyunReasons } from '../../../electron/engine/links/providers/aliyun/codes.ts'
import { baiduReasons } from '../../../electron/engine/links/providers/baidu/codes.ts'
import { lanzouReasons } from '../../../electron/engine/links/providers/lanzou/index.ts'
import { quarkReasons } from '../../../electron/engine/links/providers/quark/codes.ts'
import { tianyiReasons } from '../../../electron/engine/links/providers/tianyi/answer.ts'
import { weiyunReasons } from '../../../electron/engine/links/providers/weiyun/index.ts'
import { networkCodes } from '../../../electron/engine/links/requests/request.ts'
import { sentenceOf } from '../../../electron/words/reason-codes.ts'
import { entriesOf } from '../../support/catalogues.ts'

const codes = [
  ...quarkReasons,
  ...aliyunReasons,
  ...pan115Reasons,
  ...tianyiReasons,
  ...cmccReasons,
  ...lanzouReasons,
  'xunlei.unsupported',
  'pikpak.unsupported',
  ...baiduReasons,
  ...pan123Reasons,
  ...weiyunReasons,
  ...networkCodes,
  'answer.not_json',
  'answer.not_understood',
  'answer.captcha',
  'answer.throttled',
  'check.failed',
  'http.soft_404',
  'http.redirect_loop',
  'http.redirect_limit',
  'http.redirect_target',
  'http.redirect_home',
  'http.redirect_login',
]

test('every reason a verdict may carry has a sentence', () => {
  expect(codes.length).toBeGreaterThan(150)
  expect(codes.filter((code) => sentenceOf(code) === undefined)).toEqual([])
})

test.each(['quark.99999', 'uc', '', 'constructor', 'http.constructor'])('“%s” has none', (code) => {
  expect(sentenceOf(code)).toBeUndefined()
})

test('UC answers in Quark’s codes', () => {
  expect(sentenceOf('uc.41012')).toBe(sentenceOf('quark.41012'))
})

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const sentences = entriesOf(language).filter(({ key }) => key.startsWith('reason.'))

  test('no sentence stands twice', () => {
    const alike = Map.groupBy(sentences, ({ text }) => text)
    const doubles = [...alike.values()].filter((found) => found.length > 1)
    expect(doubles.map((found) => found.map(({ key }) => key))).toEqual([])
  })

  test('every sentence explains a code', () => {
    const used = new Set([...codes, 'http.404', 'http.410', 'import.expired'].map(sentenceOf))
    const silent = sentences
      .map(({ key }) => key.replace('reason.', ''))
      .filter(
        (sentence) => sentence !== 'http_status' && ![...used].some((each) => each === sentence),
      )
    expect(silent).toEqual([])
  })
})
