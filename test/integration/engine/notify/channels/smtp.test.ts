import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { ChannelSettings } from '../../../../../electron/engine/model/notices/channel.ts'
import type { Delivery } from '../../../../../electron/engine/model/notices/delivery.ts'
import { channelTypes } from '../../../../../electron/engine/notify/channels/index.ts'
import { targetOf } from '../../../../../electron/engine/notify/target.ts'
import { freePort, listen } from '../../../../support/http/local-server.ts'
import { type MailRefusal, MailServer } from '../../../../support/notify/mail-server.ts'

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
  ['', 'me@example.com', /^From: me@example.com\r?$/m],
  ['Watch', 'me@example.com', /^From: Watch <me@example.com>\r?$/m],
  // A server at home lets in a name, or anybody: who is told is the one address there is.
  ['Watch', 'me', /^From: Watch <other@example.com>\r?$/m],
])('a sender “%s” of %s has an address', async (from, user, header) => {
  await using server = await MailServer.start()
  await send(server.address, undefined, { from, user, to: 'other@example.com' })
  expect(server.mails[0]).toMatch(header)
})

// What QQ, 163, Google, Microsoft and others answer, as strangers tell of it.
test.each<[MailRefusal['step'], number, string, Delivery['result']]>([
  ['login', 535, 'Login fail. Please enter your authorization code to login.', 'broken'],
  // QQ has one sentence for a wrong password and for too many logins.
  [
    'login',
    535,
    'Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
    'later',
  ],
  ['login', 535, 'Error: authentication failed', 'broken'],
  ['login', 454, '4.7.0 Too many login attempts, please try again later.', 'later'],
  ['login', 534, '5.7.9 Application-specific password required.', 'broken'],
  ['login', 535, '5.7.139 Authentication unsuccessful, basic authentication is disabled', 'broken'],
  ['from', 501, 'Mail from address must be same as authorization user.', 'broken'],
  // https://github.com/kubesphere/notification-manager/issues/273
  ['from', 451, '5.7.3 STARTTLS is required to send mail', 'broken'],
  ['from', 530, '5.7.0 Must issue a STARTTLS command first', 'broken'],
  ['from', 421, 'HL:REP 163 smtp', 'later'],
  ['to', 550, 'Mailbox not found', 'broken'],
  ['to', 550, 'Connection frequency limited', 'later'],
  ['to', 450, '4.2.0 Greylisted', 'later'],
  ['data', 550, 'The "From" header is missing or invalid.', 'broken'],
  ['data', 451, 'Greylisted, try again', 'later'],
  ['data', 550, '5.4.5 Daily user sending limit exceeded.', 'later'],
  ['data', 552, 'Content rejected', 'refused'],
  ['data', 554, 'DT:SPM 163 smtp', 'refused'],
])('%s: %i %s', async (step, code, words, result) => {
  await using server = await MailServer.start()
  server.refusal = { step, code, words }
  const delivery = await send(server.address)
  expect(delivery).toEqual({ result, words: expect.stringContaining(words) })
})

test.each([
  ['me@example.com other@example.com；third@example.com', 3],
  ['Zhang San <me@example.com>, "Li, Si" <other@example.com>', 2],
])('a mail is for %s', async (to, count) => {
  await using server = await MailServer.start()
  expect(await send(server.address, undefined, { to })).toMatchObject({ result: 'delivered' })
  expect(server.mails[0]?.match(/@example\.com/g)).toHaveLength(count + 2)
})

test('a mail for nobody needs mending', async () => {
  await using server = await MailServer.start()
  const delivery = await send(server.address, undefined, { to: ';' })
  expect(delivery).toEqual({ result: 'broken', words: 'No recipients defined' })
})

// As Google shows it, with blanks that break no line.
test('a password for one program is taken as it was copied', async () => {
  await using server = await MailServer.start()
  server.password = 'abcdefghijklmnop'
  const copied = 'abcd\u00a0efgh\u00a0ijkl\u00a0mnop'
  const delivery = await send(server.address, undefined, { password: copied })
  expect(delivery).toMatchObject({ result: 'delivered' })
})

test('a server at an address of IPv6 is asked at its port, or at the usual one', async () => {
  await using server = await MailServer.start()
  const port = server.address.replace(/.*:/, '')
  expect(await send(`[::ffff:7f00:1]:${port}`)).toMatchObject({ result: 'delivered' })
  const settings = { security: 'tls' }
  expect(await send('[::ffff:7f00:1]', undefined, settings)).toEqual({
    result: 'later',
    words: expect.stringMatching(/ECONNREFUSED.*:465/),
  })
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
