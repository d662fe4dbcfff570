import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { Refusal } from '../../../electron/engine/model/refusal.ts'
import { errorText } from '../../../electron/words/error-text.ts'
import { Language } from '../../../electron/words/language.ts'
import { reasonText } from '../../../electron/words/reason.ts'
import { i18n, initI18n } from '../../../renderer/i18n.ts'

await initI18n('en')

test.each([
  ['cancelled', 'quark.41012', '好友已取消了分享', 'The sharer cancelled the share'],
  ['banned', 'uc.41010', '', "The files break the provider's rules"],
  ['cancelled', 'aliyun.ShareLink.Cancelled', '', 'The sharer cancelled the share'],
  ['error', 'aliyun.ShareLink.SomethingNew', 'words of theirs', 'words of theirs'],
  ['deleted', '115.4100026', '', 'The share does not exist or was deleted'],
  ['not_found', 'http.404', 'Not Found', 'The page does not exist'],
  ['auth', 'http.redirect_login', 'https://a.b/login', 'The address leads to a login page'],
  ['error', 'http.redirect_new', 'https://a.b/c', 'https://a.b/c'],
  ['error', 'http.503', '', 'The server answered with HTTP 503'],
  ['error', 'network.dns', 'getaddrinfo ENOTFOUND', "The server's name could not be found"],
  ['deleted', 'baidu.99105', '啊哦，链接错误', '啊哦，链接错误'],
  ['deleted', 'quark', '', 'The shared files were deleted.'],
  ['error', 'constructor', '', 'The answer could not be understood, so nothing was decided.'],
  [null, '', '', 'The next check will look at this link.'],
] as const)('%s %s', (state, code, reason, text) => {
  expect(reasonText(i18n, { state, code, reason })).toBe(text)
})

test('errors are said by code, then in their own words', () => {
  const known = new ORPCError('SCHEDULE_INVALID', { data: { reason: 'no hour 25' } })
  expect(errorText(i18n, known)).toBe('The schedule cannot be read: no hour 25')
  const unknown = new ORPCError('TEAPOT', { message: 'I am a teapot.' })
  expect(errorText(i18n, unknown)).toBe('I am a teapot.')
  expect(errorText(i18n, new DOMException('', 'TimeoutError'))).toContain('in time')
  expect(errorText(i18n, new Error('boom'))).toContain('boom')
  expect(errorText(i18n, 'boom')).toContain('boom')
})

test('a refusal is said in the language, whether it comes over a wire or not', () => {
  const { words } = new Language('zh-CN')
  const refused = new Refusal('BACKUP_FOREIGN', { file: 'a.db' })
  const sentence = 'a.db 不是盘哨的备份。'
  expect(errorText(words, refused)).toBe(sentence)
  const { code, data, message } = refused
  expect(errorText(words, new ORPCError(code, { data, message }))).toBe(sentence)
})
