import { copyFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folders } from '../jobs/folders.ts'
import { type Backup, backupNameSchema } from '../model/moves/move.ts'
import { Refusal } from '../model/refusal.ts'
import { prepareCandidate } from '../store/file/candidate.ts'
import { readHeader } from '../store/file/database-header.ts'
import { databaseName } from './pack.ts'
import { stagingFolder } from './replacement.ts'
import { requireRoom } from './room.ts'

/** The copies of the database that lie in a data folder. */
export class Backups {
  readonly #folders: Folders
  /** The newest schema this program reads. */
  readonly #schema: number

  constructor(folders: Folders, schema: number) {
    this.#folders = folders
    this.#schema = schema
  }

  /** Newest first. */
  async list(): Promise<Backup[]> {
    const found = await Promise.all([
      this.#in(this.#folders.backups, 'backup'),
      this.#in(this.#folders.data, 'before'),
    ])
    return found.flat().toSorted((a, b) => b.madeAt - a.madeAt)
  }

  /** Throws `BACKUP_NOT_FOUND`. */
  async path(name: string): Promise<string> {
    const folder = isBefore(name) ? this.#folders.data : this.#folders.backups
    const path = join(folder, backupNameSchema.parse(name))
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) return path
    throw new Refusal('BACKUP_NOT_FOUND', { name })
  }

  /** Throws `BACKUP_NOT_FOUND`. */
  async delete(name: string): Promise<void> {
    await rm(await this.path(name))
  }

  /** Copies a backup into a folder of its own and proves that it can be used; throws `BACKUP_…`, `MOVE_TOO_LARGE`. */
  async stage(name: string): Promise<string> {
    const path = await this.path(name)
    // Once more when it is put in place.
    await requireRoom(this.#folders.data, (await stat(path)).size * 2)
    const folder = stagingFolder(this.#folders.temporary, 'restore')
    const file = join(folder, databaseName)
    try {
      await copyFile(path, file)
      await prepareCandidate({ file, name })
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
    return folder
  }

  async #in(folder: string, kind: Backup['kind']): Promise<Backup[]> {
    const names = await readdir(folder).catch(() => [])
    const ours = names.filter(
      (name) => backupNameSchema.safeParse(name).success && isBefore(name) === (kind === 'before'),
    )
    const backups = await Promise.all(
      ours.map((name) => this.#read(join(folder, name), name, kind)),
    )
    return backups.filter((backup) => backup !== null)
  }

  /** Null where it was removed meanwhile. */
  async #read(path: string, name: string, kind: Backup['kind']): Promise<Backup | null> {
    const found = await stat(path).catch(() => null)
    if (found === null) return null
    const header = await readHeader(path).catch(() => null)
    const schema = header?.schema ?? null
    const isNewer = schema !== null && schema > this.#schema
    const state = !header?.isWhole ? 'damaged' : isNewer ? 'newer' : 'good'
    return { name, kind, madeAt: Math.round(found.mtimeMs), bytes: found.size, schema, state }
  }
}

function isBefore(name: string): boolean {
  return name.startsWith('pansentry-before-restore-')
}
