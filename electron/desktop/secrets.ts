import { existsSync } from 'node:fs'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { moveFileSync, readTextSync, replaceFile } from '../engine/disk/files.ts'
import type { Secrets } from '../engine/model/secrets.ts'

type KeyStore = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

const fileSchema = z.record(z.string(), z.string())

/**
 * Secrets in a file that only the system's key store can open (Keychain, DPAPI, a Secret Service).
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function systemSecrets(file: string, keyStore: KeyStore): Secrets {
  const read = () => {
    try {
      return fileSchema.parse(JSON.parse(readTextSync(file)))
    } catch {
      return {}
    }
  }
  /** What a change goes on from: what cannot be read just now is not written over, and what is damaged is kept aside. */
  const readToChange = () => {
    if (!existsSync(file)) return {}
    const text = readTextSync(file)
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      moveFileSync(file, `${file}.damaged`)
      return {}
    }
  }
  const write = (sealed: z.output<typeof fileSchema>) => replaceFile(file, JSON.stringify(sealed))
  return {
    // Without a keyring Linux falls back to a password that is written in Chromium's source.
    isAvailable: () =>
      keyStore.isEncryptionAvailable() && keyStore.getSelectedStorageBackend?.() !== 'basic_text',
    keep(name, text) {
      const sealed = keyStore.encryptString(text).toString('base64')
      write({ ...readToChange(), [name]: sealed })
    },
    forget(name) {
      const { [name]: forgotten, ...others } = readToChange()
      if (forgotten !== undefined) write(others)
    },
    read(name) {
      const sealed = read()[name]
      if (sealed === undefined) return undefined
      try {
        return keyStore.decryptString(Buffer.from(sealed, 'base64'))
      } catch {
        return undefined
      }
    },
  }
}
