import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import type { ChannelDraft } from '../../../../electron/engine/model/notices/channel.ts'
import type { AttemptResult } from '../../../../electron/engine/model/notices/delivery.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'

afterEach(() => vi.restoreAllMocks())

// Apprise API may have told others before its time was over: it is not told again.
test.each<[ChannelDraft['kind'], Record<string, string>, number, AttemptResult]>([
  ['webhook', { url: 'https://hooks.example/hook' }, 20_000, 'later'],
  ['apprise', { server: 'https://hooks.example', key: 'K' }, 120_000, 'unsure'],
])('%s that never answers is left when its time is over', async (kind, settings, ms, result) => {
  await using person = await NotifiedPerson.start()
  const unanswered = Promise.withResolvers<{ status: number }>()
  person.answering = () => unanswered.promise
  const { id } = person.notifications.addChannel({ kind, name: '', settings })
  const soon = AbortSignal.timeout.bind(AbortSignal)
  const given = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => soon(1))
  const delivery = await person.notifications.testChannel(id)
  unanswered.resolve({ status: 200 })
  expect(delivery).toMatchObject({ result, words: expect.stringMatching(/timeout|in time/i) })
  expect(given.mock.calls).toContainEqual([ms])
})

test('what is kept of a channel and does not fit is said in words, and stops it', async () => {
  await using person = await NotifiedPerson.start()
  const { id } = person.addChannel({
    kind: 'gotify',
    settings: { server: 'https://hooks.example', token: 'a-token' },
  })
  await person.engine.stop()
  const database = new Database(join(person.dataFolder, 'pansentry.db'))
  const settings = JSON.stringify({ server: 'https://hooks.example/?token=old' })
  database.prepare('UPDATE channels SET settings = ? WHERE id = ?').run(settings, id)
  database.close()
  person.open()
  const words = 'What is written for “server” does not fit.'
  expect(await person.notifications.testChannel(id)).toMatchObject({ result: 'broken', words })
  expect(person.notifications.channels().at(-1)?.problem).toMatchObject({ words })
})
