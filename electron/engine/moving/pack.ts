import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack as createPack } from 'tar-stream'
import type { Contents, Manifest, MovedSecrets } from '../model/moves/move.ts'
import { version } from '../model/version.ts'
import type { JobFiles } from './job-files.ts'

/** The format of the file; docs/moving.md describes it. */
export const formatVersion = 1
export const manifestName = 'manifest.json'
export const databaseName = 'pansentry.db'
export const secretsName = 'secrets.json'

export type Packing = {
  /** The database, which nobody has open. */
  readonly database: string
  readonly contents: Contents
  readonly jobFiles: JobFiles
  readonly secrets: MovedSecrets
  /** The secrets, sealed; null where they are left out. */
  readonly sealed: string | null
  readonly madeAt: number
  readonly signal: AbortSignal
  readonly progress: (share: number) => void
}

/** Writes everything as one compressed tar file, piece by piece. */
export async function writeMove(file: string, packing: Packing): Promise<void> {
  const { contents, database, jobFiles, madeAt, progress, sealed, secrets, signal } = packing
  const { size } = await stat(database)
  const texts = [
    ...(sealed === null ? [] : [{ name: secretsName, bytes: Buffer.from(sealed) }]),
    ...jobFiles.files,
  ]
  const manifest: Manifest = {
    format: 'pansentry',
    version: formatVersion,
    madeBy: version,
    madeAt,
    contents,
    files: [
      { name: databaseName, bytes: size },
      ...texts.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    ],
    leftOut: [...jobFiles.leftOut],
    secrets,
  }
  const pack = createPack()
  const mtime = new Date(madeAt)
  const fill = async () => {
    try {
      pack.entry({ name: manifestName, mtime, mode: 0o600 }, JSON.stringify(manifest, null, 2))
      const entry = pack.entry({ name: databaseName, size, mtime, mode: 0o600 })
      const from = createReadStream(database, { highWaterMark: 256 * 1024 })
      let read = 0
      from.on('data', (chunk) => {
        read += chunk.length
        progress(read / size)
      })
      await pipeline(from, entry, { signal })
      for (const { name, bytes } of texts) pack.entry({ name, mtime, mode: 0o600 }, bytes)
      pack.finalize()
    } catch (error) {
      pack.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }
  // Compressing is done in other threads; at this level it costs a third, and saves nearly as much.
  const compress = createGzip({ level: 4 })
  const to = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  await Promise.all([pipeline(pack, compress, to, { signal }), fill()])
}
