import type { Accounts } from '../../accounts/accounts.ts'
import type { SignIns } from '../../accounts/sign-ins.ts'
import type { Account, AccountDrive } from '../../model/account/account.ts'
import { Refusal } from '../../model/refusal.ts'
import type {
  OwnFolders,
  OwnFoldersWish,
  SharedFolders,
  SharedFoldersWish,
} from '../../model/saving/folders.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import { rootFolder, type SavingDrive } from '../drive/saving-drive.ts'
import type { AccountGuard } from '../job/account-guard.ts'
import { compareNames } from '../names/order.ts'
import type { Saving } from '../saving.ts'
import { requireShare, shareOf } from '../task/share.ts'
import { foldersUnread } from './folder-fault.ts'

type Options = {
  readonly accounts: Pick<Accounts, 'list'>
  readonly guard: AccountGuard
  readonly saving: Saving
  readonly signIns: SignIns
}

/** Shows a person the folders of a drive and of a share, level by level, each whole or not at all. Nothing is changed. */
export class Folders {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * The folders below one of the account's own. Throws `ACCOUNT_NOT_FOUND`, `SAVING_ACCOUNT_MISSING`, or
   * `SAVING_FOLDERS_UNREAD` with what the drive said.
   */
  async own(
    { accountId, id, path, share }: OwnFoldersWish,
    signal: AbortSignal,
  ): Promise<OwnFolders> {
    const account = this.#account(accountId, shareOf({ passcode: '', share })?.drive)
    return this.#asked(account, signal, async (drive) => {
      const folder = path === '/' ? rootFolder : (id ?? (await drive.findFolders([path])).get(path))
      const accountId = account.id
      if (folder === undefined) return { accountId, path, isMissing: true, folders: [] }
      const folders = (await drive.listFolder(folder))
        // A name with a stroke cannot be written as a part of a path.
        .filter(({ isFolder, name }) => isFolder && !name.includes('/'))
        .map(({ id, name }) => ({ id, name, path: path === '/' ? `/${name}` : `${path}/${name}` }))
      return { accountId, path, isMissing: false, folders: byName(folders) }
    })
  }

  /** The folders of a share, with the address that leads into each; throws as `own` does, and `SAVING_SHARE_INVALID`. */
  async ofShare(wish: SharedFoldersWish, signal: AbortSignal): Promise<SharedFolders> {
    const share = requireShare(wish)
    const account = this.#account(wish.accountId, share.drive)
    const [address = ''] = share.url.split('#')
    return this.#asked(account, signal, async (drive) => {
      const items = await drive.listShare(await drive.openShare(share), wish.id || rootFolder)
      const folders = items
        .filter(({ isFolder }) => isFolder)
        .map(({ id, name }) => ({ id, name, share: `${address}#/list/share/${id}` }))
      return { share: address, folders: byName(folders) }
    })
  }

  #account(id: number | null, drive: AccountDrive | undefined): Account {
    const accounts = this.#options.accounts.list()
    const named = accounts.find((account) => account.id === id)
    if (named) return named
    if (id !== null) throw new Refusal('ACCOUNT_NOT_FOUND', { id })
    const first = accounts.find((account) => drive === undefined || account.drive === drive)
    if (!first) throw new Refusal('SAVING_ACCOUNT_MISSING', {})
    return first
  }

  async #asked<T>(
    account: Account,
    signal: AbortSignal,
    question: (drive: SavingDrive) => Promise<T>,
  ): Promise<T> {
    const { guard, saving, signIns } = this.#options
    const hindrance = await guard.hindrance(account)
    // A full drive shows what it holds.
    if (hindrance && hindrance.kind !== 'full') throw foldersUnread(hindrance)
    const signIn = await signIns.open(account.id)
    if (!signIn) throw foldersUnread({ kind: 'login', code: 'drive-account.lost', words: '' })
    try {
      return await saving.ask(signIn, signal, question)
    } catch (error) {
      if (!(error instanceof DriveFault)) throw error
      const { details } = error
      if (details.kind === 'login') await guard.isLoginNeeded(account)
      guard.noteFault(account, details)
      throw foldersUnread(details, { cause: error })
    }
  }
}

const byName = <Folder extends { readonly name: string }>(folders: readonly Folder[]) =>
  folders.toSorted((a, b) => compareNames(a.name, b.name))
