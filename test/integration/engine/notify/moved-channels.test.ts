import { expect, test } from 'vitest'
import type {
  ChannelDraft,
  ChannelSettings,
} from '../../../../electron/engine/model/notices/channel.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'
import { refusal } from '../../../support/refusal.ts'

const proxy = 'http://127.0.0.1:1'
const gotify = { server: 'http://nas.example', token: 'a-token-nobody-knows' }
const hidden = { ...gotify, token: '***' }
const mail = {
  server: 'mail.example',
  user: 'me@mail.example',
  password: 'mail-password',
  to: 'me',
}
const telegram = { token: '4242424242:AAtelegram-token', chat: '42' }
const hook = { url: 'http://hooks.example/longtoken9' }
const safeHook = { url: 'https://hooks.example/longtoken9' }

test('a secret that stays hidden is sent nowhere and by no way that it was not given for', async () => {
  await using person = await NotifiedPerson.start()
  const changed = (kind: ChannelDraft['kind'], settings: ChannelSettings) => {
    const { id } = person.notifications.addChannel({ kind, name: '', settings })
    return (changes: ChannelSettings) => () =>
      person.notifications.changeChannel(id, { settings: changes })
  }
  const moved = (field: string) => refusal('CHANNEL_INVALID', { field })
  const gotifyWith = changed('gotify', gotify)
  expect(gotifyWith({ ...hidden, server: 'http://other.example' })).toThrow(moved('token'))
  expect(gotifyWith({ ...hidden, proxy })).toThrow(moved('token'))
  expect(gotifyWith({ ...gotify, proxy })).not.toThrow()
  // As it was, and by no proxy any more.
  expect(gotifyWith({ ...hidden, proxy: '***' })).not.toThrow()
  expect(gotifyWith(hidden)).not.toThrow()
  expect(changed('webhook', hook)({ url: '***', proxy })).toThrow(moved('url'))
  const mailWith = changed('smtp', mail)
  const hiddenMail = { ...mail, password: '***' }
  expect(mailWith({ ...hiddenMail, security: 'none' })).toThrow(moved('password'))
  expect(mailWith({ ...hiddenMail, certificate: 'any' })).toThrow(moved('password'))
  expect(mailWith({ ...hiddenMail, certificate: 'checked', to: 'you' })).not.toThrow()
  // No proxy reads what is encrypted.
  expect(changed('telegram', telegram)({ ...telegram, token: '***', proxy })).not.toThrow()
  expect(changed('webhook', safeHook)({ url: '***', proxy })).not.toThrow()
})

test.each<[kind: ChannelDraft['kind'], field: string, pasted: string, server: string]>([
  ['bark', 'key', 'https://bark.example/ynJ5Ft4atkMkWeo2PAvFhF/title', 'https://bark.example'],
  ['bark', 'key', 'http://nas:8080/bark/ynJ5Ft4atkMkWeo2PAvFhF/', 'http://nas:8080/bark'],
  ['bark', 'key', 'https://bark.example/my-key?sound=x', 'https://bark.example'],
  [
    'feishu',
    'token',
    'https://open.larksuite.com/open-apis/bot/v2/hook/6f-0a',
    'https://open.larksuite.com',
  ],
  ['wecom-bot', 'key', 'https://wx.example/cgi-bin/webhook/send?key=6-b', 'https://wx.example'],
  ['dingtalk', 'token', 'https://ding.example/robot/send?access_token=0a', 'https://ding.example'],
])('%s keeps the server of a pasted %s %s', async (kind, field, pasted, server) => {
  await using person = await NotifiedPerson.start()
  const settings = { [field]: ` ${pasted} ` }
  const added = person.notifications.addChannel({ kind, name: '', settings })
  expect(added.settings).toMatchObject({ [field]: '***', server })
})

test('an address without a key is none', async () => {
  await using person = await NotifiedPerson.start()
  const settings = { key: 'https://bark.example/' }
  expect(() => person.notifications.addChannel({ kind: 'bark', name: '', settings })).toThrow(
    refusal('CHANNEL_INVALID', { field: 'key' }),
  )
})

test('a pasted key moves no other secret to its server', async () => {
  await using person = await NotifiedPerson.start()
  const settings = { key: 'mine', server: 'https://bark.example', user: 'me', password: 'word' }
  const { id } = person.notifications.addChannel({ kind: 'bark', name: '', settings })
  const change = (changes: ChannelSettings) => () =>
    person.notifications.changeChannel(id, { settings: { ...settings, ...changes } })
  const key = 'https://other.example/theirs'
  expect(change({ key, password: '***' })).toThrow(
    refusal('CHANNEL_INVALID', { field: 'password' }),
  )
  expect(change({ key })).not.toThrow()
  expect(person.notifications.channels().find((each) => each.id === id)?.settings).toMatchObject({
    server: 'https://other.example',
  })
})

test.each([
  [1e12, 24 * 3_600_000],
  [-5, 0],
  [30, 30_000],
])('a service that asks for %d seconds', async (retryAfter, waitMs) => {
  await using person = await NotifiedPerson.start()
  const parameters = { retry_after: retryAfter }
  person.answering = () => ({ status: 429, json: { ok: false, error_code: 429, parameters } })
  const { id } = person.notifications.addChannel({ kind: 'telegram', name: '', settings: telegram })
  expect(await person.notifications.testChannel(id)).toMatchObject({ result: 'later', waitMs })
})
