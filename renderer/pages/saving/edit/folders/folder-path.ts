/** The path of a folder, or of one below it that is still to be made; it may name several. */
export function folderBelow(path: string, below: string): string {
  return `/${`${path}/${below}`.split('/').map(trimmed).filter(Boolean).join('/')}`
}

const trimmed = (name: string) => name.trim()

/** Whether a path lies below a folder. */
export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}
