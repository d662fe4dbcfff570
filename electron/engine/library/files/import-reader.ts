import type { Finding, ImportFormat } from '../../model/import.ts'
import type { Encoding } from '../../model/terms/encoding.ts'

/** A text or a file, as a reader is given it. */
export type ImportFile = {
  /** Empty for a pasted text. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Its beginning, for a look. */
  readonly head: string
  /** Its text, a piece at a time. */
  readonly chunks: () => Iterable<string>
  readonly text: () => string
  /** Takes the names of columns and keys that were filled in and have no place here. */
  readonly leftOut: Set<string>
}

/** Reads one format; throws `IMPORT_UNREADABLE` for what cannot be read as it. */
export type ImportReader = {
  readonly read: (file: ImportFile) => Iterable<Finding> | AsyncIterable<Finding>
}

/** What reading a source gives, piece by piece. */
export type Reading = {
  readonly format: ImportFormat
  readonly encoding: Encoding | null
  readonly pieces: AsyncIterable<readonly Finding[]>
  /** Complete once all pieces were taken. */
  readonly leftOut: ReadonlySet<string>
}
