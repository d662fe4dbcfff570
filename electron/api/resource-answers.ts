import type { Activity, ActivityCursor } from '../engine/model/history/activity.ts'
import type { Cursor, Resource, ResourceOrder } from '../engine/model/resource.ts'

/** A page and the cursor of the one after it; a short page is the last. */
export function toPage(
  rows: Resource[],
  { order, limit }: { order: ResourceOrder; limit: number },
): { rows: Resource[]; next: Cursor | null } {
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { rows, next: last ? { value: cursorValue(last, order), id: last.id } : null }
}

/** The same of what happened. */
export function toActivityPage(
  entries: Activity[],
  limit: number,
): { entries: Activity[]; next: ActivityCursor | null } {
  const last = entries.length === limit ? entries.at(-1) : undefined
  return { entries, next: last ? { at: last.at, id: last.id } : null }
}

function cursorValue(resource: Resource, order: ResourceOrder): string | number {
  switch (order) {
    case 'added':
      return resource.id
    case 'title':
      return resource.title
    case 'checked':
      return resource.checkedAt ?? 0
  }
}
