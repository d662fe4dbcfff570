import { z } from 'zod'

/**
 * Where secrets are kept. `key-store`: in a file whose key the system's key store seals; `environment`: the key is
 * what PANSENTRY_SECRET_KEY says; `key-file`: it lies in a file beside, which only its owner may read; `memory`:
 * nowhere, they are known until Pansentry ends.
 */
export const secretPlaces = ['key-store', 'environment', 'key-file', 'memory'] as const

/** What a person may choose where no key store protects anything. */
export const chosenPlaces = ['memory', 'key-file'] as const
export const chosenPlaceSchema = z.enum(chosenPlaces)
export type ChosenPlace = z.output<typeof chosenPlaceSchema>

/**
 * Why none can be kept. `unchosen`: there is no key store, and nobody has chosen another place; `locked`: the key store
 * does not answer; `elsewhere`: the key store of the desktop app keeps the key, and this process cannot ask it.
 */
export const secretHindrances = ['unchosen', 'locked', 'elsewhere'] as const

export const secretsStateSchema = z.discriminatedUnion('isOpen', [
  z.object({ isOpen: z.literal(true), place: z.enum(secretPlaces) }),
  z.object({ isOpen: z.literal(false), hindrance: z.enum(secretHindrances) }),
])
export type SecretsState = Readonly<z.output<typeof secretsStateSchema>>
