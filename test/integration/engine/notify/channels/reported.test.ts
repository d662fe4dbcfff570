import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  ChannelKind,
  ChannelSettings,
} from '../../../../../electron/engine/model/notices/channel.ts'
import { channelTypes } from '../../../../../electron/engine/notify/channels/index.ts'
import { type ChannelCase, text, title, whole } from '../../../../support/notify/channel-case.ts'
import { chineseChannels } from '../../../../support/notify/chinese-channels.ts'
import { otherChannels } from '../../../../support/notify/other-channels.ts'
import { reportedAnswers } from '../../../../support/notify/reported-answers.ts'
import { ToldServices } from '../../../../support/notify/told-services.ts'

const channelCases = [...chineseChannels, ...otherChannels]
const home = 'http://home.example:8080'
const lan = 'http://[fd00::5]:8080'
let services: ToldServices

beforeAll(async () => {
  services = await ToldServices.start([home, lan, ...channelCases.map(({ origin }) => origin)])
})

afterAll(() => services[Symbol.asyncDispose]())

function caseOf(kind: ChannelKind): ChannelCase {
  const found = channelCases.find((each) => each.kind === kind)
  if (!found) throw new Error(`There is no case of ${kind}.`)
  return found
}

test.each(reportedAnswers)(
  '$kind: $name',
  async ({ kind, result, waitMs, words = '', ...answer }) => {
    const { delivery } = await services.send(kind, caseOf(kind).settings, answer)
    expect(delivery).toMatchObject({ result, ...(waitMs !== undefined && { waitMs }) })
    expect(delivery.words).toContain(words)
  },
)

// What people fill in, and where it is sent. Servers in a folder or at an address of IPv6, a slash at the end, a login
// in the address, and whole addresses where a key is asked for.
test.each<[string, ChannelKind, ChannelSettings, string]>([
  ['a folder', 'gotify', { server: `${home}/push/`, token: 'T' }, `${home}/push/message`],
  ['IPv6', 'gotify', { server: lan, token: 'T' }, `${lan}/message`],
  [
    'the address of its manual',
    'gotify',
    { server: home, token: `${home}/g/message?token=a-token` },
    `${home}/g/message`,
  ],
  ['a topic with its server', 'ntfy', { topic: `${home}/my-topic` }, `${home}/`],
  [
    'the address of its manual',
    'telegram',
    { token: `${home}/bot12:ab/sendMessage?chat_id=1`, chat: '1' },
    `${home}/bot12:ab/sendMessage`,
  ],
  [
    'the word “bot”',
    'telegram',
    { token: 'bot12:ab', chat: '1' },
    'https://api.telegram.org/bot12:ab/sendMessage',
  ],
  [
    'a thread in its address',
    'discord',
    { url: 'https://discord.com/api/webhooks/1/a/?thread_id=7' },
    'https://discord.com/api/webhooks/1/a?thread_id=7&wait=true',
  ],
  [
    'a check that is made when it is asked for',
    'healthchecks',
    { url: 'https://hc-ping.com/key/slug/?create=1' },
    'https://hc-ping.com/key/slug/fail?create=1',
  ],
  ['its own path', 'apprise', { server: `${home}/notify/`, key: 'K' }, `${home}/notify/K`],
  [
    'the address of its manual',
    'apprise',
    { server: home, key: `${home}/notify/K` },
    `${home}/notify/K`,
  ],
  ['a slash that Django wants', 'webhook', { url: `${home}/hook/` }, `${home}/hook/`],
])('%s of %s', async (_, kind, settings, address) => {
  expect(channelTypes[kind].fault(channelTypes[kind].unpacked(settings))).toBe(undefined)
  const { exchanges } = await services.send(kind, settings, caseOf(kind).accepted)
  const sent = exchanges.map(({ host, path, query }) => ({ host, path, query }))
  const { host, pathname, searchParams } = new URL(address)
  expect(sent).toEqual([{ host, path: pathname, query: Object.fromEntries(searchParams) }])
})

test.each<[ChannelKind, ChannelSettings]>([
  ['webhook', { url: 'http://me:a%20pass@home.example:8080/hook' }],
  ['slack', { url: 'http://me:a%20pass@home.example:8080/hook' }],
  ['gotify', { server: home, token: 'T', user: 'me', password: 'a pass' }],
  ['apprise', { server: home, user: 'me', password: 'a pass' }],
  ['ntfy', { server: home, topic: 't', user: 'me', password: 'a pass' }],
  ['bark', { server: home, key: 'k', user: 'me', password: 'a pass' }],
])('%s behind a login', async (kind, settings) => {
  const { exchanges } = await services.send(kind, settings, caseOf(kind).accepted)
  expect(exchanges[0]?.headers['authorization']).toBe(`Basic ${btoa('me:a pass')}`)
})

