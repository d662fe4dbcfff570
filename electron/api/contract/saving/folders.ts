import { refusals } from '../../../engine/model/refusal.ts'
import {
  ownFoldersSchema,
  ownFoldersWishSchema,
  sharedFoldersSchema,
  sharedFoldersWishSchema,
} from '../../../engine/model/saving/folders.ts'
import { call } from '../call.ts'

const { ACCOUNT_NOT_FOUND, SAVING_ACCOUNT_MISSING, SAVING_FOLDERS_UNREAD, SAVING_SHARE_INVALID } =
  refusals

const tags = ['Saving']

/** The folders from which a person chooses what a task saves, and where. */
export const savingFolders = {
  /** The folders below one of an account's own drive, all of them or an error. Nothing is changed. */
  own: call('run')
    .route({
      method: 'POST',
      path: '/saving/folders',
      summary: 'Folders of an account’s own drive',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ ACCOUNT_NOT_FOUND, SAVING_ACCOUNT_MISSING, SAVING_FOLDERS_UNREAD })
    .input(ownFoldersWishSchema)
    .output(ownFoldersSchema),
  /** The same of a share; each with the address that leads into it. */
  shared: call('run')
    .route({
      method: 'POST',
      path: '/saving/shared-folders',
      summary: 'Folders of a share',
      tags,
    })
    .meta({ takesLong: true })
    .errors({
      ACCOUNT_NOT_FOUND,
      SAVING_ACCOUNT_MISSING,
      SAVING_FOLDERS_UNREAD,
      SAVING_SHARE_INVALID,
    })
    .input(sharedFoldersWishSchema)
    .output(sharedFoldersSchema),
}
