import type { SafeStorage } from 'electron'
import type { Secrets } from '../engine/model/secrets.ts'
import { secretsFile } from '../machine/secrets-file.ts'

type KeyStore = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

/**
 * Secrets in a file that only the system's key store can open (Keychain, DPAPI, a Secret Service).
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function systemSecrets(file: string, keyStore: KeyStore): Secrets {
  return secretsFile(file, {
    // Without a keyring Linux falls back to a password that is written in Chromium's source.
    isAvailable: () =>
      keyStore.isEncryptionAvailable() && keyStore.getSelectedStorageBackend?.() !== 'basic_text',
    seal: (_, text) => keyStore.encryptString(text).toString('base64'),
    open: (_, sealed) => keyStore.decryptString(Buffer.from(sealed, 'base64')),
  })
}
