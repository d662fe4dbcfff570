import type { Activity, ActivityCursor } from '../engine/model/history/activity.ts'
import type { Resource } from '../engine/model/resource.ts'
import type { Cursor } from '../engine/model/resources/resource-filter.ts'

/** A page and the cursor of the one after it; a short page is the last. `placeOf`: what a row is compared by. */
export function toPage(
  rows: Resource[],
  limit: number,
  placeOf: (id: number) => Cursor['value'],
): { rows: Resource[]; next: Cursor | null } {
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { rows, next: last ? { value: placeOf(last.id), id: last.id } : null }
}

/** The same of what happened. */
export function toActivityPage(
  entries: Activity[],
  limit: number,
): { entries: Activity[]; next: ActivityCursor | null } {
  const last = entries.length === limit ? entries.at(-1) : undefined
  return { entries, next: last ? { at: last.at, id: last.id } : null }
}
