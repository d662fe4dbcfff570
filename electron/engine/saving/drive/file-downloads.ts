import type { SavedFile } from '../../model/saving/step.ts'
import { DriveFault } from './drive-fault.ts'
import type { DriveItem, SavingDrive } from './saving-drive.ts'

/** Where a file of the drive can be loaded from, and with which headers. */
export type FileDownload = {
  /** The file of the share it came from; of a folder, with the file's own id behind it. */
  readonly sourceId: string
  /** With the folders it lies in, below a folder that was saved. */
  readonly name: string
  readonly url: string
  /** They hold the sign-in. */
  readonly headers: Readonly<Record<string, string>>
}

type Wanted = Pick<FileDownload, 'sourceId' | 'name'> & { readonly id: string }

/** Where saved files can be loaded from, those in folders that were saved whole among them. Throws a `DriveFault`. */
export async function fileDownloads(
  drive: SavingDrive,
  files: readonly SavedFile[],
): Promise<FileDownload[]> {
  const folders = await drive.findFolders(files.map(({ folder }) => folder))
  const wanted: Wanted[] = []
  for (const [path, id] of folders) {
    const items = new Map((await drive.listFolder(id)).map((item) => [item.id, item]))
    for (const { driveId, folder, sourceId } of files) {
      // What a person took away since is not loaded.
      const item = folder === path ? items.get(driveId) : undefined
      if (item) wanted.push(...(await below(drive, item, sourceId, '')))
    }
  }
  const found = await drive.downloads(wanted.map(({ id }) => id))
  const urls = new Map(found.files.map(({ id, url }) => [id, url]))
  return wanted.map(({ id, name, sourceId }) => {
    const url = urls.get(id)
    if (url === undefined) {
      throw new DriveFault({ kind: 'incomplete', code: 'download.missing', words: name })
    }
    return { sourceId, name, url, headers: found.headers }
  })
}

async function below(
  drive: SavingDrive,
  { id, isFolder, name }: DriveItem,
  sourceId: string,
  path: string,
): Promise<Wanted[]> {
  if (!isFolder) return [{ id, sourceId, name: path + name }]
  const found: Wanted[] = []
  for (const item of await drive.listFolder(id)) {
    found.push(...(await below(drive, item, `${sourceId}/${item.id}`, `${path}${name}/`)))
  }
  return found
}
