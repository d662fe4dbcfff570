import type { Provider } from './provider.ts'

/** A share address, taken apart. Two links with the same provider and share id are the same share. */
export type Link = {
  readonly provider: Provider
  /** The provider's own id; for `web` the address without its fragment. */
  readonly shareId: string
  /** Empty when the text gave none. */
  readonly passcode: string
  /** The provider's id of a folder inside the share; empty for its root. */
  readonly folder: string
  /** The address to open and to store, passcode included where the provider carries it in the query. */
  readonly url: string
}
