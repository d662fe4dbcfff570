import type { ImportEdit } from '../../../../electron/api/contract/resources.ts'

type RowEdit = Omit<ImportEdit, 'row'>

/** What a person changed in a preview; it is sent as it is when the import is confirmed. */
export type ImportEdits = {
  /** What becomes of the rows that were not ticked one by one. */
  readonly others: 'taken' | 'left'
  readonly byRow: ReadonlyMap<number, RowEdit>
}

export const noEdits: ImportEdits = { others: 'taken', byRow: new Map() }

export function withEdit(edits: ImportEdits, row: number, change: RowEdit): ImportEdits {
  const byRow = new Map(edits.byRow).set(row, { ...edits.byRow.get(row), ...change })
  return { ...edits, byRow }
}

export function isTaken({ others, byRow }: ImportEdits, row: number): boolean {
  return byRow.get(row)?.isTaken ?? others === 'taken'
}

/** How many of the rows are imported. */
export function countTaken(edits: ImportEdits, total: number): number {
  const isUsual = edits.others === 'taken'
  let unusual = 0
  for (const row of edits.byRow.keys()) if (isTaken(edits, row) !== isUsual) unusual += 1
  return isUsual ? total - unusual : unusual
}

/** All rows or none, whichever were ticked; what was written in them stays. */
export function withAll(edits: ImportEdits, others: ImportEdits['others']): ImportEdits {
  const byRow = new Map<number, RowEdit>()
  for (const [row, { isTaken: _, ...written }] of edits.byRow) byRow.set(row, written)
  return { others, byRow }
}

/** The same in the form that the API takes. */
export function editList({ byRow }: ImportEdits): ImportEdit[] {
  return [...byRow].map(([row, edit]) => ({ row, ...edit }))
}
