import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { hookKinds } from '../../../../electron/engine/model/saving/hook.ts'
import { savingTaskDraftSchema } from '../../../../electron/engine/model/saving/saving-task.ts'
import {
  backUpJobId,
  checkJobId,
  dailyJobId,
  saveJobId,
} from '../../../../electron/engine/model/terms/job-ids.ts'
import { SealedSecrets } from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { cookieOf } from '../../../support/drives/account-drive.ts'
import { noPauses } from '../../../support/drives/no-pauses.ts'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { addScript } from '../../../support/jobs/two-computers.ts'
import { openPort } from '../../../support/port-client.ts'
import { settingsOf } from '../../../support/saving/hooks-harness.ts'
import { shareLink, startSharing } from '../../../support/saving/shared-at-quark.ts'
import { SystemKeyStore } from '../../../support/secrets/system-key-store.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const inAddress = 'token-in-the-address-81'
const inHeader = 'key-in-a-header-82'
const mobile = { kps: 'kps-of-mobile-84', sign: 'sign-of-mobile-85', vcode: 'vcode-of-mobile-86' }
const secretsOf = ['geheim-5f2a1c', inAddress, inHeader, 'hunter22', 'pus-of-u1', 'kp-of-u1']
const all = [...secretsOf, ...Object.values(mobile)]

/** Bytes as they are, and as they are packed. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch {
    return bytes
  }
}

test('no secret of a task, a hook, an account or a script lies outside the store of secrets', async () => {
  using folder = temporaryFolder()
  await using sharing = await startSharing(['第1集.mp4', '第2集.mp4'])
  // Services that tell back all that they are sent.
  await using service = await SimulatedDrives.start(
    ({ body, headers, path, query }) => ({
      status: path === '/fine' ? 200 : 400,
      json: { message: JSON.stringify([query, headers, body]), error: { message: body } },
    }),
    [],
  )
  sharing.site.answering = (exchange) => {
    if (exchange.path === '/account/info') return undefined
    const told = JSON.stringify([exchange.query, exchange.headers])
    if (exchange.host === 'drive-m.quark.cn') {
      return { status: 200, json: { code: 9, message: told } }
    }
    const isRefused = exchange.path.endsWith('/rename')
    return isRefused
      ? { status: 400, json: { code: 9, message: told } }
      : sharing.drive.answer(exchange)
  }
  const keyStore = new SystemKeyStore()
  const secrets = new SealedSecrets({ dataFolder: folder.path, environment: {}, keyStore })
  await secrets.open()
  const { origins } = sharing.site.drives
  const { engine, logged } = openEngine({ dataFolder: folder.path, secrets, origins })
  engine.start()
  engine.settings.update({ paused: true })
  engine.jobs.setParams(checkJobId, noPauses)
  addScript(engine)
  const { kps, sign, vcode } = mobile
  const secret = `${cookieOf('u1')}; kps=${kps}; sign=${sign}; vcode=${vcode}`
  await engine.accounts.add({ drive: 'quark', name: '', secret })
  const { hooks } = engine.saving
  const webhook = {
    url: `${service.origin}/hook?token=${inAddress}`,
    headers: `X-Key: ${inHeader}`,
    body: '$list',
  }
  const ids = [
    hooks.add({ kind: 'webhook', name: '', settings: webhook }).id,
    ...hookKinds.flatMap((kind) =>
      kind === 'job' || kind === 'webhook'
        ? []
        : hooks.add({ kind, name: '', settings: settingsOf(service.origin)[kind] }).id,
    ),
  ]
  const { api, close } = openPort(engine)
  const naming = { kind: 'episode', name: '北风: E[]' } as const
  const task = engine.saving.tasks.add(
    savingTaskDraftSchema.parse({
      name: '北风',
      share: shareLink,
      folder: '/影视/北风',
      naming,
      hooks: ids,
    }),
  )
  const ended = async (runId: number) => {
    await runEnded(engine, runId)
    while (engine.runs.running(saveJobId).count > 0) await nextTurn()
  }
  await ended(engine.saving.run(task.id).runId)
  const question = engine.saving.states()[0]?.question
  const runId = engine.saving.answer(question?.planId ?? 0, { kind: 'yes' })
  await ended(runId ?? 0)
  expect(sharing.saved()).toHaveLength(2)
  for (const id of ids) await hooks.try(id)
  for (const id of [dailyJobId, 'greet', backUpJobId]) await runEnded(engine, engine.run(id).runId)
  expect(service.exchanges.length).toBeGreaterThan(ids.length)
  expect(JSON.stringify(service.exchanges)).toContain(inHeader)

  const answers = JSON.stringify([
    await api.accounts.list(),
    await api.settings.get(),
    await api.jobs.list(),
    hooks.list(),
    engine.saving.states(),
    engine.saving.keptPlan(question?.planId ?? 0),
    engine.moves.jobsFile.export(),
    engine.runs
      .list({ limit: 50 })
      .map(({ id }) => [engine.runs.get(id), engine.runs.lines(id, 0, 1000)]),
    logged,
  ])
  close()
  const packed: string[] = []
  for (const passphrase of [undefined, 'a long passphrase']) {
    for await (const step of engine.moves.pack(passphrase)) {
      if (step.state === 'ready') packed.push(step.token)
    }
  }
  expect(packed).toHaveLength(2)
  const files = globSync('**/*', { cwd: folder.path, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }))
  expect(
    files.map(({ name }) => name).filter((name) => /-wal$|\.db$/.test(name)).length,
  ).toBeGreaterThan(1)
  for (const part of all) {
    expect.soft(answers.includes(part), `${part} in an answer`).toBe(false)
    const held = files.filter(({ bytes }) => bytes.includes(part) || unpacked(bytes).includes(part))
    expect
      .soft(
        held.map(({ name }) => name),
        part,
      )
      .toEqual([])
  }
  await engine.stop()
})
