import type { ImportFormat } from '../../model/import.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Encoding } from '../../model/terms/encoding.ts'
import { binaryKind } from './binary.ts'
import { decoded, encodingOf } from './encoding.ts'
import { formatOf, readers } from './formats.ts'
import type { ImportFile, Reading } from './import-reader.ts'
import { inPieces } from './pieces.ts'

/** A pasted text, or the bytes of a file; what is not given is told from the content. */
export type OpenSource = {
  readonly content: string | Uint8Array<ArrayBuffer>
  /** Of the file. */
  readonly name?: string
  readonly format?: ImportFormat | undefined
  readonly encoding?: Encoding | undefined
}

const headLength = 64 * 1024

// What is no text and can be read all the same.
const binaryFormats: Readonly<Record<string, ImportFormat>> = {
  '.xlsx': 'xlsx',
  '.webloc': 'shortcut',
}

/** Looks what a source is, and reads it; throws `IMPORT_NOT_TEXT`, and the pieces `IMPORT_UNREADABLE`. */
export function openImport({ content, name = '', ...wanted }: OpenSource): Reading {
  const leftOut = new Set<string>()
  if (typeof content === 'string') {
    const text = content.replace(/^\uFEFF/, '')
    const file = { name, bytes: new Uint8Array(), head: text.slice(0, headLength), leftOut }
    const format = wanted.format ?? formatOf(file)
    return reading(format, null, { ...file, text: () => text, chunks: () => chunksOf(text) })
  }
  const kind = binaryKind(content)
  const binaryFormat = kind === undefined ? undefined : binaryFormats[kind]
  if (binaryFormat) {
    const file = { name, bytes: content, head: '', leftOut, text: () => '', chunks: () => [] }
    return reading(binaryFormat, null, file)
  }
  const encoding = wanted.encoding ?? (kind === undefined ? encodingOf(content) : undefined)
  if (encoding === undefined) throw new Refusal('IMPORT_NOT_TEXT', { kind: kind ?? '.bin' })
  const chunks = () => decoded(content, encoding)
  const head = new TextDecoder(encoding).decode(content.subarray(0, headLength))
  const file = { name, bytes: content, head, leftOut }
  const format = wanted.format ?? formatOf(file)
  return reading(format, encoding, {
    ...file,
    chunks,
    text: () => new TextDecoder(encoding).decode(content),
  })
}

function reading(format: ImportFormat, encoding: Encoding | null, file: ImportFile): Reading {
  return { format, encoding, leftOut: file.leftOut, pieces: inPieces(readers[format].read(file)) }
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += headLength) {
    yield text.slice(start, start + headLength)
  }
}
