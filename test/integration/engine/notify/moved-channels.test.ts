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
