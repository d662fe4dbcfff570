import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// 32 MiB and about a tenth of a second for each guess. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

/** Characters. */
export const shortestPassword = 10

/** What is kept of a password: `scrypt$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

export async function isPassword(given: string, hash: string): Promise<boolean> {
  const [scheme, salt = '', key = ''] = hash.split('$')
  const wanted = Buffer.from(key, 'base64url')
  if (scheme !== 'scrypt' || wanted.length !== keyBytes) return false
  return timingSafeEqual(await derive(given, Buffer.from(salt, 'base64url')), wanted)
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
