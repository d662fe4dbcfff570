import type { SavedFile } from '../../model/saving/step.ts'
import { below, type SharedFolder } from './sight.ts'

/**
 * What came into the drive within folders that were saved whole and are followed: from then on each is known by itself,
 * so that one which a person takes away stays away.
 */
export function cameAlong(
  { folders }: SharedFolder,
  saved: ReadonlyMap<string, SavedFile>,
): SavedFile[] {
  return [...folders].flatMap(([id, inside]) => {
    const whole = saved.get(id)
    if (!whole) return cameAlong(inside, saved)
    return within(inside, below(whole.folder, whole.name), whole.savedAt)
  })
}

function within({ folders, items }: SharedFolder, folder: string, savedAt: number): SavedFile[] {
  return items.flatMap(({ id: sourceId, name, size }) => {
    const where = { folder, original: name, name, driveId: '' }
    const inside = folders.get(sourceId)
    return [
      { sourceId, size, ...where, state: 'adopted', savedAt } as const,
      ...(inside ? within(inside, below(folder, name), savedAt) : []),
    ]
  })
}
