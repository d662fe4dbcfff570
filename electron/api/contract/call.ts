import { oc } from '@orpc/contract'

/** What holds of a call beside its shapes. It stands on the call; whoever serves it or calls it reads it there. */
export type Traits = {
  /** Only for those at the machine itself: over HTTP the call is not there. */
  readonly atTheMachine?: true
  /** Its input holds a whole file. */
  readonly takesFile?: true
  /** Works through as many rows as a file holds before it answers. */
  readonly takesLong?: true
}

/** Begins a call of the contract. */
export const call = oc.$meta<Traits>({})
