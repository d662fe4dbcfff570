import { setTimeout as delay } from 'node:timers/promises'
import type { SafeStorage } from 'electron'
import type { KeyStore } from '../machine/secrets/sealed-secrets.ts'

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

const pauseMs = 100

/**
 * The key store of the desktop: Keychain, DPAPI, a Secret Service.
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function systemKeyStore(storage: Storage): KeyStore {
  return {
    async protection() {
      // Only Linux names one. Where the desktop is none that Chromium knows, there may be a Secret Service all the same.
      const backend = storage.getSelectedStorageBackend?.()
      const isUnlikely = backend === 'basic_text'
      if (!(await isThere(storage, isUnlikely ? 5 : 30))) return isUnlikely ? 'none' : 'locked'
      if (backend === undefined) return 'protecting'
      // Under this mark Linux seals with a password that is written in Chromium's source.
      // https://chromium.googlesource.com/chromium/src/+/main/components/os_crypt/sync/os_crypt_linux.cc
      const probe = await storage.encryptStringAsync('probe')
      return probe.subarray(0, 3).toString('latin1') === 'v10' ? 'none' : 'protecting'
    },
    seal: async (text) => (await storage.encryptStringAsync(text)).toString('base64'),
    async open(sealed) {
      const found = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))
      return { text: found.result, isStale: found.shouldReEncrypt }
    },
  }
}

/** Electron 42 says no until it has reached the Secret Service, and ends if it is given something to seal before. */
async function isThere(storage: Storage, attempts: number): Promise<boolean> {
  for (let count = 0; count < attempts; count += 1) {
    if (await storage.isAsyncEncryptionAvailable()) return true
    await delay(pauseMs)
  }
  return false
}
