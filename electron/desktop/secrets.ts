import type { SafeStorage } from 'electron'
import type { KeyStore } from '../machine/secrets/sealed-secrets.ts'

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

/**
 * The key store of the desktop: Keychain, DPAPI, a Secret Service.
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function systemKeyStore(storage: Storage): KeyStore {
  return {
    async protection() {
      // Without a keyring Linux falls back to a password that is written in Chromium's source.
      if (storage.getSelectedStorageBackend?.() === 'basic_text') return 'none'
      return (await storage.isAsyncEncryptionAvailable()) ? 'protecting' : 'locked'
    },
    seal: async (text) => (await storage.encryptStringAsync(text)).toString('base64'),
    async open(sealed) {
      const found = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))
      return { text: found.result, isStale: found.shouldReEncrypt }
    },
  }
}
