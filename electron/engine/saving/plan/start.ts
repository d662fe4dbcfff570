import type { SavedFile } from '../../model/saving/step.ts'
import type { ShareItem } from '../drive/saving-drive.ts'

/**
 * A folder of the share down to the file that a task starts at. Where the sharer took that away after it was saved, the
 * last of those that were saved stands for it, and what came since: what lay below was never wanted.
 */
export function untilStart(
  items: readonly ShareItem[],
  startId: string,
  folder: string,
  saved: ReadonlyMap<string, SavedFile>,
): readonly ShareItem[] {
  if (startId === '') return items
  const at = items.findIndex(({ id }) => id === startId)
  if (at >= 0) return items.slice(0, at + 1)
  const start = saved.get(startId)
  if (start?.folder !== folder) return items
  const last = items.findLastIndex(({ id }) => saved.has(id))
  return items.filter(({ updatedAt }, index) => index <= last || updatedAt > start.savedAt)
}
