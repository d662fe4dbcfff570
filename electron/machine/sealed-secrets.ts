import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Secrets } from '../engine/model/secrets.ts'

const fileSchema = z.record(z.string(), z.string())

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Secrets in `channel-secrets.json` of the data folder, each sealed with AES-256-GCM, for where the system keeps none. The
 * key is what PANSENTRY_SECRET_KEY says or, without it, the file `secret-key` beside it, which only its owner may read:
 * whoever can read the folder as they can, can open them.
 */
export function sealedSecrets(dataFolder: string, environment: NodeJS.ProcessEnv): Secrets {
  const file = join(dataFolder, 'channel-secrets.json')
  const keyFile = join(dataFolder, 'secret-key')
  const given = environment['PANSENTRY_SECRET_KEY']
  const knownKey = () => {
    if (given) return createHash('sha256').update(given).digest()
    return existsSync(keyFile)
      ? Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex')
      : undefined
  }
  const keyToSeal = () => {
    const known = knownKey()
    if (known) return known
    const made = randomBytes(32)
    writeFileSync(keyFile, made.toString('hex'), { mode: 0o600, flag: 'wx' })
    return made
  }
  const readAll = () => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return {}
    }
  }
  /** What a change goes on from: what is damaged is kept aside, and not written over. */
  const readToChange = () => {
    if (!existsSync(file)) return {}
    const text = readFileSync(file, 'utf8')
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      renameSync(file, `${file}.damaged`)
      return {}
    }
  }
  const write = (sealed: z.output<typeof fileSchema>) => {
    const temporary = `${file}.new`
    writeFileSync(temporary, JSON.stringify(sealed), { mode: 0o600 })
    renameSync(temporary, file)
  }
  return {
    isAvailable: () => true,
    keep: (name, text) => write({ ...readToChange(), [name]: seal(keyToSeal(), name, text) }),
    read(name) {
      const sealed = readAll()[name]
      const key = sealed === undefined ? undefined : knownKey()
      return sealed === undefined || key === undefined ? undefined : opened(key, name, sealed)
    },
    forget(name) {
      const { [name]: forgotten, ...others } = readToChange()
      if (forgotten !== undefined) write(others)
    },
  }
}

/** Nonce, tag and what is sealed, in Base64; the name is bound to it, so that none can take another's place. */
function seal(key: Buffer, name: string, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Undefined where another key sealed it. */
function opened(key: Buffer, name: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const tagAt = nonceBytes
  const textAt = tagAt + tagBytes
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, tagAt))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(tagAt, textAt))
    return Buffer.concat([opening.update(bytes.subarray(textAt)), opening.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