// What cannot be sent is said when it is filled in, not with every message.
test.each<[ChannelKind, ChannelSettings, string]>([
  ['gotify', { server: `${home}/?token=abc`, token: 'T' }, 'server'],
  ['gotify', { server: 'http://me:pass@home.example', token: 'T' }, 'server'],
  ['gotify', { server: home, token: '令牌' }, 'token'],
  ['ntfy', { topic: 't', token: 'tk_“abc”' }, 'token'],
  ['wxpusher', { appToken: 'AT_x', topics: 'my topic' }, 'topics'],
  ['webhook', { url: 'http://home.example:99999/' }, 'url'],
])('%s does not take %o', (kind, settings, field) => {
  expect(channelTypes[kind].fault(settings)).toMatchObject({ field })
})

test('a service may take longer than a drive before it answers', async () => {
  const { accepted, settings } = caseOf('apprise')
  const { delivery } = await services.send('apprise', settings, { ...accepted, delayMs: 1200 })
  expect(delivery.result).toBe('delivered')
})

// https://github.com/TwiN/gatus/issues/179
test('a group of Telegram that has a new id is told there at once', async () => {
  const moved = {
    status: 400,
    json: {
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1_001_557_912_345 },
    },
  }
  const { accepted, settings } = caseOf('telegram')
  const { delivery, exchanges } = await services.send('telegram', settings, [moved, accepted])
  expect(delivery).toEqual({ result: 'delivered', words: '→ -1001557912345' })
  expect(exchanges.map(({ body }) => JSON.parse(body).chat_id)).toEqual([
    settings['chat'],
    -1_001_557_912_345,
  ])
  const again = await services.send('telegram', settings, [moved, moved])
  expect(again.delivery.result).toBe('broken')
  expect(again.exchanges).toHaveLength(2)
})

// https://github.com/caronc/apprise/issues/852: as Apprise and many others write it.
test.each([
  ['-100123:78', '-100123', 78],
  ['-100123_78', '-100123', 78],
  ['@channel_1', '@channel_1', undefined],
])('%s of Telegram', async (chat, id, thread) => {
  const { accepted } = caseOf('telegram')
  const { exchanges } = await services.send('telegram', { token: '12:ab', chat }, accepted)
  expect(JSON.parse(exchanges[0]?.body ?? '')).toMatchObject({
    chat_id: id,
    ...(thread !== undefined && { message_thread_id: thread }),
  })
})

// Bodies that quark-auto-save and qinglong take: https://github.com/whyour/qinglong/issues/2303 and 2494.
test.each<[string, string, unknown]>([
  ['application/json', 'title:$title\ntext: $content', { title, text }],
  [
    'application/json',
    'data:{"body":"$content","to":"1"}\nn: 5',
    { data: { body: text, to: '1' }, n: 5 },
  ],
  ['application/json', '{"msg": "$title $content"}', { msg: `${title} ${text}` }],
  [
    'application/x-www-form-urlencoded',
    'title: $title\ncontent: $content',
    String(new URLSearchParams({ title, content: text })),
  ],
  ['text/plain', '$title\n$content', whole],
])('a webhook with %s and the body %j', async (contentType, body, sent) => {
  const settings = { url: `${home}/hook`, contentType, body }
  const { exchanges } = await services.send('webhook', settings, { status: 200 })
  const received = exchanges[0]?.body ?? ''
  expect(typeof sent === 'string' ? received : JSON.parse(received)).toEqual(sent)
  expect(exchanges[0]?.headers['content-type']).toContain(contentType)
})

test('a webhook with the parts of a form', async () => {
  const body = 'title: $title\ncontent: $content'
  const settings = { url: `${home}/hook`, contentType: 'multipart/form-data', body }
  const { exchanges } = await services.send('webhook', settings, { status: 200 })
  const type = exchanges[0]?.headers['content-type'] ?? ''
  const form = await new Response(exchanges[0]?.body, {
    headers: { 'content-type': type },
  }).formData()
  expect(Object.fromEntries(form)).toEqual({ title, content: text.replaceAll('\n', '\r\n') })
})
