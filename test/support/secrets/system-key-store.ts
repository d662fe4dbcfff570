import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyStore } from '../../../electron/machine/secrets/sealed-secrets.ts'

/** A key store with a key of its own, as a desktop session has one; what it does can be changed while it is used. */
export class SystemKeyStore implements KeyStore {
  protects: Awaited<ReturnType<KeyStore['protection']>> = 'protecting'
  /** What each call does before it is answered: to throw, or never to come back. */
  before: () => Promise<void> = () => Promise.resolve()
  isStale = false
  #key = randomBytes(32)

  /** From now on nothing opens what was sealed before. */
  loseKey(): void {
    this.#key = randomBytes(32)
  }

  async protection() {
    await this.before()
    return this.protects
  }

  async seal(text: string): Promise<string> {
    await this.before()
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
  }

  async open(sealed: string) {
    await this.before()
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    const text = decipher.update(bytes.subarray(28)).toString('utf8') + decipher.final('utf8')
    return { text, isStale: this.isStale }
  }
}
