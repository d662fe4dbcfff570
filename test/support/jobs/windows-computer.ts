import type { Computer } from '../../../electron/engine/jobs/script/computer.ts'

/** A Windows on which nothing lies but these files; those with a target are links. */
export function windowsComputer(
  files: readonly string[],
  targets: Readonly<Record<string, string>> = {},
): Computer {
  const known = new Set([...files, ...Object.keys(targets)].map((file) => file.toLowerCase()))
  const isFolder = (path: string) =>
    [...known].some((file) => file.startsWith(`${path.toLowerCase()}\\`))
  return {
    platform: 'win32',
    environment: {
      SystemRoot: 'C:\\Windows',
      PATHEXT: '.COM;.EXE;.BAT;.CMD;.VBS;.JS',
      Path: 'C:\\Windows\\System32;"C:\\Program Files\\nodejs";;C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps',
    },
    kindOf(path) {
      if (known.has(path.toLowerCase())) return 'file'
      return isFolder(path) ? 'folder' : undefined
    },
    isExecutable: (path) => known.has(path.toLowerCase()),
    linkTarget: (path) =>
      Object.entries(targets).find(([link]) => link.toLowerCase() === path.toLowerCase())?.[1],
  }
}
