import type { Reason } from '../../model/message.ts'
import type { Left, Question } from '../../model/saving/step.ts'
import type { FaultDetails } from '../drive/drive-fault.ts'

type Failed = readonly { readonly name: string; readonly details: FaultDetails }[]

/** How a run of a task ended. `isNews`: whether a person has not been told so before. */
export type TaskEnd =
  | {
      readonly kind: 'saved'
      /** Paths of the drive, as it shows them. */
      readonly saved: readonly string[]
      readonly failed: Failed
      readonly isPending: boolean
      /** Why nothing more could be saved. */
      readonly stop: FaultDetails | null
      readonly left: readonly Left[]
    }
  | { readonly kind: 'failed'; readonly failed: Failed; readonly left: readonly Left[] }
  /** The drive is still at it: the next run looks. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'nothing-new'; readonly left: readonly Left[] }
  | { readonly kind: 'question'; readonly planId: number; readonly question: Question }
  | { readonly kind: 'not-due' }
  /** The share is not asked for the time being. */
  | { readonly kind: 'waits'; readonly why: 'dead' | 'blocked' | 'passcode' }
  | { readonly kind: 'no-share' }
  | { readonly kind: 'bad-rule'; readonly fault: Reason }
  /** The share holds nothing; dead once that was seen twice. */
  | { readonly kind: 'empty' | 'emptied'; readonly isNews: boolean }
  | { readonly kind: 'fault'; readonly details: FaultDetails; readonly isNews: boolean }
  /** Another task of the account ended so that this one was not begun. */
  | { readonly kind: 'held'; readonly details: FaultDetails }
