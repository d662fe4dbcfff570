import { z } from 'zod'
import { accountIdSchema } from '../account/account.ts'
import { savingTaskDraftSchema } from './saving-task.ts'

const { accountId, folder, passcode, share } = savingTaskDraftSchema.shape
const id = z.string().min(1).max(100)

export const ownFoldersWishSchema = z.strictObject({
  accountId,
  /** Without an account, the first at the drive of this share is asked, or else the first. */
  share: z.string().max(2000).default(''),
  /** The folder whose folders are wanted; `/` for the top of the drive. */
  path: folder.default('/'),
  /** Its id, where an answer gave it: the drive is asked once less. */
  id: id.optional(),
})
export type OwnFoldersWish = Readonly<z.output<typeof ownFoldersWishSchema>>

export const ownFoldersSchema = z.object({
  /** The account that was asked. */
  accountId: accountIdSchema,
  path: z.string(),
  /** Whether there is no such folder yet. */
  isMissing: z.boolean(),
  folders: z.array(z.object({ id, name: z.string(), path: z.string() })),
})
export type OwnFolders = Readonly<z.output<typeof ownFoldersSchema>>

export const sharedFoldersWishSchema = z.strictObject({
  accountId,
  share,
  passcode,
  /** The folder of the share whose folders are wanted; empty for its top, wherever the link leads. */
  id: id.or(z.literal('')).default(''),
})
export type SharedFoldersWish = Readonly<z.output<typeof sharedFoldersWishSchema>>

export const sharedFoldersSchema = z.object({
  /** The address of all of the share. */
  share: z.string(),
  /** `share` is the address that leads into the folder. */
  folders: z.array(z.object({ id, name: z.string(), share: z.string() })),
})
export type SharedFolders = Readonly<z.output<typeof sharedFoldersSchema>>
