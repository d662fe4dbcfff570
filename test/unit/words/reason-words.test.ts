import { expect, test } from 'vitest'
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
import en from '../../../electron/words/en.json'
import zhCN from '../../../electron/words/zh-CN.json'

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

const knows = (
  reasons: Readonly<Record<string, Readonly<Record<string, string>>>>,
  code: string,
) => {
  const dot = code.indexOf('.')
  return reasons[code.slice(0, dot)]?.[code.slice(dot + 1)] !== undefined
}

test('every reason a verdict may carry is said in both languages', () => {
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !knows(en.reason, code) || !knows(zhCN.reason, code))).toEqual([])
})

test('a code nobody wrote words for is noticed', () => {
  expect(knows(en.reason, 'quark.99999')).toBe(false)
})
