import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  SealedSecrets,
  type SecretsOptions,
} from '../../../../electron/machine/secrets/sealed-secrets.ts'
import { refusal } from '../../../support/refusal.ts'
import { SystemKeyStore } from '../../../support/secrets/system-key-store.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const secret = '__pus=a cookie with 中文 in it'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder[Symbol.dispose]())

/** The secrets of the folder as another process opens them. */
async function secretsWith(options: Partial<SecretsOptions> = {}): Promise<SealedSecrets> {
  const secrets = new SealedSecrets({ dataFolder: folder.path, environment: {}, ...options })
  await secrets.open()
  return secrets
}

const filesOf = () => readdirSync(folder.path).toSorted()
const textOf = (name: string) => readFileSync(join(folder.path, name), 'utf8')

function expectNowhere(text: string): void {
  const all = filesOf().map(textOf).join('\n')
  expect(all).not.toContain(text)
  expect(all).not.toContain(Buffer.from(text).toString('base64'))
}

describe('with a key store', () => {
  test('what is kept is read back, also later, by the same key store only, and stands nowhere as it is', async () => {
    const keyStore = new SystemKeyStore()
    const secrets = await secretsWith({ keyStore })
    expect(secrets.state()).toEqual({ isOpen: true, place: 'key-store' })
    expect(filesOf()).toEqual([])
    secrets.keep('account 1', secret)
    secrets.keep('push', 'b')
    secrets.keep('push', 'c')
    const later = await secretsWith({ keyStore })
    expect([later.read('account 1'), later.read('push')]).toEqual([secret, 'c'])
    later.keep('another', 'd')
    expect(Object.keys(JSON.parse(textOf('secrets.json')).keys)).toHaveLength(1)
    expectNowhere(secret)
    expect(filesOf()).toEqual(['secrets.json'])
    expect(
      (await secretsWith({ keyStore: new SystemKeyStore() })).read('account 1'),
    ).toBeUndefined()
    expect((await secretsWith()).read('account 1')).toBeUndefined()
  })

  test('one that has lost its key opens nothing, destroys nothing, and takes something new', async () => {
    const keyStore = new SystemKeyStore()
    const first = await secretsWith({ keyStore })
    first.keep('account 1', secret)
    first.keep('account 2', 'another')
    const before = JSON.parse(textOf('secrets.json'))
    keyStore.loseKey()
    const later = await secretsWith({ keyStore })
    expect(later.read('account 1')).toBeUndefined()
    expect(later.state()).toEqual({ isOpen: true, place: 'key-store' })
    later.keep('account 1', 'replaced')
    const after = JSON.parse(textOf('secrets.json'))
    expect(after.keys).toMatchObject(before.keys)
    expect(after.values['account 2']).toEqual(before.values['account 2'])
    const again = await secretsWith({ keyStore })
    expect([again.read('account 1'), again.read('account 2')]).toEqual(['replaced', undefined])
  })

  test.each<[string, (keyStore: SystemKeyStore) => void]>([
    ['throws', (each) => (each.before = () => Promise.reject(new Error('org.freedesktop.Secret')))],
    ['is locked', (each) => (each.protects = 'locked')],
    ['never answers', (each) => (each.before = () => new Promise(() => {}))],
  ])('one that %s keeps nothing, and is asked anew', async (_, spoil) => {
    const keyStore = new SystemKeyStore()
    ;(await secretsWith({ keyStore })).keep('account 1', secret)
    const before = textOf('secrets.json')
    const spoilt = new SystemKeyStore()
    spoil(spoilt)
    const secrets = await secretsWith({ keyStore: spoilt, patienceMs: 5 })
    expect(secrets.state()).toEqual({ isOpen: false, hindrance: 'locked' })
    expect(secrets.read('account 1')).toBeUndefined()
    expect(() => secrets.keep('account 1', 'b')).toThrow(
      refusal('SECRETS_UNKEPT', { kind: 'locked' }),
    )
    expect(textOf('secrets.json')).toBe(before)
  })

  test('one that is unlocked later opens what was kept', async () => {
    const keyStore = new SystemKeyStore()
    ;(await secretsWith({ keyStore })).keep('account 1', secret)
    const opened = Promise.withResolvers<void>()
    keyStore.before = () => opened.promise
    const secrets = await secretsWith({ keyStore, patienceMs: 5 })
    expect(secrets.read('account 1')).toBeUndefined()
    opened.resolve()
    await secrets.open()
    await expect.poll(() => secrets.read('account 1')).toBe(secret)
  })

  test('a key that is stale is sealed anew', async () => {
    const keyStore = new SystemKeyStore()
    ;(await secretsWith({ keyStore })).keep('account 1', secret)
    const before = textOf('secrets.json')
    keyStore.isStale = true
    expect((await secretsWith({ keyStore })).read('account 1')).toBe(secret)
    expect(textOf('secrets.json')).not.toBe(before)
    keyStore.isStale = false
    expect((await secretsWith({ keyStore })).read('account 1')).toBe(secret)
  })

  test('what Pansentry 0.1 had it seal one by one is read, and what it cannot open stays', async () => {
    const keyStore = new SystemKeyStore()
    const foreign = await new SystemKeyStore().seal('of another')
    const older = { 'job a TOKEN': await keyStore.seal('swordfish'), 'job b TOKEN': foreign }
    writeFileSync(join(folder.path, 'secrets.json'), JSON.stringify(older))
    const secrets = await secretsWith({ keyStore })
    expect(secrets.read('job a TOKEN')).toBe('swordfish')
    expect(secrets.read('job b TOKEN')).toBeUndefined()
    expect(JSON.parse(textOf('secrets.json')).older).toEqual({ 'job b TOKEN': foreign })
  })
})

