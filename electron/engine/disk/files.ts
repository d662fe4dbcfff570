import { constants, existsSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { chmod, copyFile as copy, open, rename, unlink } from 'node:fs/promises'
import { type Concerned, patiently, patientlySync } from './patience.ts'

// Each waits for a while where another program holds a file, and throws the refusals of `patiently`.

/** Gives a file another name; what had that name is gone. */
export function moveFile(from: string, to: string): Promise<void> {
  return patiently(movedFiles(from, to), () => rename(from, to))
}

export function moveFileSync(from: string, to: string): void {
  patientlySync(movedFiles(from, to), () => renameSync(from, to))
}

/** The system does not say which of the two is held: as a rule the one that was there before. */
function movedFiles(from: string, to: string): Concerned {
  return { held: existsSync(to) ? to : from, changed: to }
}

/** Removes a file, if there is one. */
export async function removeFile(file: string): Promise<void> {
  const remove = () => unlink(file).catch(ignoreAbsent)
  await patiently({ held: file, changed: file }, remove)
}

export function removeFileSync(file: string): void {
  patientlySync({ held: file, changed: file }, () => {
    try {
      unlinkSync(file)
    } catch (error) {
      ignoreAbsent(error)
    }
  })
}

/** Removes what nobody needs any longer; one that is held stays. */
export async function discardFile(file: string): Promise<void> {
  await removeFile(file).catch(() => {})
}

export function discardFileSync(file: string): void {
  try {
    removeFileSync(file)
  } catch {
    // It stays.
  }
}

function ignoreAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

/** Copies a file for its owner alone, and settles when the copy lies on the disk; what a failure left of it is removed. */
export async function copyFile(from: string, to: string): Promise<void> {
  try {
    await patiently({ held: from, changed: to }, async () => {
      // Where the file system shares blocks (APFS, Btrfs, ReFS) a copy takes no room.
      await copy(from, to, constants.COPYFILE_FICLONE)
      // What lay on a read-only disk is copied with that mark.
      await chmod(to, 0o600)
    })
    await patiently({ held: to, changed: to }, async () => {
      await using file = await open(to, 'r+')
      await file.sync()
    })
  } catch (error) {
    await discardFile(to)
    throw error
  }
}

/** The text of a file, in UTF-8. */
export function readTextSync(file: string): string {
  return patientlySync({ held: file, changed: file }, () => readFileSync(file, 'utf8'))
}

/**
 * Writes a file for its owner alone, and as a whole: whoever reads it meets the old text or the new one, also after a
 * kill or on a full disk.
 */
export function replaceFile(file: string, text: string): void {
  const made = `${file}.new`
  try {
    patientlySync({ held: made, changed: file }, () => {
      writeFileSync(made, text, { mode: 0o600, flush: true })
    })
    moveFileSync(made, file)
  } catch (error) {
    discardFileSync(made)
    throw error
  }
}
