import { pipeline, type Readable } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

// A range of something compressed stops anywhere; a whole answer must end as its encoding says.
const cut = { finishFlush: constants.Z_SYNC_FLUSH }
const cutBrotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH }

const decoders: Readonly<
  Record<string, ((isRange: boolean) => NodeJS.ReadWriteStream & Readable) | undefined>
> = {
  gzip: (isRange) => createGunzip(isRange ? cut : {}),
  'x-gzip': (isRange) => createGunzip(isRange ? cut : {}),
  deflate: (isRange) => createInflate(isRange ? cut : {}),
  br: (isRange) => createBrotliDecompress(isRange ? cutBrotli : {}),
}

// To let so many bytes pass by is cheaper than another TLS handshake.
const worthDraining = 64 * 1024

export type BodyOptions = {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly maxBytes: number
  /** Whether the server sent a part of something (206). */
  readonly isRange: boolean
}

/**
 * Reads a body as text, at most `maxBytes` of it. The cap counts decoded bytes, so that a small
 * answer cannot unpack into a huge one; past it the connection is dropped, unless little is left.
 */
export async function readBody(body: Readable, options: BodyOptions): Promise<string> {
  const { headers, maxBytes, isRange } = options
  // Dropping a body that is still arriving makes it emit an error nobody waits for.
  body.on('error', () => {})
  const chunks: Buffer[] = []
  let length = 0
  const decoder = decoders[(headers['content-encoding'] ?? '').trim().toLowerCase()]
  if (maxBytes > 0) {
    const decoded = decoder ? pipeline(body, decoder(isRange), () => {}) : body
    for await (const chunk of decoded.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A body gave text where bytes were due.')
      chunks.push(chunk)
      length += chunk.length
      if (length >= maxBytes) break
    }
  }
  const left = decoder ? Number.NaN : Number(headers['content-length'] ?? Number.NaN) - length
  if (left <= worthDraining) body.resume()
  else body.destroy()
  return textOf(Buffer.concat(chunks, Math.min(length, maxBytes)), headers['content-type'] ?? '')
}

/** Decodes by the charset the answer names: some Chinese pages still speak gbk. */
function textOf(bytes: Buffer, contentType: string): string {
  const named = charset.exec(contentType) ?? charsetInPage(bytes, contentType)
  return decoderOf(named?.groups?.['name'] ?? 'utf-8').decode(bytes)
}

const charset = /charset\s*=\s*["']?(?<name>[\w-]+)/i

/** HTML may name its charset itself, within its first kilobyte (WHATWG HTML §13.2.3.2). */
function charsetInPage(bytes: Buffer, contentType: string): RegExpExecArray | null {
  return /html/i.test(contentType) ? charset.exec(bytes.toString('latin1', 0, 1024)) : null
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
