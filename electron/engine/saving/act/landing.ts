import type { SavedFile, SaveItem, SaveStep } from '../../model/saving/step.ts'
import type { DriveItem } from '../drive/saving-drive.ts'

type Landing = {
  readonly files: readonly SavedFile[]
  readonly missing: readonly SaveItem[]
}

type Look = {
  /** The ids that were there already. */
  readonly before: ReadonlySet<string>
  /** Whether nothing else can have come since: what is new under another name is known by its size then. */
  readonly isWatched: boolean
  readonly savedAt: number
}

/** What of a save lies in the folder: by name and size, never by the order of ids that a drive hands back. */
export function landed(
  { folder, items }: SaveStep,
  found: readonly DriveItem[],
  { before, isWatched, savedAt }: Look,
): Landing {
  const free = new Set(found.filter(({ id }) => !before.has(id)))
  const byItem = new Map<SaveItem, DriveItem>()
  const take = (item: SaveItem, there: DriveItem | undefined) => {
    if (!there) return
    byItem.set(item, there)
    free.delete(there)
  }
  for (const item of items) {
    take(
      item,
      [...free].find((there) => there.name === item.name && isAlike(item, there)),
    )
  }
  // A drive may write a name in its own way: 'x' as &#39;x&#39;, or without the blank at its end.
  for (const item of isWatched ? items.filter((each) => !byItem.has(each)) : []) {
    const [there, ...others] = [...free].filter((each) => isSameSize(item, each))
    const rivals = items.filter((each) => !byItem.has(each) && isSameSize(each, item))
    if (others.length === 0 && rivals.length === 1) take(item, there)
  }
  const files = items.flatMap((item): SavedFile[] => {
    const there = byItem.get(item)
    if (!there) return []
    const { id: sourceId, name: original, newName: name, size } = item
    const state = original === name ? 'named' : 'landed'
    return [{ sourceId, folder, original, name, size, driveId: there.id, state, savedAt }]
  })
  return { files, missing: items.filter((item) => !byItem.has(item)) }
}

type Sized = Pick<DriveItem, 'isFolder' | 'size'>

const isSameSize = (one: Sized, other: Sized) =>
  one.isFolder === other.isFolder && one.size === other.size

/** Not every listing says how large a file is. */
const isAlike = (one: Sized, other: Sized) =>
  one.isFolder === other.isFolder &&
  (one.isFolder || one.size === other.size || one.size === 0 || other.size === 0)
