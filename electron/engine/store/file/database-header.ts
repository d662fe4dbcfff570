import { type FileHandle, open } from 'node:fs/promises'

/** What the first hundred bytes of a database say. https://sqlite.org/fileformat.html#the_database_header */
export type DatabaseHeader = {
  /** `user_version`: the version of the schema. */
  readonly schema: number
  /** Whether the file is as long as its pages are; what was copied only in part is not. */
  readonly isWhole: boolean
}

const magic = 'SQLite format 3\0'
const headerBytes = 100

/** Reads the header of a database file; null where the file is none. */
export async function readHeader(path: string): Promise<DatabaseHeader | null> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    if (bytesRead < headerBytes || buffer.toString('latin1', 0, 16) !== magic) return null
    const written = buffer.readUInt16BE(16)
    const pageBytes = written === 1 ? 65_536 : written
    const { size } = await file.stat()
    return {
      schema: buffer.readUInt32BE(60),
      isWhole: size === pageBytes * buffer.readUInt32BE(28),
    }
  } finally {
    await file?.close()
  }
}
