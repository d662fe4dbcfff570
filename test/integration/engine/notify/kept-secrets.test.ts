import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { runEnded } from '../../../support/engine.ts'
import { NotifiedPerson } from '../../../support/notify/notified-person.ts'
import { openPort } from '../../../support/port-client.ts'

const secrets = [
  'a-hook-nobody-knows',
  'a-signing-secret-0000',
  '4242424242:AAtelegram-token',
  'proxy-password-0000',
]

function filesWith(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return secrets.some((secret) => bytes.includes(secret))
    })
}

test('no secret lies in the data folder, a backup, an export, the log, the outbox or an answer', async () => {
  await using person = await NotifiedPerson.start()
  const [hook, signing, token, password] = secrets
  const url = `https://hooks.example/${hook}`
  // Services that tell a secret back, in the body of a failure.
  person.answering = ({ host, path }) =>
    host === 'hooks.example'
      ? { status: 500, text: `cannot POST ${path}, ${signing}` }
      : { status: 404, json: { ok: false, error_code: 404, description: `no bot ${token}` } }
  const proxy = `http://name:${password}@127.0.0.1:1`
  person.addChannel({ settings: { url, secret: String(signing), proxy } })
  const telegram = person.addChannel({
    kind: 'telegram',
    settings: { token: String(token), chat: '42' },
  })
  await person.run()
  await expect.poll(() => person.arrived.length).toBe(2)
  await expect.poll(() => person.states.filter((state) => state === 'sending')).toEqual([])
  const { api, close } = openPort(person.engine)
  const answers = JSON.stringify([
    await api.notifications.channels(),
    await api.notifications.messages({}),
    await api.notifications.testChannel({ id: telegram.id }),
    await api.notifications.rules(),
    await api.settings.get(),
    await api.jobsFile.export(),
    await api.notifications.changeChannel({ id: telegram.id, name: 'Another name' }),
    person.logged,
  ])
  close()
  expect(answers).toContain('no bot ***')
  expect(secrets.filter((secret) => answers.includes(secret))).toEqual([])
  const { runId } = person.engine.run(backUpJobId)
  await runEnded(person.engine, runId)
  // To another computer without a passphrase.
  const states: string[] = []
  for await (const { state } of person.engine.moves.pack(undefined)) states.push(state)
  expect(states.at(-1)).toBe('ready')
  // One that was removed, within the minute in which it can come back.
  person.notifications.removeChannel(telegram.id)
  expect(filesWith(person.dataFolder)).toEqual([])
  await person.engine.stop()
  expect(filesWith(person.dataFolder)).toEqual([])
  expect(globSync('**/*.db', { cwd: person.dataFolder }).length).toBeGreaterThan(1)
  person.open()
})
