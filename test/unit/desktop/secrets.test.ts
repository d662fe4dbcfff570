import { expect, test } from 'vitest'
import { systemKeyStore } from '../../../electron/desktop/secrets.ts'

/** Electron's own, as far as it is used. */
const storage = (isAvailable: boolean, backend?: 'gnome_libsecret' | 'basic_text') => ({
  isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`sealed ${text}`)),
  decryptStringAsync: (sealed: Buffer) =>
    Promise.resolve({ result: sealed.toString().slice('sealed '.length), shouldReEncrypt: true }),
  ...(backend && { getSelectedStorageBackend: () => backend }),
})

test.each([
  ['a Secret Service', storage(true, 'gnome_libsecret'), 'protecting'],
  ['a Keychain', storage(true), 'protecting'],
  ['Chromium’s own password in the place of a key store', storage(true, 'basic_text'), 'none'],
  ['one that is locked', storage(false, 'gnome_libsecret'), 'locked'],
])('%s', async (_, each, protection) => {
  expect(await systemKeyStore(each).protection()).toBe(protection)
})

test('what it seals it opens, and says whether that has to be done anew', async () => {
  const keyStore = systemKeyStore(storage(true))
  const sealed = await keyStore.seal('夸克')
  expect(sealed).not.toContain('夸克')
  expect(await keyStore.open(sealed)).toEqual({ text: '夸克', isStale: true })
})
