import { expect, test } from 'vitest'
import { systemKeyStore } from '../../../electron/desktop/secrets.ts'

type Given = {
  readonly backend?: 'gnome_libsecret' | 'basic_text'
  /** How often it says no before it is there. */
  readonly after?: number
  readonly mark?: string
}

/** Electron's own, as far as it is used. */
function storage({ backend, after = 0, mark = 'v11' }: Given) {
  let asked = 0
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve((asked += 1) > after),
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`${mark}${text}`)),
    decryptStringAsync: (sealed: Buffer) =>
      Promise.resolve({ result: sealed.toString().slice(mark.length), shouldReEncrypt: true }),
    ...(backend && { getSelectedStorageBackend: () => backend }),
  }
}

test.each<[string, Given, string]>([
  ['a Secret Service', { backend: 'gnome_libsecret' }, 'protecting'],
  ['one that is there a moment later', { backend: 'gnome_libsecret', after: 2 }, 'protecting'],
  ['one on a desktop that Chromium does not know', { backend: 'basic_text' }, 'protecting'],
  ['a Keychain', { mark: 'v10' }, 'protecting'],
  ['Chromium’s own password', { backend: 'gnome_libsecret', mark: 'v10' }, 'none'],
  ['none on a desktop that Chromium does not know', { backend: 'basic_text', after: 99 }, 'none'],
  ['one that is locked', { backend: 'gnome_libsecret', after: 99 }, 'locked'],
  ['a Keychain that is locked', { after: 99 }, 'locked'],
])('%s', async (_, given, protection) => {
  expect(await systemKeyStore(storage(given)).protection()).toBe(protection)
})

test('what it seals it opens, and says whether that has to be done anew', async () => {
  const keyStore = systemKeyStore(storage({}))
  const sealed = await keyStore.seal('夸克')
  expect(sealed).not.toContain('夸克')
  expect(await keyStore.open(sealed)).toEqual({ text: '夸克', isStale: true })
})
