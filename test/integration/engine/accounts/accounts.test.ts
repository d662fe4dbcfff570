import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../electron/engine/engine.ts'
import type { AccountDraft } from '../../../../electron/engine/model/account/account.ts'
import { cleanupJobId } from '../../../../electron/engine/model/terms/job-ids.ts'
import { SealedSecrets } from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { AccountDrive, cookieOf } from '../../../support/drives/account-drive.ts'
import { openEngine, runEnded } from '../../../support/engine.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { refusal } from '../../../support/refusal.ts'
import { SystemKeyStore } from '../../../support/secrets/system-key-store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const start = Date.parse('2026-11-26T08:00:00+08:00')

let folder: ReturnType<typeof temporaryFolder>
let drive: AccountDrive
let clock: ManualClock
let keyStore: SystemKeyStore
let opened: ReturnType<typeof openEngine>
let engine: Engine

async function open(): Promise<void> {
  const secrets = new SealedSecrets({
    dataFolder: folder.path,
    environment: {},
    keyStore,
    patienceMs: 20,
  })
  await secrets.open()
  const { path: dataFolder } = folder
  opened = openEngine({ dataFolder, clock, secrets, origins: drive.origins })
  engine = opened.engine
  engine.settings.update({ paused: true })
  engine.start()
}

async function reopen(): Promise<void> {
  await engine.stop()
  await open()
}

beforeEach(async () => {
  folder = temporaryFolder()
  clock = new ManualClock('2026-11-26T08:00:00+08:00')
  keyStore = new SystemKeyStore()
  drive = await AccountDrive.start()
  drive.members.set('u1', { nickname: '小明', membership: 'SUPER_VIP', used: 3, total: 10 })
  await open()
})

afterEach(async () => {
  await engine.stop()
  await drive[Symbol.asyncDispose]()
  folder[Symbol.dispose]()
})

const add = (draft: Partial<AccountDraft> = {}) =>
  engine.accounts.add({ drive: 'quark', name: '', secret: cookieOf('u1'), ...draft })
const cookiesSent = () => drive.exchanges.map(({ headers }) => headers['cookie'] ?? '')

test('a sign-in is tried, kept, shown masked, and known after a restart', async () => {
  const added = await add({ name: ' 主号 '.trim() })
  expect(added).toEqual({
    id: 1,
    drive: 'quark',
    name: '主号',
    secret: '***',
    state: { kind: 'ok' },
    profile: { nickname: '小明', membership: 'SUPER_VIP', space: { used: 3, total: 10 } },
    checkedAt: start,
    isSignedInDaily: false,
  })
  expect(drive.exchanges.map(({ host, path }) => `${host}${path}`)).toEqual([
    'pan.quark.cn/account/info',
    'drive-pc.quark.cn/1/clouddrive/member',
  ])
  await reopen()
  expect(engine.accounts.list()).toEqual([added])
  clock.jump(1000)
  expect(await engine.accounts.test(1)).toMatchObject({ checkedAt: start + 1000 })
})

test('UC is asked at its own addresses', async () => {
  const account = await add({ drive: 'uc' })
  expect(account).toMatchObject({ drive: 'uc', state: { kind: 'ok' } })
  expect(drive.exchanges.map(({ host, query }) => [host, query['pr']])).toEqual([
    ['drive.uc.cn', undefined],
    ['pc-api.uc.cn', 'UCBrowser'],
  ])
})

test('what the drive renews is kept and sent from then on; parameters of its mobile client never are', async () => {
  await add({ secret: `${cookieOf('u1')}; kps=k1; sign=s1; vcode=v1` })
  await engine.accounts.test(1)
  const [info, member, again] = cookiesSent()
  expect(info).toContain('__puus=stale-ticket-of-u1')
  expect(member).not.toContain('__puus')
  expect(again).toContain('__puus=fresh-ticket-1')
  expect(cookiesSent().join('\n')).not.toMatch(/kps|sign|vcode/)
})

