/** What stands in the place of a secret; where it comes back, the secret stays as it is. */
export const hiddenValue = '***'

/** A place for what only its owner may read: the key store of the system, where there is one. */
export type Secrets = {
  /** False where the system has no key store, or none that protects anything. */
  isAvailable(): boolean
  /** Keeps a text under a name, in the place of what was there. */
  keep(name: string, text: string): void
  /** Undefined when there is none, or when it cannot be opened any more. */
  read(name: string): string | undefined
  /** Keeps it no longer, if it was kept. */
  forget(name: string): void
}

/** Where nothing can be kept: a command line, a server. */
export const noSecrets: Secrets = {
  isAvailable: () => false,
  keep() {
    throw new Error('There is no key store here.')
  },
  read: () => undefined,
  forget() {},
}
