import { oc } from '@orpc/contract'
import { refusals } from '../../engine/model/refusal.ts'

const { STORE_BUSY, STORE_CORRUPT, STORE_FAILING, STORE_FULL, STORE_READ_ONLY } = refusals

/** What holds of a call beside its shapes. It stands on the call; whoever serves it or calls it reads it there. */
export type Traits = {
  /** Only for those at the machine itself: over HTTP the call is not there. */
  readonly atTheMachine?: true
  /** Its input holds a whole file. */
  readonly takesFile?: true
  /** Works through as many rows as a file holds before it answers. */
  readonly takesLong?: true
}

/** Begins a call of the contract, each of which may find that the database cannot be read or written. */
export const call = oc
  .$meta<Traits>({})
  .errors({ STORE_BUSY, STORE_CORRUPT, STORE_FAILING, STORE_FULL, STORE_READ_ONLY })
