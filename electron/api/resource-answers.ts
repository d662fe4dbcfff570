import type { Preview, Resource } from '../engine/library/resources.ts'
import type { TakeoverPreview as Found } from '../engine/takeover/takeover.ts'
import type { ImportPreview, ResourceOrder } from './contract/resources.ts'
import type { TakeoverPreview } from './contract/takeover.ts'

// What a person looks through before importing; the counts are of all.
const rowsShown = 200

type Cursor = { value: string | number; id: number }

/** A page and the cursor of the one after it; a short page is the last. */
export function toPage(
  rows: Resource[],
  { order, limit }: { order: ResourceOrder; limit: number },
): { rows: Resource[]; next: Cursor | null } {
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { rows, next: last ? { value: cursorValue(last, order), id: last.id } : null }
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

export function toImportPreview({ token, fresh, duplicates, unreadable }: Preview): ImportPreview {
  return {
    token,
    newCount: fresh.length,
    duplicateCount: duplicates.length,
    unreadableCount: unreadable.length,
    fresh: fresh.slice(0, rowsShown).map(({ line, title, link }) => ({
      line,
      title,
      url: link.url,
      provider: link.provider,
      passcode: link.passcode,
    })),
    duplicates: duplicates.slice(0, rowsShown).map(({ line, title, link, where }) => ({
      line,
      title,
      url: link.url,
      where,
    })),
    unreadable: unreadable.slice(0, rowsShown),
  }
}

export function toTakeoverPreview({
  resources,
  schedule,
  leftBehind,
  kept,
  ...rest
}: Found): TakeoverPreview {
  return {
    ...rest,
    resources: toImportPreview(resources),
    schedule: schedule && { ...schedule, nextTimes: [...schedule.nextTimes] },
    leftBehind: leftBehind.map(({ names, ...left }) => ({ ...left, names: [...names] })),
    kept: kept.map(({ names, ...left }) => ({ ...left, names: [...names] })),
  }
}
