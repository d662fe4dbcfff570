import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemSecrets } from '../../../electron/desktop/secrets.ts'
import { RefusingFiles, refusedTimes } from '../../support/disks/refusing-files.ts'
import { refusal } from '../../support/refusal.ts'
import { describeOn } from '../../support/systems.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A key store with a key of its own, as a desktop session has one. */
function keyStore(backend: 'gnome_libsecret' | 'basic_text' = 'gnome_libsecret', isOpen = true) {
  const key = randomBytes(32)
  return {
    isEncryptionAvailable: () => isOpen,
    getSelectedStorageBackend: () => backend,
    encryptString(text: string) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed])
    },
    decryptString(sealed: Buffer) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return decipher.update(sealed.subarray(28)).toString('utf8') + decipher.final('utf8')
    },
  }
}

test('what is kept is read back by the same key store only, and nothing of it stands in the file', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const store = keyStore()
  const secrets = systemSecrets(file, store)
  expect(secrets.read('cookie')).toBeUndefined()
  secrets.keep('cookie', '__pus=夸克')
  secrets.keep('push', '{}')
  secrets.keep('push', '{"key":1}')
  const again = systemSecrets(file, store)
  expect([again.read('cookie'), again.read('push')]).toEqual(['__pus=夸克', '{"key":1}'])
  expect(systemSecrets(file, keyStore()).read('cookie')).toBeUndefined()
  expect(readFileSync(file, 'utf8')).not.toContain('__pus')
})

describeOn('POSIX', 'the mode of the secrets', () => {
  test('is for their owner alone', () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'secrets.json')
    systemSecrets(file, keyStore()).keep('cookie', '__pus=夸克')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

test.each([
  ['a key store', keyStore(), true],
  ['Chromium’s own password in its place', keyStore('basic_text'), false],
  ['a locked one', keyStore('gnome_libsecret', false), false],
])('%s: %s', (_, store, isAvailable) => {
  expect(systemSecrets('/nowhere', store).isAvailable()).toBe(isAvailable)
})

test('what is forgotten is gone, and the rest stays', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const secrets = systemSecrets(file, keyStore())
  secrets.keep('cookie', 'a')
  secrets.keep('push', 'b')
  secrets.forget('cookie')
  secrets.forget('never kept')
  expect([secrets.read('cookie'), secrets.read('push')]).toEqual([undefined, 'b'])
  expect(readFileSync(file, 'utf8')).not.toContain('cookie')
})

test('a file that was damaged holds nothing, and is written anew', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  writeFileSync(file, '{"cookie": 7')
  const secrets = systemSecrets(file, keyStore())
  expect(secrets.read('cookie')).toBeUndefined()
  secrets.keep('cookie', 'a')
  expect(secrets.read('cookie')).toBe('a')
})

test('a file that is damaged is kept aside, and one that cannot be read is not written over', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const secrets = systemSecrets(file, keyStore())
  writeFileSync(file, '{"cookie": "half of i')
  secrets.keep('push', 'b')
  expect(secrets.read('push')).toBe('b')
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"cookie": "half of i')
  const unreadable = join(folder.path, 'unreadable')
  mkdirSync(unreadable)
  expect(() => systemSecrets(unreadable, keyStore()).keep('push', 'b')).toThrow(/EISDIR/)
})

test('what another program holds for a moment is read and written, and named when it is not let go', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'secrets.json')
  const secrets = systemSecrets(file, keyStore())
  secrets.keep('cookie', 'a')
  for (const operation of ['readFile', 'rename'] as const) {
    {
      using _ = new RefusingFiles(refusedTimes(2, operation, 'EACCES'), 'win32')
      secrets.keep('push', operation)
      expect([secrets.read('cookie'), secrets.read('push')]).toEqual(['a', operation])
    }
    using _ = new RefusingFiles(refusedTimes(Infinity, operation, 'EACCES'), 'win32')
    expect(() => secrets.keep('cookie', 'b')).toThrow(refusal('FILE_HELD', { file }))
  }
  expect([secrets.read('cookie'), secrets.read('push')]).toEqual(['a', 'rename'])
  expect(readdirSync(folder.path)).toEqual(['secrets.json'])
})
