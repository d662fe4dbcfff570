import type { SavedFile } from '../../model/saving/step.ts'
import type { OwnFolder, SharedFolder } from './sight.ts'

/**
 * Whether an own folder holds nothing, however deep, but what the task saved or what the share has too, as large. What
 * was not looked into may hold anything.
 */
export function isCovered(
  own: OwnFolder,
  shared: SharedFolder | undefined,
  saved: readonly SavedFile[],
): boolean {
  const ids = new Set(saved.flatMap(({ driveId, folder }) => (folder === own.path ? driveId : [])))
  return own.items.every(({ id, isFolder, name, size }) => {
    if (!isFolder) {
      const twin = shared?.items.find((each) => each.name === name && !each.isFolder)
      // Not every listing says how large a file is.
      return ids.has(id) || (twin !== undefined && (size === 0 || twin.size === size))
    }
    const looked = [...own.folders].find(([, each]) => each.id === id)
    return looked !== undefined && isCovered(looked[1], shared?.folders.get(looked[0]), saved)
  })
}
