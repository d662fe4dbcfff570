import type { Cookies } from '../../accounts/cookie.ts'
import type { Requester } from '../../links/requests/request.ts'
import type { Clock } from '../../time/clock.ts'

/** What a share holds. Ids are the drive's own, of any length. */
export type ShareItem = {
  readonly id: string
  /** Without it the drive saves nothing. */
  readonly token: string
  readonly name: string
  readonly isFolder: boolean
  readonly size: number
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}

/** What the account's own drive holds. */
export type DriveItem = Omit<ShareItem, 'token'>

export type ShareAddress = { readonly shareId: string; readonly passcode: string }

/** A share that was opened; its token runs out. */
export type OpenShare = ShareAddress & { readonly token: string }

/** By what a drive is asked how far it is with something that takes time. */
export type Handle = string

/** The account's own folder that holds all others. */
export const rootFolder = '0'

/**
 * A drive as far as saving goes: the port behind which the calls of each lie. What a drive does not do is a `DriveFault`;
 * whoever stops it has the signal's reason. Paths begin with a slash and end without one.
 */
export type SavingDrive = {
  /** Asks whose drive it is; `login` where it knows nobody. */
  account(): Promise<void>
  openShare(address: ShareAddress): Promise<OpenShare>
  /** All of a folder of the share, `0` for the topmost: complete, or `incomplete`. */
  listShare(share: OpenShare, folder: string): Promise<readonly ShareItem[]>
  /** All of an own folder: complete, or `incomplete`. */
  listFolder(folder: string): Promise<readonly DriveItem[]>
  /** Own folders by path; one that is not there is not in it. */
  findFolders(paths: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Makes a folder with those above it; its id. */
  makeFolder(path: string): Promise<string>
  save(share: OpenShare, items: readonly ShareItem[], folder: string): Promise<Handle>
  rename(id: string, name: string): Promise<void>
  move(ids: readonly string[], folder: string): Promise<Handle | null>
  /** Into the bin, where it stays. */
  bin(ids: readonly string[]): Promise<Handle | null>
  /** How far it is; what failed there is a `DriveFault`. */
  poll(handle: Handle, attempt: number): Promise<'done' | 'pending'>
  /** Where files, by id, can be loaded from, and the headers with which whoever loads them has to ask. */
  downloads(ids: readonly string[]): Promise<Downloads>
  /** How many items one `save` takes. */
  readonly saveLimit: number
}

export type Downloads = {
  readonly files: readonly { readonly id: string; readonly url: string }[]
  /** They hold the sign-in: they are handed to nobody but whom the person named. */
  readonly headers: Readonly<Record<string, string>>
}

/** What the calls of a drive may use. */
export type DriveContext = {
  readonly cookies: Cookies
  /** Keeps the cookies as the drive has renewed them. */
  readonly renew: (cookies: Cookies) => void
  readonly request: Requester
  /** Waits until the drive may be asked again. */
  readonly turn: () => Promise<void>
  readonly clock: Clock
  readonly signal: AbortSignal
}
