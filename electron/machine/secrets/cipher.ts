import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

export const newKey = () => randomBytes(keyBytes)

/** The key that a text of any length stands for. */
export const keyOf = (text: string) => createHash('sha256').update(text).digest()

/** The key that its notation in hexadecimal digits names; undefined for another text. */
export function keyIn(digits: string): Buffer | undefined {
  return /^[\da-f]{64}$/.test(digits.trim()) ? Buffer.from(digits.trim(), 'hex') : undefined
}

/** Nonce, tag and what is sealed, in Base64; the name is bound to it, so that none can take another's place. */
export function seal(key: Buffer, name: string, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Undefined where another key has sealed it, or under another name. */
export function unseal(key: Buffer, name: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const textAt = nonceBytes + tagBytes
  if (bytes.length < textAt) return undefined
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(nonceBytes, textAt))
  try {
    return Buffer.concat([opening.update(bytes.subarray(textAt)), opening.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
