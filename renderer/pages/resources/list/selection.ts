/** The ids of the selected rows, and the index where a range starts. */
export type Selection = { readonly ids: ReadonlySet<number>; readonly anchor: number | null }

export const nothingSelected: Selection = { ids: new Set(), anchor: null }

type Row = { readonly id: number }

/** Selects or deselects a row; the next range starts there. */
export function toggle({ ids }: Selection, rows: readonly Row[], index: number): Selection {
  const id = rows[index]?.id
  if (id === undefined) return { ids, anchor: null }
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: index }
}

/** Selects every row from the anchor to this one. */
export function extend(selection: Selection, rows: readonly Row[], index: number): Selection {
  const anchor = selection.anchor ?? index
  const from = Math.min(anchor, index)
  const range = rows.slice(from, Math.max(anchor, index) + 1)
  return { ids: new Set([...selection.ids, ...range.map(({ id }) => id)]), anchor }
}

/** Selects every row, or none if all are selected. */
export function toggleAll({ ids }: Selection, rows: readonly Row[]): Selection {
  const all = rows.length > 0 && rows.every(({ id }) => ids.has(id))
  return all ? nothingSelected : { ids: new Set(rows.map(({ id }) => id)), anchor: null }
}
