import type { NotifyOn, Policy, Trigger } from '../../../../electron/api/contract/jobs.ts'
import { Drafts } from './kept-draft.ts'
import type { ScriptDraft } from './script-draft.ts'

/** A script job that is being written. */
export type NewScript = {
  /** Null where program and arguments are written apart. */
  readonly command: string | null
  /** Null while the id follows the name. */
  readonly ownId: string | null
  readonly labels: readonly string[]
  readonly notifyOn: NotifyOn
  readonly script: ScriptDraft
  readonly trigger: Trigger
  readonly policy: Policy
}

export const newScripts = new Drafts<NewScript>()

/** The page that begins as a job, or with a command line. */
export const pageOf = (from: string, command: string) => `${from} ${command}`

type Kept = Omit<NewScript, 'command' | 'ownId'>

/** What was typed of a job that is gone becomes what is typed of a new one. */
export function keepAsNew({ labels, notifyOn, policy, script, trigger }: Kept): void {
  const draft = { command: null, ownId: null, labels, notifyOn, policy, script, trigger }
  newScripts.keep(pageOf('', ''), draft)
}
