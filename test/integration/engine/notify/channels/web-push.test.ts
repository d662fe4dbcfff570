import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noSecrets } from '../../../../../electron/engine/model/secrets.ts'
import { NotifiedPerson } from '../../../../support/notify/notified-person.ts'
import { claimsOf, PushService } from '../../../../support/notify/push-service.ts'
import { refusal } from '../../../../support/refusal.ts'

const endpoint = 'https://push.example/wpush/v2/an-address-of-one-browser'

/** Someone who looks at the dashboard in a browser and asked to be told there. */
async function toldInBrowser() {
  const service = await PushService.start()
  const origins = new Map([['https://push.example', service.origin]])
  const person = await NotifiedPerson.start({ origins })
  const subscription = service.subscription(endpoint)
  const { publicKey } = await person.notifications.pushKey()
  const channel = await person.notifications.addBrowser(subscription)
  const all = { person, service, subscription, channel, publicKey }
  return {
    ...all,
    async [Symbol.asyncDispose]() {
      await person[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
    },
  }
}

test('a browser is told what only it can read, signed with the key it was given', async () => {
  await using told = await toldInBrowser()
  const { channel, person, publicKey, service } = told
  expect(channel).toMatchObject({ kind: 'web-push', name: 'Firefox, Linux', isAvailable: true })
  await person.run()
  await expect.poll(() => person.states).toEqual(['sent'])
  const [message] = service.received
  const [run] = person.engine.runs.list({ limit: 1 })
  expect(JSON.parse(message?.text ?? '')).toEqual({
    title: '“nightly” failed',
    text: 'it is broken',
    path: `/runs/${run?.id}`,
  })
  expect(message).toMatchObject({
    path: '/wpush/v2/an-address-of-one-browser',
    headers: { ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' },
  })
  const { claims, key } = claimsOf(message?.headers.authorization)
  expect(key).toBe(publicKey)
  expect(claims).toMatchObject({
    aud: 'https://push.example',
    sub: expect.stringMatching(/^https:/),
  })
})

test.each([
  [200, 'later'],
  [201, 'delivered'],
  [400, 'broken'],
  [403, 'broken'],
  [413, 'refused'],
  [500, 'later'],
] as const)('an answer of %i: %s', async (status, result) => {
  await using told = await toldInBrowser()
  told.service.status = status
  expect((await told.person.notifications.testChannel(told.channel.id)).result).toBe(result)
})

test('a push service that is asked too often says how long it wants to be left alone', async () => {
  await using told = await toldInBrowser()
  told.service.status = 429
  told.service.headers = { 'retry-after': '120' }
  const delivery = await told.person.notifications.testChannel(told.channel.id)
  expect(delivery).toMatchObject({ result: 'later', waitMs: 120_000 })
})

test.each([404, 410])(
  'a browser that asks for nothing any more (%i) is a channel no longer',
  async (status) => {
    await using told = await toldInBrowser()
    const { person, service } = told
    service.status = status
    await person.run()
    const kinds = () => person.notifications.channels().map(({ kind }) => kind)
    await expect.poll(kinds).toEqual(['desktop'])
    expect(person.logged.map(({ text }) => text).join('\n')).toContain(
      'Firefox, Linux asks for nothing',
    )
  },
)

test('a browser that asks again is told once', async () => {
  await using told = await toldInBrowser()
  const again = await told.person.notifications.addBrowser(told.subscription)
  expect(again).toEqual(told.channel)
  const { publicKey } = await told.person.notifications.pushKey()
  expect(publicKey).toBe(told.publicKey)
})

test('no key of it lies where another could read it', async () => {
  await using told = await toldInBrowser()
  const { person, subscription } = told
  const secrets = ['an-address-of-one-browser', subscription.keys.auth]
  const files = globSync('**/*', { cwd: person.dataFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  expect(files.length).toBeGreaterThan(1)
  expect(files.filter((bytes) => secrets.some((secret) => bytes.includes(secret)))).toEqual([])
  const shown = JSON.stringify(person.notifications.channels())
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
})

test('where no key can be kept, no browser is told', async () => {
  await using person = await NotifiedPerson.start({ secrets: noSecrets })
  await expect(person.notifications.pushKey()).rejects.toThrow(refusal('SECRETS_UNKEPT'))
})

test('what no browser gives out is refused when it is added', async () => {
  await using told = await toldInBrowser()
  const { notifications } = told.person
  const { endpoint: _, keys, ...named } = told.subscription
  const before = notifications.channels()
  const offCurve = `${keys.p256dh.slice(0, -4)}AAAA`
  for (const [field, changed, url] of [
    ['url', {}, 'http://push.example/wpush/v2/another'],
    ['p256dh', { p256dh: 'garbage' }, `${endpoint}/2`],
    ['p256dh', { p256dh: offCurve }, `${endpoint}/2`],
    ['auth', { auth: 'short' }, `${endpoint}/2`],
  ] as const) {
    const subscription = { ...named, endpoint: url, keys: { ...keys, ...changed } }
    await expect(notifications.addBrowser(subscription)).rejects.toMatchObject({
      code: 'CHANNEL_INVALID',
      data: { field },
    })
  }
  expect(notifications.channels()).toEqual(before)
})
