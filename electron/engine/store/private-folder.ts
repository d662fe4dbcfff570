import { chmodSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'

// Windows has lists of who may do what instead, and a person's own folders give theirs to what is made in them.
const hasModes = process.platform !== 'win32'
const ofOthers = 0o077
const writableByOthers = 0o022
// In such a folder anybody makes files, and only their owner removes them: /tmp.
const sticky = 0o1000

/** The file that the lock of a data folder is on. */
export const lockFile = 'control.lock'

/**
 * Makes a folder, or takes one that is there, for its owner alone, with the files and folders in it. Throws
 * `FOLDER_FOREIGN` when it or a file in it is another user's, and `FOLDER_SHARED` when others can write to it and that
 * cannot be changed.
 */
export function openPrivateFolder(folder: string): void {
  makeFolder(folder)
  if (!hasModes) return
  const found = statSync(folder)
  requireOwn(folder, found)
  if ((found.mode & sticky) === 0 || isOnlyOurs(folder, found)) shut(folder, found)
  if ((statSync(folder).mode & writableByOthers) !== 0) {
    throw new Refusal('FOLDER_SHARED', { path: folder })
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // What a link leads to may be of use to others.
    if (!entry.isFile() && !entry.isDirectory()) continue
    const path = join(folder, entry.name)
    const inside = statSync(path, { throwIfNoEntry: false })
    // SQLite takes its log away as it closes.
    if (!inside) continue
    if (entry.isFile()) requireOwn(path, inside)
    shut(path, inside)
  }
}

/** Makes a folder that is absent. Throws `FOLDER_BLOCKED` where a file has its name, else `FOLDER_UNUSABLE`. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Refusal('FOLDER_BLOCKED', { path }, { cause })
    throw new Refusal('FOLDER_UNUSABLE', { path, ...systemReason(cause) }, { cause })
  }
}

/** Whether a file is its user's or the system's, and nobody else can write to it. */
export function isTrusted(found: Stats): boolean {
  return !hasModes || (isOwn(found) && (found.mode & 0o002) === 0)
}

/** A disk in memory is mounted as open as /tmp; one of our own that is empty, or holds our lock, is nobody's else. */
function isOnlyOurs(folder: string, { uid }: Stats): boolean {
  if (uid !== process.getuid?.()) return false
  const lock = statSync(join(folder, lockFile), { throwIfNoEntry: false })
  return lock?.uid === uid || readdirSync(folder).length === 0
}

function requireOwn(path: string, found: Stats): void {
  if (!isOwn(found)) throw new Refusal('FOLDER_FOREIGN', { path })
}

function isOwn({ uid }: Stats): boolean {
  return uid === process.getuid?.() || uid === 0
}

function shut(path: string, { mode }: Stats): void {
  if ((mode & ofOthers) === 0) return
  try {
    chmodSync(path, mode & ~ofOthers & 0o7777)
  } catch {
    // A file system without modes, or something of the system's: what it shows is what there is.
  }
}
