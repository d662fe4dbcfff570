import { expect, test } from 'vitest'
import { channelFaults } from '../../../../electron/engine/notify/channel-fault.ts'
import { channelTypes } from '../../../../electron/engine/notify/channels/index.ts'
import { Language } from '../../../../electron/words/language.ts'
import { messageTexts } from '../../../../electron/words/message-text.ts'

const english = new Language('en').words
const chinese = messageTexts(new Language('zh-CN').words)

test('each has its sentence in the words, the same in English', () => {
  const written = english.t('channelFault', { returnObjects: true, skipInterpolation: true })
  expect(written).toEqual(channelFaults)
})

test.each([
  ['bark', {}, 'key', '“key”必须填写。'],
  [
    'bark',
    { key: 'k', level: 'loud' },
    'level',
    '“level”只能是 active, timeSensitive, passive, critical 之一。',
  ],
  ['bark', { key: 'k', server: 'ftp://bark.example' }, 'server', '“server”填写的内容不合适。'],
  ['bark', { key: 'k', server: 'bark.example' }, 'server', '“server”填写的内容不合适。'],
  ['telegram', { token: 'a token', chat: '1' }, 'token', '“token”填写的内容不合适。'],
  ['ntfy', { topic: 't', priority: '9' }, 'priority', '“priority”填写的内容不合适。'],
  ['ntfy', { topic: 't', proxy: 'no proxy' }, 'proxy', '“proxy”填写的内容不合适。'],
  [
    'smtp',
    { server: 'smtp.example:465', from: 'me', to: 'me', proxy: 'direct' },
    'proxy',
    '这种渠道没有“proxy”这个字段。',
  ],
  ['slack', { url: ' ' }, 'url', '“url”必须填写。'],
] as const)('%s %j', (kind, settings, field, sentence) => {
  const fault = channelTypes[kind].fault(settings)
  expect(fault?.field).toBe(field)
  expect(chinese(fault?.reason.because ?? '')).toBe(sentence)
})

test.each([
  ['bark', { key: ' k ', server: 'http://192.168.1.2:8080/' }],
  ['ntfy', { topic: 't', priority: '', proxy: 'socks5://127.0.0.1:1080' }],
  ['gotify', { server: 'http://localhost:8080', token: 't' }],
  ['smtp', { server: '[::1]:2525', user: 'me@example.com', to: 'me@example.com' }],
  ['healthchecks', { url: 'https://hc.example/ping/uuid' }],
] as const)('%s takes %j', (kind, settings) => {
  expect(channelTypes[kind].fault(settings)).toBeUndefined()
})
