import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../disk/files.ts'
import { patientlySync } from '../../disk/patience.ts'
import {
  longestScript,
  type ScriptContent,
  type ScriptFile,
  scriptFileNameSchema,
} from '../../model/params/script-file.ts'
import { Refusal } from '../../model/refusal.ts'
import { makeFolder } from '../../store/private-folder.ts'
import { commandFor } from './inspection.ts'

/** In the data folder; what lies there moves with the jobs. */
export const scriptsFolder = 'scripts'

// A character of UTF-8 has four bytes at most.
const mostBytes = 4 * longestScript

/** The scripts that a person writes within Pansentry: the files of one folder. */
export class ScriptFiles {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, scriptsFolder)
  }

  /** Those that can be written here, by name; none where there is no folder yet. */
  list(): ScriptFile[] {
    const found = patientlySync({ held: this.#folder, changed: this.#folder }, () => {
      try {
        return readdirSync(this.#folder, { withFileTypes: true })
      } catch (error) {
        if (isAbsent(error)) return []
        throw error
      }
    })
    return found
      .filter((entry) => entry.isFile() && scriptFileNameSchema.safeParse(entry.name).success)
      .map(({ name }) => this.#file(name))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  }

  /** Throws `SCRIPT_FILE_NOT_FOUND`, or `SCRIPT_FILE_UNREADABLE` for one that is no text of UTF-8. */
  read(name: string): ScriptContent {
    const bytes = this.#bytes(name)
    if (!bytes) throw new Refusal('SCRIPT_FILE_NOT_FOUND', { name })
    return { ...this.#file(name), text: textOf(bytes, name), revision: revisionOf(bytes) }
  }

  /**
   * Writes a whole file, which is to be as it was at this revision; null for one that is not there yet. Throws
   * `SCRIPT_FILE_CHANGED` where it is not, and leaves it.
   */
  save(name: string, text: string, revision: string | null): ScriptContent {
    makeFolder(this.#folder)
    const before = this.#bytes(name)
    if ((before ? revisionOf(before) : null) !== revision) {
      throw new Refusal('SCRIPT_FILE_CHANGED', { name })
    }
    const { path } = this.#file(name)
    const mode = before && lstatSync(path).mode
    replaceFile(path, text)
    // Whoever made it executable runs it by its name.
    if (mode !== undefined) chmodSync(path, mode)
    return this.read(name)
  }

  #file(name: string): ScriptFile {
    const path = join(this.#folder, name)
    return { name, path, command: commandFor(path) }
  }

  /** Undefined where there is no such file; what a link leads to is elsewhere, and not for this to change. */
  #bytes(name: string): Buffer | undefined {
    const path = join(this.#folder, name)
    const found = patientlySync({ held: path, changed: path }, () => {
      const info = lstatSync(path, { throwIfNoEntry: false })
      if (!info) return undefined
      return info.isFile() && info.size <= mostBytes ? readFileSync(path) : ('unfit' as const)
    })
    if (found === 'unfit') throw new Refusal('SCRIPT_FILE_UNREADABLE', { name })
    return found
  }
}

function textOf(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('SCRIPT_FILE_UNREADABLE', { name }, { cause })
  }
}

function revisionOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
