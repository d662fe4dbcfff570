import type { SavedFile } from '../../model/saving/step.ts'
import type { DriveItem, ShareItem } from '../drive/saving-drive.ts'
import { below, type OwnFolder } from './sight.ts'

/**
 * The own folder that stands for one of the share: the one it was saved as, whatever a person or the sharer called it
 * since, or else the one of its name, unless another folder of the share was saved as that.
 */
export function twinOf(
  { id, name }: ShareItem,
  beside: readonly ShareItem[],
  own: OwnFolder,
  saved: readonly SavedFile[],
): DriveItem | undefined {
  const folders = own.items.filter(({ isFolder }) => isFolder)
  const here = saved.filter(({ driveId, folder }) => folder === own.path && driveId !== '')
  const driveId = here.find(({ sourceId }) => sourceId === id)?.driveId
  const same = folders.find((folder) => folder.id === driveId)
  if (same) return same
  const others = new Set(beside.flatMap((item) => (item.id === id ? [] : item.id)))
  const taken = new Set(here.flatMap((file) => (others.has(file.sourceId) ? file.driveId : [])))
  return folders.find((folder) => folder.name === name && !taken.has(folder.id))
}

/** What a folder is called until it takes the place of another. */
export const passingName = (name: string) => `${name}.new`

/** The own folder into which what lies in one of the share was saved, file by file; one that is still to take its place aside. */
export function holderOf(
  { name: shared }: ShareItem,
  inside: readonly ShareItem[],
  own: OwnFolder,
  saved: readonly SavedFile[],
): DriveItem | undefined {
  const ids = new Set(inside.map(({ id }) => id))
  const paths = new Set(saved.flatMap((file) => (ids.has(file.sourceId) ? file.folder : [])))
  paths.delete(below(own.path, passingName(shared)))
  return own.items.find(({ isFolder, name }) => isFolder && paths.has(below(own.path, name)))
}

export const isNamed = ({ items }: OwnFolder, name: string): boolean =>
  items.some((item) => item.name === name)
