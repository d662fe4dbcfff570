import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { PackProgress } from '../../../../electron/engine/model/moves/move.ts'
import { applyReplacement } from '../../../../electron/engine/moving/replacement.ts'
import { openEngine } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { heldSecrets } from '../../../support/secrets/held-secrets.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const everyLink = { filter: {}, order: 'added', descending: false, limit: 10 } as const
const never = new AbortController().signal
const address = 'https://pan.quark.cn/s/a1b2c3d40001'

function addLink(engine: Engine, title = '雪山来信', url = address): void {
  engine.resources.add({ title, url, passcode: 'a1B2', category: '剧集', note: '第一季' })
}

const packedToken = async (engine: Engine) => (await ready(engine)).token

async function ready(engine: Engine, passphrase?: string) {
  const told: PackProgress[] = []
  for await (const progress of engine.moves.pack(passphrase, never)) told.push(progress)
  const last = told.at(-1)
  if (last?.state !== 'ready') throw new Error('It was not packed.')
  return last
}

async function packed(engine: Engine, passphrase?: string): Promise<Buffer> {
  const last = await ready(engine, passphrase)
  const { name, path } = await engine.moves.packed(last.token)
  expect(name).toMatch(/^pansentry-\d{8}-\d{6}\.pansentry\.tar\.gz$/)
  const bytes = readFileSync(path)
  expect(bytes).toHaveLength(last.bytes)
  return bytes
}

/** Hands a file over in pieces, as a page does. */
async function received(engine: Engine, bytes: Buffer, pieceBytes = 4096): Promise<string> {
  let token: string | undefined
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    token = await engine.moves.receive(token, offset, bytes.subarray(offset, offset + pieceBytes))
  }
  return token ?? ''
}

test('everything of one Pansentry is in another one after its next start', async () => {
  using from = temporaryFolder()
  using to = temporaryFolder()
  const here = heldSecrets()
  const there = heldSecrets()
  const first = openEngine({ dataFolder: from.path, secrets: here })
  first.engine.start()
  addLink(first.engine)
  first.engine.settings.update({
    language: 'zh-CN',
    httpEnabled: true,
    httpPort: 6006,
    proxy: 'http://me:hidden-proxy@127.0.0.1:3128',
  })
  first.engine.access.addToken({ name: 'of the first', rights: ['read'], endsAt: null })
  first.engine.jobs.create({
    id: 'greet',
    kind: 'script',
    name: 'Greet',
    trigger: { kind: 'date', runAt: '2099-01-01' },
    params: {
      program: process.execPath,
      environment: { TOKEN: 'hidden-variable' },
      secrets: ['TOKEN'],
    },
  })
  mkdirSync(join(from.path, 'jobs/lib'), { recursive: true })
  writeFileSync(join(from.path, 'jobs/lib/names.ts'), 'export const name = "you"\n')
  const bytes = await packed(first.engine, 'a long passphrase')
  const plain = gunzipSync(bytes).toString('latin1')
  for (const secret of ['hidden-variable', 'hidden-proxy']) expect(plain).not.toContain(secret)
  await first.engine.stop()

  const second = openEngine({ dataFolder: to.path, secrets: there })
  second.engine.start()
  addLink(second.engine, 'Of the second', 'https://pan.quark.cn/s/a1b2c3d40002')
  second.engine.access.addToken({ name: 'of the second', rights: ['read'], endsAt: null })
  second.engine.access.sessions.begin('digest', 1)
  const { moves } = second.engine
  const token = await received(second.engine, bytes)
  expect(await moves.preview(token)).toMatchObject({
    contents: { links: 1, jobs: 4 },
    replaced: { links: 1, jobs: 3 },
    files: ['jobs/lib/names.ts'],
    secrets: { variables: { greet: ['TOKEN'] }, proxies: ['all'] },
    isSealed: true,
    keepsSecrets: true,
  })
  const wrong = moves.take(token, 'another passphrase')
  await expect(wrong).rejects.toThrow(refusal('MOVE_PASSPHRASE_WRONG'))
  expect(await second.engine.resources.count({})).toBe(1)
  const kept = await moves.take(token, 'a long passphrase')
  expect(kept).toHaveLength(2)
  await second.engine.stop()

  expect(await applyReplacement(to.path, there)).toMatchObject({
    kind: 'move',
    kept,
    problem: null,
  })
  expect(await applyReplacement(to.path, there)).toBeNull()
  expect(kept.every((path) => existsSync(path))).toBe(true)
  const { engine } = openEngine({ dataFolder: to.path, secrets: there })
  expect(engine.resources.list(everyLink)).toMatchObject([
    {
      title: '雪山来信',
      url: `${address}?pwd=a1B2`,
      passcode: 'a1B2',
      category: '剧集',
      note: '第一季',
    },
  ])
  // What is of this machine stays: whom it lets in, and by which door.
  expect(engine.access.tokens().map(({ name }) => name)).toEqual(['of the second'])
  expect(engine.access.sessions.get('digest')).toBeDefined()
  expect(engine.settings.get()).toMatchObject({
    language: 'zh-CN',
    httpEnabled: false,
    httpPort: 5005,
    proxy: 'http://me:hidden-proxy@127.0.0.1:3128',
  })
  expect([...there.held.values()]).toEqual(['hidden-variable'])
  expect(readdirSync(join(to.path, 'jobs/lib'))).toEqual(['names.ts'])
  expect(engine.moves.last()).toMatchObject({ kind: 'move', kept })
  await engine.stop()
})

test('an export leaves another’s upload and another’s finished export alone', async () => {
  using from = temporaryFolder()
  const clock = new ManualClock(Date.parse('2026-11-22T10:00:00Z'))
  const { engine } = openEngine({ dataFolder: from.path, clock })
  const { moves } = engine
  const first = await packedToken(engine)
  const bytes = readFileSync((await moves.packed(first)).path)
  const half = bytes.length >> 1
  const upload = await moves.receive(undefined, 0, bytes.subarray(0, half))
  await packedToken(engine)
  await moves.receive(upload, half, bytes.subarray(half))
  expect((await moves.preview(upload)).madeAt).toBe(clock.now())
  expect(readFileSync((await moves.packed(first)).path)).toEqual(bytes)
  const abandoned = await moves.receive(undefined, 0, bytes.subarray(0, half))
  await clock.pass(3_600_000)
  const last = await packedToken(engine)
  await expect(moves.packed(first)).rejects.toThrow(refusal('MOVE_GONE'))
  const left = [upload, abandoned, last].map((token) => `${token}.tar.gz`)
  const files = readdirSync(join(from.path, 'temp')).filter((name) => name.endsWith('.tar.gz'))
  expect(files.toSorted()).toEqual(left.toSorted())
  await engine.stop()
})
