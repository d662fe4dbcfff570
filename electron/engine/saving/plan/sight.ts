import type { RefusedCopy } from '../../model/saving/refused-copy.ts'
import type { SavedFile } from '../../model/saving/step.ts'
import type { DriveItem, ShareItem } from '../drive/saving-drive.ts'

/** A folder of the share as it was seen, and those in it that were looked into, by id. */
export type SharedFolder = {
  readonly id: string
  readonly items: readonly ShareItem[]
  readonly folders: ReadonlyMap<string, SharedFolder>
  /** Folders that lie too deep to be looked into, by id. */
  readonly tooDeep: ReadonlySet<string>
}

/** A folder of the account's drive as it was seen, and those in it that were looked into, by the ids of their twins. */
export type OwnFolder = {
  readonly path: string
  /** Null for one that is not there. */
  readonly id: string | null
  readonly items: readonly DriveItem[]
  readonly folders: ReadonlyMap<string, OwnFolder>
}

/** All that a plan is made from, beside the task. */
export type Sight = {
  readonly shared: SharedFolder
  readonly own: OwnFolder
  /** What the task has saved before. */
  readonly saved: readonly SavedFile[]
  /** Files of the share that the drive may still be saving. */
  readonly underWay: ReadonlySet<string>
  /** Episodes that a person read, by the ids of the files of the share. */
  readonly episodes: ReadonlyMap<string, string>
  /** What a person refuses for the title of the task. */
  readonly refused: readonly RefusedCopy[]
  /** Names of the share that may tell how far its series is. */
  readonly titles: readonly string[]
}

export const below = (path: string, name: string) => (path === '/' ? `/${name}` : `${path}/${name}`)
