import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type {
  ChannelDraft,
  ChannelSettings,
} from '../../../../electron/engine/model/notices/channel.ts'
import { defaultRules, ruleSchema } from '../../../../electron/engine/model/notices/rules.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'
import { refusal } from '../../../support/refusal.ts'

const hour = 3_600_000

describe('rules', () => {
  test('hold back what happens at night, and tell it in the morning as one message', async () => {
    await using person = await NotifiedPerson.start()
    person.addChannel()
    const quietHours = { from: '22:00', to: '07:30' }
    person.notifications.setRules({ ...defaultRules, quietHours })
    await person.later(3 * hour)
    await person.run()
    await expect.poll(() => person.states.length).toBe(1)
    person.failure = undefined
    await person.later(hour)
    await person.run()
    await expect.poll(() => person.states.length).toBe(2)
    await person.later(7 * hour)
    expect(person.arrived).toEqual([])
    // It is 07:00.
    await person.later(hour)
    await expect
      .poll(() => person.titles)
      .toEqual(['“nightly” failed, “nightly” works again, after 1 hour'])
  })

  test('gather a day, and a week', async () => {
    await using person = await NotifiedPerson.start()
    const daily = person.addChannel()
    const weekly = person.addChannel({ settings: { url: 'https://other.example/weekly' } })
    const every = (send: 'daily' | 'weekly', id: number) => ({
      ...ruleSchema.parse({}),
      send,
      channels: [id],
    })
    person.notifications.setRules({
      rules: [every('daily', daily.id), every('weekly', weekly.id)],
      quietHours: null,
      digest: { at: '09:00', weekday: 1 },
    })
    const to = (host: string) => person.arrived.filter((sent) => sent.host === host).length
    // A Wednesday, 20:00. Each day it fails in the evening, and works at night.
    for (let day = 0; day < 5; day++) {
      person.failure = 'again'
      await person.run()
      person.failure = undefined
      await person.later(hour)
      await person.run()
      await person.later(23 * hour)
      await expect.poll(() => to('hooks.example')).toBe(day + 1)
    }
    await expect.poll(() => to('other.example')).toBe(1)
  })

  test('hold over a restart', async () => {
    await using person = await NotifiedPerson.start()
    const rules = { ...defaultRules, quietHours: { from: '00:00', to: '06:00' } }
    person.notifications.setRules(rules)
    await person.reopen()
    expect(person.notifications.rules()).toEqual(rules)
  })
})

describe('channels', () => {
  test('are refused with the field that does not fit, and nothing is kept of them', async () => {
    await using person = await NotifiedPerson.start()
    const before = person.notifications.channels()
    expect(() => person.addChannel({ settings: {} })).toThrow(refusal('CHANNEL_INVALID'))
    expect(() =>
      person.addChannel({ settings: { url: 'https://hooks.example/a', other: 'x' } }),
    ).toThrow(/other/)
    expect(() => person.addChannel({ settings: { url: '***' } })).toThrow(
      refusal('CHANNEL_INVALID'),
    )
    expect(person.notifications.channels()).toEqual(before)
  })

  test('show their secrets to nobody, and keep one that comes back hidden', async () => {
    await using person = await NotifiedPerson.start()
    const { id, settings } = person.addChannel({
      settings: { url: 'https://hooks.example/a-secret-hook', method: 'PUT' },
    })
    expect(settings).toEqual({ url: '***', method: 'PUT' })
    person.notifications.changeChannel(id, { settings: { url: '***' } })
    await person.notifications.testChannel(id)
    expect(person.arrived[0]).toMatchObject({ method: 'POST', path: '/a-secret-hook' })
  })

  test.each<[string, ChannelDraft, ChannelSettings]>([
    [
      'server',
      {
        kind: 'gotify',
        name: '',
        settings: { server: 'https://gotify.example', token: 'a-token' },
      },
      { server: 'https://elsewhere.example', token: '***' },
    ],
    [
      'server that was the usual one',
      { kind: 'telegram', name: '', settings: { token: '42:a-token', chat: '1' } },
      { server: 'https://elsewhere.example', token: '***', chat: '1' },
    ],
    [
      'address that is a secret',
      {
        kind: 'webhook',
        name: '',
        settings: { url: 'https://hooks.example/a', headers: 'Key: a' },
      },
      { url: 'https://elsewhere.example', headers: '***' },
    ],
  ])('send no secret to another %s than it was given for', async (_, draft, settings) => {
    await using person = await NotifiedPerson.start()
    const channel = person.addChannel(draft)
    expect(() => person.notifications.changeChannel(channel.id, { settings })).toThrow(
      refusal('CHANNEL_INVALID'),
    )
    expect(person.notifications.channels()).toContainEqual(channel)
    const { id, settings: shown } = channel
    expect(person.notifications.changeChannel(id, { settings: shown })).toEqual(channel)
    const anew = Object.entries(settings).map(([name, value]) => [
      name,
      value === '***' ? draft.settings[name] : value,
    ])
    person.notifications.changeChannel(id, { settings: Object.fromEntries(anew) })
  })

  test('that are removed are gone with their messages', async () => {
    await using person = await NotifiedPerson.start()
    const { id } = person.addChannel()
    await person.run()
    await expect.poll(() => person.states).toEqual(['sent'])
    person.notifications.removeChannel(id)
    expect(person.notifications.messages(undefined, 10)).toEqual([])
    expect(() => person.notifications.removeChannel(id)).toThrow(refusal('CHANNEL_NOT_FOUND'))
  })

  test('come back after they were removed, with all they had', async () => {
    await using person = await NotifiedPerson.start()
    const { id } = person.addChannel()
    await person.run()
    await expect.poll(() => person.states).toEqual(['sent'])
    const before = person.notifications.channels()
    person.notifications.removeChannel(id)
    expect(person.notifications.restoreChannel(id)).toEqual(before.find((each) => each.id === id))
    expect({ channels: person.notifications.channels(), states: person.states }).toEqual({
      channels: before,
      states: ['sent'],
    })
    expect((await person.notifications.testChannel(id)).result).toBe('delivered')
    expect(() => person.notifications.restoreChannel(id)).toThrow(refusal('CHANNEL_NOT_FOUND'))
  })

  test('show how the last attempt went, of a test as well', async () => {
    await using person = await NotifiedPerson.start()
    const { id, lastAttempt } = person.addChannel()
    const last = () => person.notifications.channels().find((each) => each.id === id)?.lastAttempt
    expect(lastAttempt).toBeNull()
    await person.run()
    await expect.poll(last).toMatchObject({ result: 'delivered', words: 'HTTP 200' })
    person.answering = () => ({ status: 404 })
    await person.notifications.testChannel(id)
    expect(last()).toMatchObject({ result: 'broken', at: person.clock.now() })
  })

  test('of a desktop are there when there is one', async () => {
    await using person = await NotifiedPerson.start()
    const desktop = () => person.notifications.channels().find(({ kind }) => kind === 'desktop')
    expect(desktop()?.isAvailable).toBe(false)
    const shown: string[] = []
    person.notifications.showOn(({ title }) => {
      shown.push(title)
      return Promise.resolve({ result: 'delivered', words: '' })
    })
    expect(desktop()?.isAvailable).toBe(true)
    await person.run()
    await expect.poll(() => shown).toEqual(['“nightly” failed'])
  })
})
