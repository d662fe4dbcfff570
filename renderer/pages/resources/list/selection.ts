import type { LinkSelection, ResourceFilter } from '../../../../electron/api/contract/resources.ts'

/**
 * The chosen links: some by their ids, or all that the filter finds but some, loaded or not. `anchor` is the index where
 * a range starts.
 */
export type Selection = {
  readonly kind: 'some' | 'allBut'
  readonly ids: ReadonlySet<number>
  readonly anchor: number | null
}

/** Links something is done to, and how many they are. */
export type Chosen = { readonly selection: LinkSelection; readonly count: number }

/** What many links can be given at once. */
export type LabelKind = 'category' | 'tag'

export const nothingSelected: Selection = { kind: 'some', ids: new Set(), anchor: null }

export const everythingSelected: Selection = { kind: 'allBut', ids: new Set(), anchor: null }

export function isSelected({ kind, ids }: Selection, id: number): boolean {
  return (kind === 'some') === ids.has(id)
}

/** How many links are chosen of those there are. */
export function sizeOf({ kind, ids }: Selection, total: number): number {
  return kind === 'some' ? ids.size : Math.max(0, total - ids.size)
}

/** Selects or deselects a link; the next range starts at its index. */
export function toggle(selection: Selection, id: number, index: number): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ...selection, ids, anchor: index }
}

/** Selects more links; the anchor stays. */
export function extend(selection: Selection, more: readonly number[]): Selection {
  const ids = new Set(selection.ids)
  for (const id of more) {
    if (selection.kind === 'some') ids.add(id)
    else ids.delete(id)
  }
  return { ...selection, ids }
}

/** The selection in the form that the API takes; undefined for none. */
export function chosenBy(
  { kind, ids }: Selection,
  filter: ResourceFilter,
): LinkSelection | undefined {
  if (kind === 'allBut') return { filter, except: [...ids] }
  return ids.size === 0 ? undefined : { ids: [...ids] }
}
