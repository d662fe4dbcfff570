import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const decoders: Readonly<Record<string, (() => NodeJS.ReadWriteStream & Readable) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * Reads a body as text, at most `maxBytes` of it. The cap counts decoded bytes, so that a small
 * answer cannot unpack into a huge one; past it the connection is dropped.
 */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
): Promise<string> {
  // Dropping a body that is still arriving makes it emit an error nobody waits for.
  body.on('error', () => {})
  const chunks: Buffer[] = []
  let length = 0
  if (maxBytes > 0) {
    const decoder = decoders[(headers['content-encoding'] ?? '').trim().toLowerCase()]
    const decoded = decoder ? pipeline(body, decoder(), () => {}) : body
    for await (const chunk of decoded) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A body gave text where bytes were due.')
      chunks.push(chunk)
      length += chunk.length
      if (length >= maxBytes) break
    }
  }
  body.destroy()
  return textOf(Buffer.concat(chunks, Math.min(length, maxBytes)), headers['content-type'] ?? '')
}

/** Decodes by the charset the answer names: some Chinese pages still speak gbk. */
function textOf(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?(?<name>[\w-]+)/i.exec(contentType)?.groups?.['name']
  return decoderOf(charset ?? 'utf-8').decode(bytes)
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
