import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { SealedSecrets } from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { AccountDrive, cookieOf } from '../../../support/drives/account-drive.ts'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { openPort } from '../../../support/port-client.ts'
import { SystemKeyStore } from '../../../support/secrets/system-key-store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('no part of a sign-in lies in the data folder, a backup, a log, an export or an answer', async () => {
  using folder = temporaryFolder()
  await using drive = await AccountDrive.start()
  const secrets = new SealedSecrets({
    dataFolder: folder.path,
    environment: {},
    keyStore: new SystemKeyStore(),
  })
  await secrets.open()
  const { origins } = drive
  const { engine, logged } = openEngine({ dataFolder: folder.path, secrets, origins })
  engine.settings.update({ paused: true })
  engine.start()
  const parts = ['pus-of-u1', 'kp-of-u1', 'stale-ticket-of-u1', 'fresh-ticket-1']
  // A drive that tells back what it is sent.
  drive.members.set('u1', { nickname: 'pus-of-u1', membership: 'kp-of-u1' })
  await engine.accounts.add({ drive: 'quark', name: '', secret: cookieOf('u1') })
  drive.answering = () => ({ status: 200, json: { code: 1, message: 'no pus-of-u1 kp-of-u1' } })
  const { api, close } = openPort(engine)
  const failed = await api.accounts.test({ id: 1 }).catch((error: unknown) => String(error))
  const answers = JSON.stringify([
    failed,
    await api.accounts.list(),
    await api.settings.get(),
    logged,
  ])
  close()
  expect(answers).toContain('no *** ***')
  const { runId } = engine.run(backUpJobId)
  await runEnded(engine, runId)
  const packed: string[] = []
  for await (const step of engine.moves.pack(undefined))
    if (step.state === 'ready') packed.push(step.token)
  expect(packed).toHaveLength(1)
  const files = globSync('**/*', { cwd: folder.path, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  expect(files.length).toBeGreaterThan(3)
  for (const part of parts) {
    expect(answers).not.toContain(part)
    expect(files.filter((bytes) => bytes.includes(part))).toEqual([])
  }
  await engine.stop()
})
