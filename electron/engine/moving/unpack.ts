import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract as createExtract, type Extract } from 'tar-stream'
import { type Manifest, manifestSchema } from '../model/moves/move.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { damaged } from './damage.ts'
import { isJobFile, mostFileBytes, mostFiles } from './entry-name.ts'
import { databaseName, formatVersion, manifestName, secretsName } from './pack.ts'
import { fullRefusal, requireRoom } from './room.ts'

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never

const mostManifestBytes = 2 * 1024 * 1024
// Of each entry, its header and what fills up its last block; and the two blocks at the end, in a record of twenty.
const headerBytes = 2048
const recordBytes = 10_240

/**
 * Unpacks a file that `writeMove` made into a folder that is empty, and returns what it says of itself. Writes nothing
 * anywhere else, and no more than the file says and the disk has. Throws a `Refusal`, `MOVE_…`.
 */
export async function readMove(file: string, folder: string): Promise<Manifest> {
  await requireGzip(file)
  // How much may come out: of a few kilobytes, gzip makes gigabytes.
  let allowed = mostManifestBytes + recordBytes
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      allowed -= chunk.length
      done(allowed < 0 ? damaged.cut() : null, chunk)
    },
  })
  const extract = createExtract()
  let manifest: Manifest | undefined
  const read = async () => {
    const expected: Manifest['files'][number][] = []
    for await (const entry of extract) {
      const { name, size, type } = entry.header
      if (manifest === undefined) {
        manifest = await readManifest(entry)
        await requireRoom(folder, sizeOf(manifest))
        expected.push(...manifest.files)
        allowed += sizeOf(manifest) + headerBytes * (manifest.files.length + 1)
        continue
      }
      if (type !== 'file') throw new Refusal('MOVE_UNSAFE', { name })
      const next = expected.shift()
      if (next?.name !== name || next.bytes !== size) throw damaged.entry(name)
      await write(entry, join(folder, name))
    }
    if (manifest === undefined) throw new Refusal('MOVE_FOREIGN', {})
    if (expected[0]) throw damaged.entry(expected[0].name)
  }
  try {
    await Promise.all([
      pipeline(createReadStream(file), createGunzip(), counted, extract),
      read().catch((error: unknown) => {
        extract.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      }),
    ])
  } catch (error) {
    throw refusalOf(error, manifest !== undefined)
  }
  if (manifest === undefined) throw new Refusal('MOVE_FOREIGN', {})
  return manifest
}

async function requireGzip(file: string): Promise<void> {
  await using opened = await open(file)
  const { buffer } = await opened.read(Buffer.alloc(2), 0, 2, 0)
  if (buffer.readUInt16BE() !== 0x1f_8b) throw new Refusal('MOVE_FOREIGN', {})
}

async function readManifest(entry: Entry): Promise<Manifest> {
  const { name, size, type } = entry.header
  if (name !== manifestName || type !== 'file' || size > mostManifestBytes) {
    throw new Refusal('MOVE_FOREIGN', {})
  }
  const manifest = parsed(await text(entry))
  const [database, ...others] = manifest.files
  if (database?.name !== databaseName) throw damaged.entry(databaseName)
  const names = new Set([databaseName])
  for (const { name, bytes } of others) {
    if (name !== secretsName && !isJobFile(name)) throw new Refusal('MOVE_UNSAFE', { name })
    // Where capital letters do not count, two names are one file.
    const folded = name.toLowerCase()
    if (names.has(folded) || bytes > mostFileBytes) throw damaged.entry(name)
    names.add(folded)
  }
  if (others.length > mostFiles + 1) throw damaged.entry(manifestName)
  const below = others.find(({ name }) => isBelowFile(name, names))
  if (below) throw damaged.entry(below.name)
  return manifest
}

/** Whether a part of a path is a file of its own, and so no folder. */
function isBelowFile(name: string, files: ReadonlySet<string>): boolean {
  const parts = name.toLowerCase().split('/')
  return parts.some((_, count) => files.has(parts.slice(0, count).join('/')))
}

function parsed(written: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch (cause) {
    throw new Refusal('MOVE_FOREIGN', {}, { cause })
  }
  const named = manifestSchema.pick({ format: true, version: true, madeBy: true }).safeParse(json)
  if (!named.success) throw new Refusal('MOVE_FOREIGN', {})
  const { madeBy, version } = named.data
  if (version > formatVersion) throw new Refusal('MOVE_NEWER', { madeBy })
  const read = manifestSchema.safeParse(json)
  if (!read.success) throw damaged.entry(manifestName)
  return read.data
}

function sizeOf({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

async function write(entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(entry, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}

/** What another program compressed is foreign until its manifest was read, and damaged from then on. */
function refusalOf(error: unknown, isOurs: boolean): unknown {
  const known = isRefusal(error) ? error : fullRefusal(error)
  if (known) return known
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^E[A-Z]+$/.test(code)) return error
  return isOurs ? damaged.cut(error) : new Refusal('MOVE_FOREIGN', {}, { cause: error })
}
