import { accessSync, constants, lstatSync, readlinkSync, statSync } from 'node:fs'

/** What a script is started on. */
export type Computer = {
  readonly platform: NodeJS.Platform
  /** Of Pansentry itself. */
  readonly environment: NodeJS.ProcessEnv
  /** What lies at a whole path; undefined where nothing does. */
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined
  readonly isExecutable: (path: string) => boolean
  /** Where a link leads; undefined for what is none. */
  readonly linkTarget: (path: string) => string | undefined
}

export const thisComputer: Computer = {
  platform: process.platform,
  environment: process.env,
  kindOf(path) {
    // A program of the Microsoft Store is a link that no program but the system follows.
    const info = infoOf(statSync, path) ?? (isWindows ? infoOf(lstatSync, path) : undefined)
    if (info?.isDirectory()) return 'folder'
    return info?.isFile() || info?.isSymbolicLink() ? 'file' : undefined
  },
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  linkTarget(path) {
    try {
      return readlinkSync(path)
    } catch {
      return undefined
    }
  },
}

const isWindows = process.platform === 'win32'

function infoOf(read: typeof statSync, path: string) {
  try {
    return read(path, { throwIfNoEntry: false })
  } catch {
    // A part of the path is a file, or may not be entered.
    return undefined
  }
}
