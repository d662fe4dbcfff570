import type { AccountDrive } from '../../model/account/account.ts'
import type { SavingTask } from '../../model/saving/saving-task.ts'
import type { Picks } from '../names/picks.ts'
import { shareOf } from '../task/share.ts'

type Same = 'id' | 'name' | 'folder' | 'naming' | 'isSuffixIgnored' | 'startId' | 'followed'
type Also =
  | 'isNamedBelow'
  | 'isReplaced'
  | 'preferred'
  | 'endsOn'
  | 'weekdays'
  | 'total'
  | 'stopsWhenComplete'

/** What of a task decides what a run does. */
export type PlanTask = Pick<SavingTask, Same | Also> & {
  /** Null where what was written is no share of a drive that is saved from. */
  readonly share: {
    readonly drive: AccountDrive
    readonly shareId: string
    readonly passcode: string
    /** A folder of the share by its id; empty for the topmost. */
    readonly folder: string
  } | null
  readonly picks: Picks
  /** Whether the first, a large and a binning plan wait for a person. */
  readonly isAsked: boolean
}

export function planTaskOf(task: SavingTask): PlanTask {
  const { filter, from, to } = task
  return {
    ...task,
    share: shareOf(task),
    picks: { filter, from, to },
    isAsked: true,
  }
}
