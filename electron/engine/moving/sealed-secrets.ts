import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto'
import { z } from 'zod'
import { proxyChoiceSchema } from '../model/settings.ts'

/**
 * The secrets themselves: variables of scripts by job and name, proxies by drive, `all` for the general one, secret
 * fields of channels and of hooks by key and field, sign-ins of accounts by their keys.
 */
const secretValuesSchema = z.object({
  variables: z.record(z.string(), z.record(z.string(), z.string())),
  proxies: z.record(z.string(), proxyChoiceSchema),
  channels: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  hooks: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  accounts: z.record(z.string(), z.string()).default({}),
})

export type SecretValues = z.output<typeof secretValuesSchema>

// What a login on a laptop may cost today. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
const usual = { N: 2 ** 17, r: 8, p: 1 } as const
const keyBytes = 32
// Names what is sealed, so that nothing else sealed by the same key passes for it.
const purpose = Buffer.from('pansentry secrets 1')

const bytesSchema = z.base64().transform((text) => Buffer.from(text, 'base64'))

/** Bounds, for a file from elsewhere could ask for all the memory there is. */
const sealedSchema = z.object({
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.union([z.literal(2 ** 14), z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17)]),
    r: z.literal(8),
    p: z.number().int().min(1).max(5),
    salt: bytesSchema,
  }),
  cipher: z.literal('aes-256-gcm'),
  iv: bytesSchema.refine(({ length }) => length === 12),
  tag: bytesSchema.refine(({ length }) => length === 16),
  data: bytesSchema,
})

/** Encrypts secrets with a passphrase: scrypt makes the key, AES-256-GCM seals. Returns JSON. */
export async function sealSecrets(values: SecretValues, passphrase: string): Promise<string> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, usual), iv)
  cipher.setAAD(purpose)
  const data = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()])
  const base64 = (bytes: Buffer) => bytes.toString('base64')
  return JSON.stringify({
    kdf: { name: 'scrypt', ...usual, salt: base64(salt) },
    cipher: 'aes-256-gcm',
    iv: base64(iv),
    tag: base64(cipher.getAuthTag()),
    data: base64(data),
  })
}

/** Opens what `sealSecrets` made; undefined when it is another passphrase. Throws what is wrong with another text. */
export async function openSecrets(
  sealed: string,
  passphrase: string,
): Promise<SecretValues | undefined> {
  const { kdf, iv, tag, data } = sealedSchema.parse(JSON.parse(sealed))
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, kdf.salt, kdf), iv)
  decipher.setAAD(purpose)
  decipher.setAuthTag(tag)
  let text: string
  try {
    text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
  return secretValuesSchema.parse(JSON.parse(text))
}

function keyOf(
  passphrase: string,
  salt: Buffer,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  // One text has several spellings in Unicode; keyboards differ in which they write.
  const text = passphrase.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
