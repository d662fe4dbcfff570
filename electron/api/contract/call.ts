import { oc } from '@orpc/contract'
import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import type { Need } from '../../engine/model/tokens/api-token.ts'

const { RIGHT_MISSING, STORE_BUSY, STORE_CORRUPT, STORE_FAILING, STORE_FULL, STORE_READ_ONLY } =
  refusals
const ofTheDatabase = { STORE_BUSY, STORE_CORRUPT, STORE_FAILING, STORE_FULL, STORE_READ_ONLY }

/** What holds of a call beside its shapes. It stands on the call; whoever serves it or calls it reads it there. */
export type Traits = {
  /** What its caller must be allowed; the owner may all, and what names none is the owner's. */
  readonly right?: Need
  /** Only for those at the machine itself: over HTTP the call is not there. */
  readonly atTheMachine?: true
  /** Its input holds a whole file. */
  readonly takesFile?: true
  /** Works through as many rows as a file holds before it answers. */
  readonly takesLong?: true
  /** Answers when a person has. */
  readonly asksPerson?: true
}

/**
 * Begins a call of the contract that asks this of its caller. Each may find that the database cannot be read or written.
 */
export function call(right: Need) {
  return oc.$meta<Traits>({ right }).errors({ RIGHT_MISSING, ...ofTheDatabase })
}

/** Begins the call that takes a removal back: for a day what was removed comes back as it was. */
export function restoring(right: Need, path: `/${string}`, what: string, tag: string) {
  return call(right)
    .route({
      method: 'POST',
      path: `${path}/restore`,
      summary: `Take the removal of ${what} back`,
      tags: [tag],
      successStatus: 204,
    })
    .output(z.void())
}
