import type { SecretsState } from '../../../electron/engine/model/secrets/place.ts'
import type { Secrets } from '../../../electron/engine/model/secrets.ts'

/** Secrets in memory, as a key store has them, and what it holds. */
export function heldSecrets(): Secrets & { readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  const state: SecretsState = { isOpen: true, place: 'key-store' }
  return {
    held,
    state: () => state,
    open: () => Promise.resolve(),
    choose() {},
    keep: (name, text) => void held.set(name, text),
    read: (name) => held.get(name),
    forget: (name) => void held.delete(name),
  }
}
