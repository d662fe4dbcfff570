import type { FaultDetails } from '../../model/saving/fault.ts'
import type { Step } from '../../model/saving/step.ts'
import type { SaveStore } from '../../store/save/saves.ts'
import type { Clock } from '../../time/clock.ts'
import type { OpenShare, SavingDrive, ShareItem } from '../drive/saving-drive.ts'
import { below } from '../plan/sight.ts'

export type ActContext = {
  readonly taskId: number
  readonly drive: SavingDrive
  readonly share: OpenShare
  /** What the share holds, by id: tokens are never written down. */
  readonly items: ReadonlyMap<string, ShareItem>
  readonly store: SaveStore
  readonly clock: Clock
  readonly signal: AbortSignal
}

export type Acted = {
  /** Paths under which files and folders lie now, and which the drive was seen to have. */
  readonly saved: readonly string[]
  readonly failed: readonly { readonly name: string; readonly details: FaultDetails }[]
  /** The drive is still at something, or nobody knows whether it is. */
  readonly isPending: boolean
  /** Why the rest of the plan, and of the run, was left. */
  readonly stop: FaultDetails | null
}

/** What a step is about. */
export function nameOf(step: Step): string {
  switch (step.kind) {
    case 'make':
      return step.folder
    case 'save':
      return step.items.map(({ name }) => name).join(', ')
    case 'rename':
      return step.newName
    case 'bin':
      return below(step.folder, step.name)
  }
}
