import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { autostartEntry, isSwitchedOn, withCommand, wordsIn } from './autostart-entry.ts'
import { dataFolderOf, type StartCommand, wordsOf } from './start-command.ts'
import { isWritable } from './writable.ts'

/** Starting with the person's session. */
type Autostart = {
  /** As a desktop would read the entry, and whether it can be changed. */
  get(): { on: boolean; hindrance: 'unwritable' | null }
  set(on: boolean): void
  /** Points the entry at this program when it was moved since. */
  repair(): void
}

/**
 * A file in the XDG autostart folder: Electron's login item does nothing on Linux.
 * https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function xdgAutostart(configFolder: string, command: StartCommand): Autostart {
  const file = entryFile(configFolder)
  /** The entry, if a desktop would start this data folder by it. */
  const standing = () => {
    const entry = readAutostartEntry(configFolder)
    if (entry === null || !isSwitchedOn(entry)) return null
    return dataFolderOf(wordsIn(entry)) === dataFolderOf(wordsOf(command)) ? entry : null
  }
  return {
    get: () => ({
      on: standing() !== null,
      hindrance: isWritable(file) ? null : 'unwritable',
    }),
    set(on) {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, autostartEntry(wordsOf(command)))
    },
    repair() {
      const entry = standing()
      if (entry === null || starts(entry, command)) return
      writeFileSync(file, withCommand(entry, wordsOf(command)))
    },
  }
}

/** Whether an entry runs the command, whatever its person put before, between or after. */
function starts(entry: string, { environment, program }: StartCommand): boolean {
  const words = wordsIn(entry)
  return [...environment, ...program].every((word) => words.includes(word))
}

/** The entry in an XDG config folder as it stands; null without one. */
export function readAutostartEntry(configFolder: string): string | null {
  try {
    return readFileSync(entryFile(configFolder), 'utf8')
  } catch {
    return null
  }
}

function entryFile(configFolder: string): string {
  return join(configFolder, 'autostart/pansentry.desktop')
}