describe('nothing is kept', () => {
  /** Tries to add an account; returns why that failed, once nothing of it is left. */
  async function refused(draft: Partial<AccountDraft> = {}): Promise<unknown> {
    const error = await add(draft).catch((error: unknown) => error)
    await reopen()
    const left = [engine.accounts.list(), globSync('secrets.json', { cwd: folder.path })]
    expect(left).toEqual([[], []])
    return error
  }

  test.each([
    ['another line', '__uid=u1\r\nX-Admin: 1'],
    ['NUL', '__uid=u1\0'],
    ['64 KiB', `__uid=u1; a=${'b'.repeat(65_536)}`],
    ['what is no ASCII', '__uid=用户'],
    ['no __uid', '__pus=pus-of-u1'],
    ['an empty __uid', '__pus=pus-of-u1; __uid='],
  ])('of a cookie with %s, and nothing is sent', async (_, secret) => {
    expect(await refused({ secret })).toMatchObject({ code: 'ACCOUNT_INVALID' })
    expect(drive.exchanges).toEqual([])
  })

  test('of a sign-in that two calls do not know', async () => {
    expect(await refused({ secret: cookieOf('u1', 'of-yesterday') })).toEqual(
      refusal('ACCOUNT_REFUSED', {}),
    )
    // With the ticket and without.
    expect(drive.exchanges).toHaveLength(3)
  })

  test.each([
    ['HTML', { status: 200, html: '<p>维护中</p>' }],
    ['an unknown code', { status: 200, json: { code: 52_000, message: 'inner error' } }],
    ['nothing', { status: 502 }],
    ['a redirect elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }],
    ['a limit', { status: 429, headers: { 'retry-after': '60' } }],
  ])('where the drive answers %s', async (_, answer) => {
    drive.answering = () => answer
    expect(await refused()).toMatchObject({ code: 'ACCOUNT_UNTESTED' })
    expect(new Set(drive.exchanges.map(({ host }) => host))).toEqual(
      new Set(['pan.quark.cn', 'drive-pc.quark.cn']),
    )
  })

  test('where the drive cannot be reached', async () => {
    drive.answering = () => ({ status: 200, text: '{', reset: true })
    expect(await refused()).toMatchObject({ code: 'ACCOUNT_UNTESTED' })
  })

  test.each([
    ['none', 'unchosen'],
    ['locked', 'locked'],
  ] as const)('where the key store is %s, and the drive is not asked', async (protects, kind) => {
    keyStore.protects = protects
    await reopen()
    expect(await refused()).toEqual(refusal('SECRETS_UNKEPT', { kind }))
    expect(drive.exchanges).toEqual([])
  })
})

test('the same person is added once, and another beside', async () => {
  await add()
  await expect(add({ name: 'again' })).rejects.toThrow(refusal('ACCOUNT_EXISTS', { id: 1 }))
  drive.members.set('u2', {})
  expect(await add({ secret: cookieOf('u2') })).toMatchObject({ id: 2, profile: { nickname: '' } })
  await expect(engine.accounts.replace(2, cookieOf('u1'))).rejects.toThrow(
    refusal('ACCOUNT_EXISTS', { id: 1 }),
  )
})

describe('how it stands', () => {
  beforeEach(() => add())

  test('a full drive says by how much', async () => {
    drive.members.set('u1', { used: 12, total: 10 })
    expect(await engine.accounts.test(1)).toMatchObject({
      state: { kind: 'full', missingBytes: 2 },
    })
  })

  test('a sign-in that ended is to be replaced, and works again then', async () => {
    drive.members.set('u1', { pus: 'anew' })
    const ended = { kind: 'login-needed', cause: 'refused' }
    expect(await engine.accounts.test(1)).toMatchObject({ state: ended })
    await expect(engine.accounts.replace(1, cookieOf('u1'))).rejects.toThrow(
      refusal('ACCOUNT_REFUSED', {}),
    )
    expect(engine.accounts.list()).toMatchObject([{ state: ended }])
    expect(await engine.accounts.replace(1, cookieOf('u1', 'anew'))).toMatchObject({
      state: { kind: 'ok' },
    })
  })

  test('one call that says so ends nothing', async () => {
    drive.answering = ({ path }) =>
      path === '/1/clouddrive/member'
        ? { status: 401, json: { code: 31_001, message: '' } }
        : undefined
    await expect(engine.accounts.test(1)).rejects.toMatchObject({ code: 'ACCOUNT_UNTESTED' })
    expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'ok' } }])
  })

  test('a drive that wants to be left alone is, for as long as it says', async () => {
    drive.answering = () => ({ status: 429, headers: { 'retry-after': '600' } })
    const until = start + 600_000
    expect(await engine.accounts.test(1)).toMatchObject({ state: { kind: 'limited', until } })
    const asked = drive.exchanges.length
    expect(await engine.accounts.test(1)).toMatchObject({ state: { kind: 'limited', until } })
    expect(drive.exchanges).toHaveLength(asked)
    clock.jump(600_000)
    expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'untested' } }])
  })

  test('it is renewing while the drive is asked, once for all who ask', async () => {
    drive.answering = () => ({ status: 500, delayMs: 50 })
    const before = drive.exchanges.length
    const both = [engine.accounts.test(1), engine.accounts.test(1)]
    expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'renewing' } }])
    await Promise.allSettled(both)
    expect(drive.exchanges.length - before).toBe(2)
    expect(engine.accounts.list()).toMatchObject([{ state: { kind: 'ok' } }])
  })

  test('what a test finds of a sign-in that was replaced meanwhile counts no more', async () => {
    drive.members.set('u1', { pus: 'anew' })
    drive.answering = ({ headers }) =>
      headers['cookie']?.includes('anew')
        ? undefined
        : { status: 401, json: { code: 31_001 }, delayMs: 50 }
    const testing = engine.accounts.test(1)
    await engine.accounts.replace(1, cookieOf('u1', 'anew'))
    expect(await testing).toMatchObject({ state: { kind: 'ok' } })
  })

  test('a key store that lost its key says “replace”, and the rest works', async () => {
    keyStore.loseKey()
    await reopen()
    const lost = { state: { kind: 'login-needed', cause: 'lost' } }
    expect(engine.accounts.list()).toMatchObject([lost])
    expect(await engine.accounts.test(1)).toMatchObject(lost)
    expect(await engine.accounts.replace(1, cookieOf('u1'))).toMatchObject({
      state: { kind: 'ok' },
    })
  })

  test('a key store that is locked says so, and what it has is there once it is open', async () => {
    keyStore.protects = 'locked'
    await reopen()
    expect(engine.accounts.list()).toMatchObject([
      { state: { kind: 'login-needed', cause: 'locked' } },
    ])
    keyStore.protects = 'protecting'
    expect(await engine.accounts.test(1)).toMatchObject({ state: { kind: 'ok' } })
  })
})

