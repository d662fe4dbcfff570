import type { ResourceOrder } from '../../model/resources/resource-filter.ts'

/** What a list is ordered by, before the id: each has its index. Nulls come as '' or 0 so that they compare. */
export const orderSql: Record<ResourceOrder, string> = {
  added: 'resources.id',
  title: 'title COLLATE NOCASE',
  provider: 'provider',
  health: 'health',
  category: '(SELECT name FROM categories WHERE categories.id = resources.category_id)',
  code: 'code',
  died: 'coalesce(resources.expired_at, 0)',
  beats: 'beat_share',
  alive: 'alive_share',
  checked: 'coalesce(resources.checked_at, 0)',
}
