import type { Activity, ActivityCursor } from '../engine/model/history/activity.ts'
import type { Resource } from '../engine/model/resource.ts'
import type { Cursor, ResourceOrder } from '../engine/model/resources/resource-filter.ts'

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

// What the store orders by: store/resources/order-sql.ts.
function cursorValue(resource: Resource, order: ResourceOrder): string | number {
  switch (order) {
    case 'added':
      return resource.id
    case 'died':
      return resource.expiredAt ?? 0
    case 'checked':
      return resource.checkedAt ?? 0
    case 'title':
    case 'provider':
    case 'health':
    case 'category':
    case 'code':
      return resource[order]
  }
}
