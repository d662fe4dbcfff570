import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folders } from '../jobs/folders.ts'
import { type Backup, backupNameSchema } from '../model/moves/move.ts'
import { Refusal } from '../model/refusal.ts'
import { removedEnd } from '../store/file/backups.ts'
import { prepareCandidate } from '../store/file/candidate.ts'
import { readHeader } from '../store/file/database-header.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { databaseName } from './pack.ts'
import { stagingFolder } from './replacement.ts'
import { requireRoom } from './room.ts'

/** The copies of the database that lie in a data folder. */
export class Backups {
  readonly #folders: Folders
  readonly #store: Pick<Store, 'removals' | 'schema'>
  readonly #clock: Clock

  constructor(folders: Folders, store: Pick<Store, 'removals' | 'schema'>, clock: Clock) {
    this.#folders = folders
    this.#store = store
    this.#clock = clock
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
    const path = this.#pathOf(name)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) return path
    throw new Refusal('BACKUP_NOT_FOUND', { name })
  }

  /** `undelete` takes it back. Throws `BACKUP_NOT_FOUND`. */
  async delete(name: string): Promise<void> {
    const path = await this.path(name)
    const { removals } = this.#store
    removals.remove('backup', name, this.#clock.now())
    try {
      await rename(path, removedName(path))
    } catch (error) {
      removals.restore('backup', name)
      throw error
    }
  }

  /** Throws `BACKUP_NOT_FOUND` for one that is gone for good or was not deleted. */
  async undelete(name: string): Promise<void> {
    if (this.#store.removals.restore('backup', name) !== 'restored') {
      throw new Refusal('BACKUP_NOT_FOUND', { name })
    }
    const path = this.#pathOf(name)
    await rename(removedName(path), path).catch((cause: unknown) => {
      throw new Refusal('BACKUP_NOT_FOUND', { name }, { cause })
    })
  }

  /** Deletes one for good. */
  async purge(name: string): Promise<void> {
    await rm(removedName(this.#pathOf(name)), { force: true })
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

  #pathOf(name: string): string {
    const folder = isBefore(name) ? this.#folders.data : this.#folders.backups
    return join(folder, backupNameSchema.parse(name))
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
    const isNewer = schema !== null && schema > this.#store.schema
    const state = !header?.isWhole ? 'damaged' : isNewer ? 'newer' : 'good'
    return { name, kind, madeAt: Math.round(found.mtimeMs), bytes: found.size, schema, state }
  }
}

const removedName = (path: string) => path + removedEnd

function isBefore(name: string): boolean {
  return name.startsWith('pansentry-before-restore-')
}
