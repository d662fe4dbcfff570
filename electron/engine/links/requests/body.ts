import { once } from 'node:events'
import { pipeline, type Readable } from 'node:stream'
import { textOf } from './charset.ts'
import { decoderFor } from './content-encoding.ts'

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
  const encodings = encodingsOf(headers['content-encoding'] ?? '')
  if (maxBytes > 0) {
    const whole = await decoded(body, encodings, isRange)
    for await (const chunk of whole.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A body gave text where bytes were due.')
      chunks.push(chunk)
      length += chunk.length
      if (length >= maxBytes) break
    }
  }
  const isPlain = encodings.length === 0
  const left = isPlain ? Number(headers['content-length'] ?? Number.NaN) - length : Number.NaN
  if (left <= worthDraining) body.resume()
  else body.destroy()
  return textOf(Buffer.concat(chunks, Math.min(length, maxBytes)), headers['content-type'] ?? '')
}

/** The encodings to undo, the last that was applied first (RFC 9110 §8.4). */
function encodingsOf(header: string): string[] {
  return header
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed()
}

async function decoded(
  body: Readable,
  encodings: readonly string[],
  isRange: boolean,
): Promise<Readable> {
  let whole = body
  for (const encoding of encodings) {
    const decoder = decoderFor(encoding, await beginningOf(whole), isRange)
    if (decoder) whole = pipeline(whole, decoder, () => {})
  }
  return whole
}

/** The first two bytes of a stream, which stay in it; fewer when it is shorter. Rejects when it breaks. */
async function beginningOf(stream: Readable): Promise<Uint8Array> {
  for (;;) {
    const bytes: unknown = stream.read(2)
    if (bytes instanceof Uint8Array) {
      stream.unshift(bytes)
      return bytes
    }
    if (stream.readableEnded) return new Uint8Array()
    const over = new AbortController()
    const next = ['readable', 'end'].map((event) => once(stream, event, { signal: over.signal }))
    try {
      await Promise.race(next)
    } finally {
      over.abort()
      await Promise.allSettled(next)
    }
  }
}
