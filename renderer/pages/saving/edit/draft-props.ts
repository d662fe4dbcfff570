import type { SavingTaskDraft } from '../../../../electron/api/contract/saving.ts'

/** What a part of the editor is given. */
export type DraftProps = {
  readonly draft: SavingTaskDraft
  readonly onChange: (part: Partial<SavingTaskDraft>) => void
}
