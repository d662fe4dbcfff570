import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { Secrets } from '../../../../electron/engine/model/secrets.ts'
import { applyReplacement } from '../../../../electron/engine/moving/replacement.ts'
import { AccountDrive, cookieOf } from '../../../support/drives/account-drive.ts'
import { openEngine } from '../../../support/engine.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let drive: AccountDrive
beforeEach(async () => {
  drive = await AccountDrive.start()
  for (const uid of ['u1', 'u2']) drive.members.set(uid, { nickname: uid })
})
afterEach(() => drive[Symbol.asyncDispose]())

function open(dataFolder: string, secrets: Secrets): Engine {
  const { engine } = openEngine({ dataFolder, secrets, origins: drive.origins })
  engine.start()
  return engine
}

/** Everything of an engine as one file. */
async function packed(engine: Engine, passphrase: string | undefined): Promise<Buffer> {
  for await (const step of engine.moves.pack(passphrase)) {
    if (step.state === 'ready') return readFileSync((await engine.moves.packed(step.token)).path)
  }
  throw new Error('It was not packed.')
}

test.each([
  ['under a passphrase comes along', 'a long passphrase', { kind: 'ok' }],
  ['without one has to be given anew', undefined, { kind: 'login-needed', cause: 'lost' }],
])(
  'a sign-in %s, and never passes to whoever has its number there',
  async (_, passphrase, state) => {
    using from = temporaryFolder()
    using to = temporaryFolder()
    const here = open(from.path, heldSecrets())
    await here.accounts.add({ drive: 'quark', name: 'of the first', secret: cookieOf('u1') })
    const bytes = await packed(here, passphrase)
    expect(gunzipSync(bytes).toString('latin1')).not.toContain('pus-of-u1')
    await here.stop()

    const secrets = heldSecrets()
    const there = open(to.path, secrets)
    await there.accounts.add({ drive: 'quark', name: 'of the second', secret: cookieOf('u2') })
    const token = await there.moves.receive(undefined, 0, bytes)
    expect((await there.moves.preview(token)).secrets.accounts).toEqual(['of the first'])
    await there.moves.take(token, passphrase)
    await there.stop()
    expect(await applyReplacement(to.path, secrets)).toMatchObject({ problem: null })
    const moved = open(to.path, secrets)
    expect(moved.accounts.list()).toMatchObject([{ id: 1, name: 'of the first', state }])
    await moved.stop()
  },
)
