import { DriveFault } from '../drive/drive-fault.ts'
import type { DriveItem, SavingDrive } from '../drive/saving-drive.ts'

/** The folders of an account's drive by their paths: their ids, and what was seen in them last. */
export class FolderViews {
  readonly #drive: SavingDrive
  readonly #ids = new Map<string, string>()
  readonly #items = new Map<string, readonly DriveItem[]>()

  constructor(drive: SavingDrive) {
    this.#drive = drive
  }

  /** Undefined where there is no such folder. */
  async id(path: string): Promise<string | undefined> {
    const known = this.#ids.get(path)
    if (known !== undefined) return known
    const found = (await this.#drive.findFolders([path])).get(path)
    if (found !== undefined) this.#ids.set(path, found)
    return found
  }

  /** Throws `no-folder`. */
  async require(path: string): Promise<string> {
    const id = await this.id(path)
    if (id !== undefined) return id
    throw new DriveFault({ kind: 'no-folder', code: 'folder.missing', words: path })
  }

  note(path: string, id: string): void {
    this.#ids.set(path, id)
  }

  forget(path: string): void {
    this.#ids.delete(path)
    this.#items.delete(path)
  }

  /** What is in it now; nothing where it is not there. */
  async read(path: string): Promise<readonly DriveItem[]> {
    const id = await this.id(path)
    const items = id === undefined ? [] : await this.#drive.listFolder(id)
    this.#items.set(path, items)
    return items
  }

  /** What was in it when it was read last. */
  async seen(path: string): Promise<readonly DriveItem[]> {
    return this.#items.get(path) ?? this.read(path)
  }
}
