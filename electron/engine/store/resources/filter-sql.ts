import type { ResourceFilter, Since } from '../../model/resources/resource-filter.ts'

type Value = string | number

const dayMs = 24 * 3_600_000

/** A condition of a statement about resources. */
export type Where = { readonly where: readonly string[]; readonly values: readonly Value[] }

/**
 * What a filter asks of a resource, but for its text. `isWide`: so many links fit that reading them in the order of
 * the list is quicker than by the columns of the filter; a plus keeps SQLite from those.
 */
export function filterSql(filter: ResourceFilter, isWide = false): Where {
  const where: string[] = []
  const values: Value[] = []
  const plus = isWide ? '+' : ''
  const add = (condition: string, ...given: readonly Value[]) => {
    where.push(condition)
    values.push(...given)
  }
  const isOneOf = (column: string, wanted: Value | readonly Value[] | undefined) => {
    if (wanted === undefined) return
    const list = [wanted].flat()
    add(`${plus}${column} IN (${list.map(() => '?').join(', ')})`, ...list)
  }
  const { archived = 'hidden', category, importId, isExpired, tags = [] } = filter
  const { addedSince, checkedBefore, diedBefore, diedSince } = filter
  if (archived === 'hidden') add('resources.archived_at IS NULL')
  if (archived === 'only') add('resources.archived_at IS NOT NULL')
  isOneOf('provider', filter.provider)
  isOneOf('health', filter.health)
  isOneOf('code', filter.code)
  if (category !== undefined) {
    add(`${plus}resources.category_id = (SELECT id FROM categories WHERE name = ?)`, category)
  }
  for (const tag of [tags].flat()) {
    const tagged =
      'SELECT resource_id FROM resource_tags WHERE tag_id = (SELECT id FROM tags WHERE name = ?)'
    add(
      isWide ? `EXISTS (${tagged} AND resource_id = resources.id)` : `resources.id IN (${tagged})`,
      tag,
    )
  }
  if (isExpired !== undefined) add(`resources.is_expired = ${isExpired ? 1 : 0}`)
  if (diedSince !== undefined) {
    // It is null for what is alive.
    add(`${plus}coalesce(resources.expired_at, 0) >= ?`, Math.max(startOf(diedSince), 1))
  }
  if (diedBefore !== undefined) {
    add(`${plus}coalesce(resources.expired_at, 0) BETWEEN 1 AND ?`, diedBefore - 1)
  }
  if (addedSince !== undefined) add(`${plus}resources.created_at >= ?`, startOf(addedSince))
  if (checkedBefore !== undefined) {
    add(`${plus}coalesce(resources.checked_at, 0) < ?`, checkedBefore)
  }
  if (filter.news !== undefined) add('resources.news = ?', filter.news)
  if (importId !== undefined) add('resources.import_id = ?', importId)
  return { where, values }
}

function startOf(since: Since): number {
  return typeof since === 'number' ? since : Date.now() - Number.parseInt(since, 10) * dayMs
}

/** Joins conditions; nothing where there are none. */
export function whereSql(where: readonly string[]): string {
  return where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''
}
