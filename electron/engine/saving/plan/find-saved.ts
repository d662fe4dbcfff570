import type { SavedFile } from '../../model/saving/step.ts'
import type { DriveItem } from '../drive/saving-drive.ts'

/** The file as it lies in a folder: by the drive's id, and else by the name it came with. */
export function findSaved(
  items: readonly DriveItem[],
  { driveId, original }: Pick<SavedFile, 'driveId' | 'original'>,
): DriveItem | undefined {
  return (
    items.find(({ id }) => id === driveId) ??
    (driveId === '' ? items.find(({ name }) => name === original) : undefined)
  )
}
