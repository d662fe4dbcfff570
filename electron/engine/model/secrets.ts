import { Refusal } from './refusal.ts'
import type { ChosenPlace, SecretsState } from './secrets/place.ts'

/** What stands in the place of a secret; where it comes back, the secret stays as it is. */
export const hiddenValue = '***'

/** The one place for what only its owner may read. */
export type Secrets = {
  /** Where a secret would be kept now, or why it cannot be. */
  state(): SecretsState
  /** Asks a key store that did not answer once more; settles in any case, and soon. */
  open(): Promise<void>
  /** Takes what a person chose for where no key store protects anything; what is kept there moves along. */
  choose(place: ChosenPlace): void
  /** Keeps a text under a name, in the place of what was there. Throws `SECRETS_UNKEPT` where none can be kept. */
  keep(name: string, text: string): void
  /** Undefined when there is none, or when it cannot be opened any more. */
  read(name: string): string | undefined
  /** Keeps it no longer, if it was kept. */
  forget(name: string): void
}

/** Where nothing is kept at all. */
export const noSecrets: Secrets = {
  state: () => ({ isOpen: false, hindrance: 'elsewhere' }),
  open: () => Promise.resolve(),
  choose() {},
  keep() {
    throw new Refusal('SECRETS_UNKEPT', { kind: 'elsewhere' })
  },
  read: () => undefined,
  forget() {},
}
