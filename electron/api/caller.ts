import { Refusal } from '../engine/model/refusal.ts'
import { ownerSettings } from '../engine/model/settings.ts'
import type { Need, Right } from '../engine/model/tokens/api-token.ts'

/** Who calls, and what they may. */
export type Caller = {
  readonly may: (need: Need) => boolean
  /** The id of the session of a browser. */
  readonly session?: string
}

/** Whoever is at the machine, holds `api-token`, or is signed in. */
export const owner: Caller = { may: () => true }

/** Whoever holds a token with a name. */
export function callerWith(rights: readonly Right[]): Caller {
  return { may: (need) => rights.some((right) => right === need) }
}

/** Throws `RIGHT_MISSING`. */
export function requireRight(caller: Caller, right: Need): void {
  if (!caller.may(right)) throw new Refusal('RIGHT_MISSING', { right })
}

/** Throws `RIGHT_MISSING` where one of the settings that are to change is the owner's. */
export function requireForSettings(caller: Caller, names: readonly string[]): void {
  if (ownerSettings.some((name) => names.includes(name))) requireRight(caller, 'owner')
}
