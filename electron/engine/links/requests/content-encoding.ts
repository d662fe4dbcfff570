import type { Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'

type Decode = (beginning: Uint8Array, isRange: boolean) => Transform

// A range of something compressed stops anywhere; a whole answer must end as its encoding says.
const cut = (isRange: boolean) => (isRange ? { finishFlush: constants.Z_SYNC_FLUSH } : {})

const gzip: Decode = (_, isRange) => createGunzip(cut(isRange))

const decoders: Readonly<Record<string, Decode | undefined>> = {
  gzip,
  'x-gzip': gzip,
  deflate: (beginning, isRange) =>
    isZlib(beginning) ? createInflate(cut(isRange)) : createInflateRaw(cut(isRange)),
  br: (_, isRange) =>
    createBrotliDecompress(isRange ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}),
  zstd: (_, isRange) =>
    createZstdDecompress(isRange ? { finishFlush: constants.ZSTD_e_flush } : {}),
}

/**
 * The stream that undoes a content encoding of which these are the first two bytes; undefined for a
 * name that is none.
 */
export function decoderFor(
  encoding: string,
  beginning: Uint8Array,
  isRange: boolean,
): Transform | undefined {
  return decoders[encoding]?.(beginning, isRange)
}

/** RFC 1950 §2.2. What begins otherwise is deflate without zlib, as IIS sends it. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}
