import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { ChannelSettings } from '../../../../../electron/engine/model/notices/channel.ts'
import type { Delivery } from '../../../../../electron/engine/model/notices/delivery.ts'
import { channelTypes } from '../../../../../electron/engine/notify/channels/index.ts'
import { targetOf } from '../../../../../electron/engine/notify/target.ts'
import { freePort, listen } from '../../../../support/http/local-server.ts'
import { type MailFate, MailServer } from '../../../../support/notify/mail-server.ts'

const account = {
  security: 'none',
  user: 'me',
  password: 'authorisation-code',
  from: '"盘哨" <me@example.com>',
  to: 'me@example.com, other@example.com',
}

function send(
  server: string,
  signal = new AbortController().signal,
  changes: ChannelSettings = {},
): Promise<Delivery> {
  const message = {
    title: '2 条链接失效',
    text: '黑镜：已过期\n狂飙：已过期',
    isBad: true,
    notices: [],
    target: targetOf([]),
    at: 0,
  }
  const request = () => Promise.reject(new Error('A mail is no request.'))
  const post = { request, now: () => 0, signal, desktop: undefined }
  return channelTypes.smtp.send({ ...account, server, ...changes }, message, post)
}

test('a mail arrives with its title, its text and all whom it is for', async () => {
  await using server = await MailServer.start()
  expect(await send(server.address)).toMatchObject({ result: 'delivered' })
  const [mail = ''] = server.mails
  expect(mail).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(mail).toMatch(/^To: me@example.com, other@example.com/m)
  const [, body = ''] = mail.split(/\r?\n\r?\n/)
  const isBase64 = /^Content-Transfer-Encoding: base64/m.test(mail)
  const text = isBase64 ? Buffer.from(body, 'base64').toString() : decodeQuoted(body)
  expect(text.trim()).toBe('黑镜：已过期\n狂飙：已过期')
})

test.each([
  ['', /^From: me@example.com\r?$/m],
  ['Watch', /^From: Watch <me@example.com>\r?$/m],
])('a sender “%s” has an address', async (from, header) => {
  await using server = await MailServer.start()
  const signal = new AbortController().signal
  const settings = { ...account, from, user: 'me@example.com', server: server.address }
  const post = { request: () => Promise.reject(), now: () => 0, signal, desktop: undefined }
  const message = { title: 't', text: '', isBad: false, notices: [], target: targetOf([]), at: 0 }
  await channelTypes.smtp.send(settings, message, post)
  expect(server.mails[0]).toMatch(header)
})

test.each<[MailFate, Delivery['result'], RegExp]>([
  ['wrong-password', 'broken', /authorization code/],
  ['unknown-person', 'broken', /Mailbox not found/],
  ['wrong-sender', 'broken', /same as authorization user/],
  ['wrong-header', 'broken', /"From" header/],
  ['busy', 'later', /Greylisted/],
  ['refuses', 'refused', /Content rejected/],
])('%s: %s', async (fate, result, words) => {
  await using server = await MailServer.start()
  server.fate = fate
  const delivery = await send(server.address)
  expect(delivery).toEqual({ result, words: expect.stringMatching(words) })
})

test.each(['tls', 'starttls'] as const)(
  'a certificate that nobody vouches for, with %s, is taken where somebody says so',
  async (security) => {
    await using server = await MailServer.start(security)
    expect(await send(server.address, undefined, { security })).toEqual({
      result: 'broken',
      words: expect.stringMatching(/certificate/),
    })
    const trusting = { security, certificate: 'any' }
    expect(await send(server.address, undefined, trusting)).toMatchObject({ result: 'delivered' })
    expect(server.mails).toHaveLength(1)
  },
)

test('encryption of the other kind than the port has needs mending', async () => {
  await using server = await MailServer.start()
  const found = await send(server.address, undefined, { security: 'tls' })
  expect(found).toMatchObject({ result: 'broken' })
})

test('where nobody listens it may be tried again', async () => {
  expect(await send(`127.0.0.1:${await freePort()}`)).toMatchObject({ result: 'later' })
})

test('a server that never greets does not outlive its signal', async () => {
  await using silent = await listen(createServer())
  const ended = new AbortController()
  const sending = send(`127.0.0.1:${silent.port}`, ended.signal)
  ended.abort(new Error('too late'))
  await expect(sending).rejects.toThrow('too late')
})

function decodeQuoted(text: string): string {
  const joined = text.replaceAll(/=\r?\n/g, '')
  const bytes = joined.replaceAll(/=([\dA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}
