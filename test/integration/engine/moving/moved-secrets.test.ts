import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Secrets } from '../../../../electron/engine/model/secrets.ts'
import { applyReplacement } from '../../../../electron/engine/moving/replacement.ts'
import { databaseFile } from '../../../../electron/engine/storage.ts'
import { openEngine } from '../../../support/engine.ts'
import { addScript } from '../../../support/jobs/two-computers.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

function open(dataFolder: string, secrets: Secrets): Engine {
  const { engine } = openEngine({ dataFolder, secrets })
  engine.moves.bindSecrets()
  engine.start()
  return engine
}

function addGotify(engine: Engine, name: string): number {
  const settings = { server: 'http://127.0.0.1:1/', token: `token-of-${name}` }
  return engine.notifications.addChannel({ kind: 'gotify', name, settings }).id
}

/** Everything of an engine as one file, and what it says of its secrets. */
async function packed(engine: Engine, passphrase: string | undefined) {
  for await (const step of engine.moves.pack(passphrase)) {
    if (step.state === 'ready') {
      const bytes = readFileSync((await engine.moves.packed(step.token)).path)
      return { bytes, secrets: step.secrets }
    }
  }
  throw new Error('It was not packed.')
}

test.each([
  [
    'under a passphrase',
    { passphrase: 'a long passphrase', added: ['hunter22', 'token-of-theirs'], problems: 0 },
  ],
  ['without one', { passphrase: undefined, added: [], problems: 1 }],
])('keys of channels and jobs %s never mix with those of the same ids', async (_, given) => {
  const { passphrase } = given
  using from = temporaryFolder()
  using to = temporaryFolder()
  const here = open(from.path, heldSecrets())
  const id = addGotify(here, 'theirs')
  addScript(here)
  const { bytes, secrets: names } = await packed(here, passphrase)
  expect(names).toMatchObject({ channels: ['theirs'], variables: { greet: ['TOKEN'] } })
  await here.stop()

  const secrets = heldSecrets()
  const there = open(to.path, secrets)
  expect(addGotify(there, 'mine')).toBe(id)
  addScript(there)
  const before = new Map(secrets.held)
  const token = await there.moves.receive(undefined, 0, bytes)
  expect((await there.moves.preview(token)).secrets).toEqual(names)
  await there.moves.take(token, passphrase)
  await there.stop()
  expect(await applyReplacement(to.path, secrets)).toMatchObject({ problem: null })
  const moved = open(to.path, secrets)
  const channel = moved.notifications.channels().find((each) => each.id === id)
  expect(channel).toMatchObject({ name: 'theirs', settings: { token: '***' } })
  const added = [...secrets.held].filter(([name]) => !before.has(name)).map(([, value]) => value)
  expect(added.toSorted()).toEqual(given.added)
  expect(channel?.problem?.words ?? '').toMatch(passphrase ? /^$/ : /^token cannot be read/)
  expect(moved.problems.list()).toHaveLength(given.problems)
  // What was here before may be restored, with all its secrets.
  expect(secrets.held).toEqual(new Map([...secrets.held, ...before]))
  await moved.stop()
})

test('what is kept by ids moves once to keys of its own', async () => {
  using folder = temporaryFolder()
  const secrets = heldSecrets()
  const before = open(folder.path, secrets)
  const id = addGotify(before, 'old')
  addScript(before)
  await before.stop()
  const database = new Database(databaseFile(folder.path))
  database.exec("UPDATE jobs SET key = ''; UPDATE channels SET key = ''")
  database.close()
  secrets.held.clear()
  secrets.held.set('job greet TOKEN', 'hunter22')
  secrets.held.set(`channel ${id} token`, 'token-of-old')

  const { engine } = openEngine({ dataFolder: folder.path, secrets })
  engine.start()
  expect(engine.problems.list()).toEqual([])
  engine.moves.bindSecrets()
  expect(engine.problems.list()).toEqual([])
  expect(engine.notifications.channels().find((each) => each.id === id)?.problem).toBeNull()
  expect([...secrets.held.values()].toSorted()).toEqual(['hunter22', 'token-of-old'])
  expect([...secrets.held.keys()].toSorted()).toEqual([
    expect.stringMatching(/^channel [\da-f]{16} token$/),
    expect.stringMatching(/^job [\da-f]{16} TOKEN$/),
  ])
  await engine.stop()
})
