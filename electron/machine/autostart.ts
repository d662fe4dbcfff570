import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { autostartEntry, execLine, isSwitchedOn, valueOf } from './autostart-entry.ts'

/** Starting with the person's session. */
export type Autostart = {
  /** What the system itself says; null where it cannot be set. */
  get(): boolean | null
  set(on: boolean): void
  /** Points the entry at this program when it was moved since. */
  repair(): void
}

/** A development run would register Electron, not Pansentry. */
export const noAutostart: Autostart = { get: () => null, set: () => {}, repair: () => {} }

/** The login item of Windows and macOS, which Electron sets and reads back. */
export function loginItemAutostart(item: { get(): boolean; set(on: boolean): void }): Autostart {
  return { ...item, repair: () => {} }
}

/**
 * A file in the XDG autostart folder: Electron's login item does nothing on Linux.
 * https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function xdgAutostart(configFolder: string, command: string): Autostart {
  const file = entryFile(configFolder)
  const read = () => readAutostartEntry(configFolder)
  const write = () => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, autostartEntry(command))
  }
  const get = () => {
    const entry = read()
    return entry !== null && isSwitchedOn(entry)
  }
  return {
    get,
    set: (on) => (on ? write() : rmSync(file, { force: true })),
    repair() {
      const entry = read()
      if (entry === null || !isSwitchedOn(entry)) return
      if (valueOf(entry, 'Exec') !== execLine(command)) write()
    },
  }
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
