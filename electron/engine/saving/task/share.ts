import { parseAddress, withPasscode } from '../../links/links.ts'
import { type AccountDrive, accountDriveSchema } from '../../model/account/account.ts'
import type { Link } from '../../model/link.ts'
import { Refusal } from '../../model/refusal.ts'
import type { SavingTaskDraft } from '../../model/saving/saving-task.ts'

/** The share of a task: its drive, its id, its passcode and its folder. */
export type TaskShare = Link & { readonly drive: AccountDrive }

/** Reads what a person wrote as a share. Throws `SAVING_SHARE_INVALID`. */
export function requireShare({ passcode, share }: Pick<SavingTaskDraft, 'passcode' | 'share'>) {
  const read = shareOf({ passcode, share })
  if (!read) throw new Refusal('SAVING_SHARE_INVALID', { share })
  return read
}

/** Null where it is no share of a drive that is saved from. */
export function shareOf({
  passcode,
  share,
}: Pick<SavingTaskDraft, 'passcode' | 'share'>): TaskShare | null {
  const link = parseAddress(share)
  const drive = accountDriveSchema.safeParse(link?.provider)
  if (!link || !drive.success) return null
  return {
    ...(passcode === '' ? link : withPasscode(link, passcode.toWellFormed())),
    drive: drive.data,
  }
}