describe('without one', () => {
  test('a server makes a key of its own, and another opens nothing', async () => {
    ;(await secretsWith()).keep('account 1', secret)
    expect(filesOf()).toEqual(['secret-key', 'secrets.json'])
    expect((await secretsWith()).read('account 1')).toBe(secret)
    expectNowhere(secret)
    writeFileSync(join(folder.path, 'secret-key'), 'no key')
    const later = await secretsWith()
    expect(later.read('account 1')).toBeUndefined()
    later.keep('account 2', 'b')
    expect([later.read('account 2'), textOf('secret-key.damaged')]).toEqual(['b', 'no key'])
  })

  test('a key of the environment leaves none in the folder', async () => {
    const environment = { PANSENTRY_SECRET_KEY: 'one' }
    ;(await secretsWith({ environment })).keep('account 1', secret)
    expect(filesOf()).toEqual(['secrets.json'])
    expect((await secretsWith({ environment })).read('account 1')).toBe(secret)
    const others = [{}, { PANSENTRY_SECRET_KEY: 'two' }]
    for (const other of others) {
      expect((await secretsWith({ environment: other })).read('account 1')).toBeUndefined()
    }
  })

  test('a server keeps nothing beside what the key store of a desktop has sealed, unless somebody chooses', async () => {
    ;(await secretsWith({ keyStore: new SystemKeyStore() })).keep('account 1', secret)
    const served = await secretsWith()
    expect(served.state()).toEqual({ isOpen: false, hindrance: 'elsewhere' })
    expect(() => served.keep('a', 'b')).toThrow(refusal('SECRETS_UNKEPT', { kind: 'elsewhere' }))
    served.choose('key-file')
    served.keep('a', 'b')
    expect((await secretsWith()).read('a')).toBe('b')
  })

  describe('on a desktop', () => {
    const desktop = () => {
      const keyStore = new SystemKeyStore()
      keyStore.protects = 'none'
      return secretsWith({ keyStore })
    }

    test('a person chooses first', async () => {
      const secrets = await desktop()
      expect(secrets.state()).toEqual({ isOpen: false, hindrance: 'unchosen' })
      expect(() => secrets.keep('a', 'b')).toThrow(refusal('SECRETS_UNKEPT', { kind: 'unchosen' }))
      expect(filesOf()).toEqual([])
    })

    test('in memory nothing of it reaches the disk, and it is gone afterwards', async () => {
      const secrets = await desktop()
      secrets.choose('memory')
      secrets.keep('account 1', secret)
      expect(secrets.read('account 1')).toBe(secret)
      expectNowhere('account 1')
      const later = await desktop()
      expect(later.state()).toEqual({ isOpen: true, place: 'memory' })
      expect(later.read('account 1')).toBeUndefined()
    })

    test('what is kept follows the choice', async () => {
      const secrets = await desktop()
      secrets.choose('key-file')
      secrets.keep('account 1', secret)
      expect((await desktop()).read('account 1')).toBe(secret)
      secrets.choose('memory')
      expect(secrets.read('account 1')).toBe(secret)
      expectNowhere('account 1')
      expect(filesOf()).toEqual(['secrets.json'])
      secrets.choose('key-file')
      expect((await desktop()).read('account 1')).toBe(secret)
    })
  })
})

describeOn('POSIX', 'modes', () => {
  test('only the owner may read the files', async () => {
    ;(await secretsWith()).keep('account 1', secret)
    const modes = filesOf().map((name) => statSync(join(folder.path, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600])
  })
})

test('what is forgotten is gone, and the rest stays', async () => {
  const secrets = await secretsWith()
  secrets.keep('cookie', 'a')
  secrets.keep('push', 'b')
  secrets.forget('cookie')
  secrets.forget('never kept')
  expect([secrets.read('cookie'), secrets.read('push')]).toEqual([undefined, 'b'])
  expect(textOf('secrets.json')).not.toContain('cookie')
})

test('a secret in the place of another is none', async () => {
  const secrets = await secretsWith()
  secrets.keep('account 1', secret)
  const moved = textOf('secrets.json').replace('account 1', 'account 2')
  writeFileSync(join(folder.path, 'secrets.json'), moved)
  expect(secrets.read('account 2')).toBeUndefined()
})