describe('removing', () => {
  beforeEach(() => add())

  test('is taken back with its sign-in, for a day', async () => {
    engine.accounts.remove(1)
    expect(engine.accounts.list()).toEqual([])
    expect(() => engine.accounts.rename(1, 'a')).toThrow(refusal('ACCOUNT_NOT_FOUND', { id: 1 }))
    expect(engine.accounts.restore(1)).toMatchObject({ id: 1, state: { kind: 'ok' } })
    engine.accounts.remove(1)
    await clock.pass(24 * 3_600_000 + 1)
    await runEnded(engine, engine.run(cleanupJobId).runId)
    expect(() => engine.accounts.restore(1)).toThrow(refusal('ACCOUNT_NOT_FOUND', { id: 1 }))
    expect(readFileSync(join(folder.path, 'secrets.json'), 'utf8')).not.toContain('account ')
  })

  test('is not taken back beside the same account, added once more', async () => {
    engine.accounts.remove(1)
    await add()
    expect(() => engine.accounts.restore(1)).toThrow(refusal('ACCOUNT_EXISTS', { id: 2 }))
    expect(engine.accounts.list()).toMatchObject([{ id: 2 }])
    engine.accounts.remove(2)
    expect(engine.accounts.restore(1)).toMatchObject({ id: 1 })
  })

  test('is taken back after another start as well', async () => {
    engine.accounts.remove(1)
    await reopen()
    expect(engine.accounts.list()).toEqual([])
    expect(engine.accounts.restore(1)).toMatchObject({ id: 1, state: { kind: 'ok' } })
  })
})
