import { expect, test } from 'vitest'
import {
  networkError,
  networkFaults,
  proxyError,
} from '../../../../../electron/engine/links/requests/network-error.ts'
import { saidOf } from '../../../../../electron/engine/model/refusals/system-fault.ts'
import { Language } from '../../../../../electron/words/language.ts'
import { messageTexts } from '../../../../../electron/words/message-text.ts'

const english = new Language('en').words
const chinese = messageTexts(new Language('zh-CN').words)

test('each fault has its sentence in the words, the same in English', () => {
  const written = english.t('networkFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(networkFaults)
})

test.each([
  ['ECONNREFUSED', 'hook.lan 拒绝了连接（ECONNREFUSED）。'],
  ['ENOTFOUND', '域名 hook.lan 不存在（ENOTFOUND）。'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'hook.lan 无法证明身份（TLS，SELF_SIGNED_CERT_IN_CHAIN）。'],
  ['HPE_INVALID_CONSTANT', 'hook.lan 的应答无法读取（HPE_INVALID_CONSTANT）。'],
])('that no answer came is said in the language of whoever reads it: %s', (code, sentence) => {
  const error = networkError('hook.lan', Object.assign(new Error('no'), { code }))
  expect(chinese(saidOf(error))).toBe(sentence)
  expect(messageTexts(english)(saidOf(error))).toBe(error.message)
})

test('a proxy that does not answer is named, without what it is signed in with', () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const error = proxyError('hook.lan', 'http://me:secret@proxy.lan:3128', cause)
  expect(chinese(saidOf(error))).toBe('hook.lan 无法通过代理 proxy.lan:3128 到达（connect）。')
})

test('what others say stays as they say it', () => {
  expect(saidOf(new Error('boom'))).toBe('boom')
  expect(saidOf('boom')).toBe('boom')
})
