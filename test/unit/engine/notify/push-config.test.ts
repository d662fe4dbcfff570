import { expect, test } from 'vitest'
import { channelTypes } from '../../../../electron/engine/notify/channels/index.ts'
import { channelsIn } from '../../../../electron/engine/notify/push-config.ts'

const full = {
  QUARK_SIGN_NOTIFY: true,
  CONSOLE: false,
  BARK_PUSH: 'https://bark.example:8080/a-device-key/',
  BARK_GROUP: 'QAS',
  BARK_LEVEL: 'passive',
  DD_BOT_TOKEN: 'dingtalk-token',
  DD_BOT_SECRET: 'SECdingtalk',
  FSKEY: 'feishu-token',
  GOTIFY_URL: 'https://gotify.example',
  GOTIFY_TOKEN: 'gotify-token',
  GOTIFY_PRIORITY: 0,
  PUSH_KEY: 'SCT12345Tabcdefgh',
  DEER_KEY: 'deer-key',
  DEER_URL: 'https://deer.example/message/push',
  PUSH_PLUS_TOKEN: 'plus-token',
  PUSH_PLUS_USER: 'group',
  QYWX_KEY: 'wecom-key',
  QYWX_ORIGIN: 'https://wecom.example',
  QYWX_AM: 'corp,app-secret,@all,1000002,media',
  TG_BOT_TOKEN: '123456:AAabcdefgh',
  TG_USER_ID: 42,
  TG_API_HOST: 'telegram.example',
  TG_PROXY_HOST: '127.0.0.1',
  TG_PROXY_PORT: '7890',
  SMTP_SERVER: 'smtp.qq.com:465',
  SMTP_SSL: 'true',
  SMTP_EMAIL: 'me@qq.com',
  SMTP_PASSWORD: 'authorisation-code',
  SMTP_NAME: '夸克 "自动" 转存',
  WEBHOOK_URL: 'https://hooks.example/?t=$title',
  WEBHOOK_METHOD: 'post',
  WEBHOOK_BODY: 'title: $title\ncontent: $content',
  WEBHOOK_CONTENT_TYPE: 'application/x-www-form-urlencoded',
  NTFY_TOPIC: 'topic',
  NTFY_PRIORITY: '3',
  WXPUSHER_APP_TOKEN: 'AT_token',
  WXPUSHER_UIDS: 'UID_1;UID_2',
  CHAT_URL: 'https://chat.example',
  CHAT_TOKEN: 'chat-token',
}

test('every channel of quark-auto-save that there is here is read, and fits', () => {
  const { drafts, left } = channelsIn(JSON.stringify(full))
  expect(
    drafts.map(({ kind, settings }) => ({ kind, fault: channelTypes[kind].fault(settings) })),
  ).toEqual(
    [
      'bark',
      'dingtalk',
      'feishu',
      'gotify',
      'serverchan',
      'pushdeer',
      'pushplus',
      'wecom-bot',
      'wecom-app',
      'telegram',
      'smtp',
      'webhook',
      'ntfy',
      'wxpusher',
    ].map((kind) => ({ kind, fault: undefined })),
  )
  expect(left).toEqual(['CHAT_URL', 'CHAT_TOKEN'])
})

test('each is given what it was told', () => {
  const { drafts } = channelsIn(JSON.stringify(full))
  const settings = Object.fromEntries(drafts.map((draft) => [draft.kind, draft.settings]))
  expect(settings).toMatchObject({
    bark: { key: 'https://bark.example:8080/a-device-key/', level: 'passive' },
    'wecom-app': { corp: 'corp', secret: 'app-secret', user: '@all', agent: '1000002' },
    telegram: { chat: '42', server: 'https://telegram.example', proxy: 'http://127.0.0.1:7890' },
    smtp: { from: '"夸克 自动 转存" <me@qq.com>', to: 'me@qq.com', security: 'tls' },
    webhook: { method: 'POST' },
  })
})

test('a key of Bark may stand alone', () => {
  const [draft] = channelsIn('{"BARK_PUSH":"a-device-key"}').drafts
  expect(draft).toMatchObject({ kind: 'bark', settings: { key: 'a-device-key' } })
})

test('what is empty, switched off or no JSON gives nothing', () => {
  expect(channelsIn('{"BARK_PUSH":"","PUSH_KEY":null,"QUARK_SIGN_NOTIFY":true}')).toEqual({
    drafts: [],
    left: [],
  })
  expect(channelsIn('nonsense')).toEqual({ drafts: [], left: [] })
})
