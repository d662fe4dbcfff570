import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readTextSync, replaceFile } from '../engine/disk/files.ts'
import type { Secrets } from '../engine/model/secrets.ts'
import { secretsFile } from './secrets-file.ts'

const cipher = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/**
 * Secrets in `channel-secrets.json` of the data folder, each sealed with AES-256-GCM, for where the system keeps none.
 * The key is what PANSENTRY_SECRET_KEY says or, without it, the file `secret-key` beside it, which only its owner may
 * read: whoever can read the folder as they can, can open them.
 */
export function sealedSecrets(dataFolder: string, environment: NodeJS.ProcessEnv): Secrets {
  const keyFile = join(dataFolder, 'secret-key')
  const given = environment['PANSENTRY_SECRET_KEY']
  const knownKey = () => {
    if (given) return createHash('sha256').update(given).digest()
    return existsSync(keyFile) ? Buffer.from(readTextSync(keyFile).trim(), 'hex') : undefined
  }
  const keyToSeal = () => {
    const known = knownKey()
    if (known) return known
    const made = randomBytes(keyBytes)
    replaceFile(keyFile, made.toString('hex'))
    return made
  }
  return secretsFile(join(dataFolder, 'channel-secrets.json'), {
    isAvailable: () => true,
    seal: (name, text) => seal(keyToSeal(), name, text),
    open(name, sealed) {
      const key = knownKey()
      return key && opened(key, name, sealed)
    },
  })
}

/** Nonce, tag and what is sealed, in Base64; the name is bound to it, so that none can take another's place. */
function seal(key: Buffer, name: string, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Throws where another key has sealed it. */
function opened(key: Buffer, name: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const textAt = nonceBytes + tagBytes
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(nonceBytes, textAt))
  return Buffer.concat([opening.update(bytes.subarray(textAt)), opening.final()]).toString('utf8')
}
