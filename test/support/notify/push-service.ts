import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  randomBytes,
  verify,
} from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { BrowserSubscription } from '../../../electron/engine/model/notices/channel.ts'
import { listen } from '../http/local-server.ts'

type Message = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A browser with the push service of its maker: it gives out an address, and reads what is sent there. */
export class PushService implements AsyncDisposable {
  /** What it answers from now on, and with which headers. */
  status = 201
  headers: Readonly<Record<string, string>> = {}
  readonly received: Message[] = []
  readonly #keys = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  #server: Awaited<ReturnType<typeof listen>> | undefined

  static async start(): Promise<PushService> {
    const service = new PushService()
    service.#keys.generateKeys()
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const text = service.#read(Buffer.concat(parts))
        service.received.push({ path: request.url ?? '', headers: request.headers, text })
        response.writeHead(service.status, service.headers).end()
      })
    })
    service.#server = await listen(server)
    return service
  }

  get origin(): string {
    return this.#server?.origin ?? ''
  }

  subscription(endpoint: string): BrowserSubscription {
    const keys = {
      p256dh: this.#keys.getPublicKey('base64url'),
      auth: this.#auth.toString('base64url'),
    }
    return { name: 'Firefox, Linux', endpoint, keys }
  }

  /** RFC 8291 §3.4 and RFC 8188 §2: what only the browser can read. */
  #read(body: Buffer): string {
    const salt = body.subarray(0, 16)
    const keyLength = body.readUInt8(20)
    const sender = body.subarray(21, 21 + keyLength)
    const sealed = body.subarray(21 + keyLength)
    const shared = this.#keys.computeSecret(sender)
    const both = Buffer.concat([this.#keys.getPublicKey(), sender])
    const whose = Buffer.concat([Buffer.from('WebPush: info\0'), both])
    const secret = derived(this.#auth, shared, whose, 32)
    const key = derived(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = derived(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    // A 2 ends the last record; zeros after it are padding.
    return padded.subarray(0, padded.lastIndexOf(2)).toString()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]()
  }
}

/** HKDF of one block (RFC 5869). */
function derived(salt: Buffer, input: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac('sha256', salt).update(input).digest()
  const block = Buffer.concat([info, Buffer.from([1])])
  return createHmac('sha256', extracted).update(block).digest().subarray(0, length)
}

/** What a signed header of RFC 8292 says, once its signature was found to be that of the key it names. */
export function claimsOf(authorization = ''): { readonly claims: unknown; readonly key: string } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const signed = Buffer.from(`${head}.${body}`)
  const options = { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', signed, options, Buffer.from(signature, 'base64url'))) {
    throw new Error('The signature is not that of the key.')
  }
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()), key }
}
