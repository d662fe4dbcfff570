import type { AccountDrive } from '../../model/account/account.ts'

/** What of a task decides what a run does. Paths begin with a slash and end without one. */
export type PlanTask = {
  readonly id: number
  readonly name: string
  /** Null where what was written is no share of a drive that is saved from. */
  readonly share: {
    readonly drive: AccountDrive
    readonly shareId: string
    readonly passcode: string
    /** A folder of the share by its id; empty for the topmost. */
    readonly folder: string
  } | null
  readonly path: string
  readonly pattern: string
  readonly replacement: string
  readonly isSuffixIgnored: boolean
  /** The file of the share at which its list ends, itself included; empty for none. */
  readonly startId: string
  /** Which sub-folders are followed: a pattern; empty for none. */
  readonly followed: string
  /** Whether a followed folder takes the place of the one that is there, rather than what is new in it. */
  readonly isReplaced: boolean
  /** Whether the rule names files in followed folders too. */
  readonly isNamedBelow: boolean
  /** The last day, yyyy-mm-dd; null for none. */
  readonly endsOn: string | null
  /** From 1 for Monday; null for each, empty for none at all. */
  readonly weekdays: readonly number[] | null
  /** Whether the first, a large and a binning plan wait for a person. */
  readonly isAsked: boolean
}
