import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { discardFileSync } from '../../disk/files.ts'
import { type Reason, reasonsOf } from '../../model/message.ts'
import { inspectDatabase } from '../inspect.ts'

/** What helps a person whose database is lost, in English; `remedy` of the words has each language. */
export const remedies = {
  restore:
    'The newest good backup is {{backup}}; “pansentry restore {{backup}}” puts it in its place and keeps what is there now.',
  none: 'There is no good backup of it; move it aside to start with an empty one.',
} as const

const remedy = reasonsOf('remedy', remedies)

/** Where the backups of a data folder lie. */
export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups')
}

/** What the name of a deleted one ends in until it is purged: no list of backups takes it for one. */
export const removedEnd = '.removed'

/** The backups in that folder, oldest first: the time in their names sorts them. */
export function backupsIn(folder: string): string[] {
  const names = readdirSync(folder)
  return names.filter((name) => /^pansentry-\d{8}-\d{6}\.db$/.test(name)).toSorted()
}

/** What a copy is called until it passed its check, and what SQLite writes beside it begins so too. */
export const partialEnd = '.partial'

/** Removes copies that were cut short, where nobody makes one. */
export function discardPartialIn(folder: string): void {
  try {
    const names = readdirSync(folder).filter((name) => name.includes(`.db${partialEnd}`))
    for (const name of names) discardFileSync(join(folder, name))
  } catch {
    // They stay: whoever starts has more to do.
  }
}

/** What to do about a database that is lost. Reads backups through, the newest first, until one is good. */
export function remedyFor(file: string): Reason {
  const backup = newestGood(backupFolder(dirname(file)))
  return backup === undefined ? remedy('none', {}) : remedy('restore', { backup })
}

function newestGood(folder: string): string | undefined {
  try {
    return backupsIn(folder)
      .toReversed()
      .map((name) => join(folder, name))
      .find((backup) => isGood(backup))
  } catch {
    // There is no such folder yet.
    return undefined
  }
}

function isGood(backup: string): boolean {
  const found = inspectDatabase(backup, 'quick_check')
  const isWhole = found.kind === 'database' && found.integrity === 'ok'
  return isWhole && found.origin === 'ours' && found.version <= found.known
}
