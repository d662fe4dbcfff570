import { AccountDrive } from '../drives/account-drive.ts'
import { node } from './saving-harness.ts'
import type { Share } from './simulated-nodes.ts'
import { SimulatedSavingDrive } from './simulated-saving-drive.ts'

const shareId = 'a1b2c3d4e5f6'

export const shareLink = `https://pan.quark.cn/s/${shareId}`

/** Quark with a member, the page on which they sign in, their own drive, and a share of files to save from. */
export async function startSharing(names: readonly string[], passcode = '') {
  const drive = new SimulatedSavingDrive()
  const share: Share = { pwd_id: shareId, passcode, tree: names.map((name) => node(name)) }
  drive.shares.set(shareId, share)
  const site = await AccountDrive.start()
  site.members.set('u1', { nickname: '小明' })
  // Whose account it is tells the site.
  site.answering = (exchange) =>
    exchange.path === '/account/info' ? undefined : drive.answer(exchange)
  return {
    drive,
    site,
    share,
    /** The paths of the files in the drive. */
    saved: () => drive.list().flatMap(({ dir, path }) => (dir ? [] : [path])),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}
