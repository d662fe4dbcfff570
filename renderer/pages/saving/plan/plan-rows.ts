import type { SavingLeft, SavingStep } from '../../../../electron/api/contract/saving.ts'

/** What a plan does with one file or folder, or why it leaves it. */
export type PlanRow = {
  readonly kind: SavingStep['kind'] | 'left'
  readonly folder: string
  readonly name: string
  /** As it is called afterwards; empty where it has no name then. */
  readonly newName: string
  readonly reason: SavingStep['reason'] | SavingLeft['reason']
  /** The share's id of a file that is saved; empty for others. */
  readonly sourceId: string
  /** The episode that was read and had better be looked at; empty where it is sure. */
  readonly unsure: string
  /** Why a file keeps its own name though the rule has another. */
  readonly own?: SaveItem['own']
}

type SaveItem = Extract<SavingStep, { kind: 'save' }>['items'][number]

const plain = { sourceId: '', unsure: '' }

/** A row each file; a rename that belongs to a save is told with it. */
export function planRows(steps: readonly SavingStep[], left: readonly SavingLeft[]): PlanRow[] {
  return [
    ...steps.flatMap(rowsOf),
    ...left.map((each) => ({ ...each, ...plain, kind: 'left' as const, newName: '' })),
  ]
}

function rowsOf(step: SavingStep): PlanRow[] {
  const { folder, kind, reason } = step
  switch (kind) {
    case 'make':
      return [{ ...plain, kind, folder, name: folder, newName: folder, reason }]
    case 'save':
      return step.items.map(({ id, name, newName, own, unsure }) => ({
        kind,
        folder,
        name,
        newName,
        reason,
        sourceId: id,
        unsure,
        ...(own && { own }),
      }))
    case 'rename':
      if (reason === 'named') return []
      return [{ ...plain, kind, folder, name: step.name, newName: step.newName, reason }]
    case 'bin':
      return [{ ...plain, kind, folder, name: step.name, newName: '', reason }]
  }
}

/** The names of the files of the share that a plan has looked at, each once. */
export function namesIn(rows: readonly PlanRow[]): string[] {
  const ofShare = rows.filter(({ kind }) => kind === 'save' || kind === 'left')
  return [...new Set(ofShare.map(({ name }) => name))]
}
