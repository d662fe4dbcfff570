import type { SavedFile, SaveItem, SaveStep } from '../../model/saving/step.ts'
import type { DriveItem } from '../drive/saving-drive.ts'

type Landing = {
  readonly files: readonly SavedFile[]
  readonly missing: readonly SaveItem[]
}

/**
 * What of a save lies in the folder: by name and size, never by the order of ids that a drive hands back. `before` are
 * the ids that were there already.
 */
export function landed(
  { folder, items }: SaveStep,
  found: readonly DriveItem[],
  before: ReadonlySet<string>,
  savedAt: number,
): Landing {
  const free = new Map(
    found.filter(({ id }) => !before.has(id)).map((item) => [item.name, item] as const),
  )
  const files: SavedFile[] = []
  const missing: SaveItem[] = []
  for (const item of items) {
    const there = free.get(item.name)
    const isIt = there?.isFolder === item.isFolder && (item.isFolder || there.size === item.size)
    if (!there || !isIt) {
      missing.push(item)
      continue
    }
    const { id: sourceId, name: original, newName: name, size } = item
    const state = original === name ? 'named' : 'landed'
    files.push({ sourceId, folder, original, name, size, driveId: there.id, state, savedAt })
  }
  return { files, missing }
}
