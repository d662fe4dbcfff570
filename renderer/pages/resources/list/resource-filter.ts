import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { z } from 'zod'
import {
  orders,
  providers,
  type ResourceFilter,
  type ResourceOrder,
  type ResourceQuery,
  resourceFilterSchema,
  sinceSchema,
  standings,
} from '../../../../electron/api/contract/resources.ts'
import { useAddressQuery } from '../../../live/location.ts'
import { listOf, toQuery, useUrlState } from '../../../live/url-state.ts'

const { text, category, news } = resourceFilterSchema.shape
const [timeSchema, daysSchema] = sinceSchema.options
const time = z.coerce.number().pipe(timeSchema)
const optional = <Value extends z.ZodType>(value: Value) => value.nullable().catch(null)

const viewSchema = z.object({
  text: text.unwrap().catch(''),
  provider: listOf(z.enum(providers)),
  health: listOf(z.enum(standings)),
  code: listOf(z.string().max(100)),
  category: optional(category.unwrap()),
  tags: listOf(z.string().trim().min(1).max(100)),
  isExpired: optional(z.stringbool()),
  diedSince: optional(z.union([daysSchema, time])),
  diedBefore: optional(time),
  addedSince: optional(z.union([daysSchema, time])),
  checkedBefore: optional(time),
  news: optional(news.unwrap()),
  importId: optional(z.coerce.number().int().min(1)),
  archived: optional(z.enum(['only', 'included'])),
  order: z.enum(orders).catch('added'),
  descending: z.stringbool().catch(true),
})

/** Which links are shown and in which order. */
export type ResourceView = z.output<typeof viewSchema>

const { text: _, order: __, descending: ___, ...narrowing } = viewSchema.parse({})

/** The parts of a view that narrow it, but for the search. */
export type Narrowing = typeof narrowing

/** The view that the address names, and what changes it. */
export function useResourceView() {
  const [view, change] = useUrlState(viewSchema)
  const query = useMemo(() => queryOf(view), [view])
  return { view, query, change, clearFilters: () => change({ ...narrowing, text: '' }) }
}

/** Opens the details of a link, or with null closes them; the view stays. */
export function useOpenLink(): (id: number | null, options?: { replace?: boolean }) => void {
  const [, navigate] = useLocation()
  const query = useAddressQuery()
  return (id, options = {}) =>
    navigate(`/links${id === null ? '' : `/${id}`}${query === '' ? '' : `?${query}`}`, options)
}

/** The filter in the form that the API takes. */
export function filterOf(view: ResourceView): ResourceFilter {
  const { order: _, descending: __, ...parts } = { ...view, text: view.text.trim() }
  const given = Object.entries(parts).filter(
    ([name, part]) =>
      part !== null && !(Array.isArray(part) && part.length === 0) && !(name === 'text' && !part),
  )
  return resourceFilterSchema.parse(Object.fromEntries(given))
}

export function queryOf(view: ResourceView): ResourceQuery {
  return { filter: filterOf(view), order: view.order, descending: view.descending }
}

/** The view that shows what a query finds. */
export function viewOf({ filter, order, descending }: ResourceQuery): ResourceView {
  const { archived, code, health, provider, tags, text = '', ...rest } = filter
  const { addedSince, category, checkedBefore, diedBefore, diedSince } = rest
  const { importId, isExpired, news } = rest
  return {
    text,
    provider: listed(provider),
    health: listed(health),
    code: listed(code),
    tags: listed(tags),
    addedSince: addedSince ?? null,
    category: category ?? null,
    checkedBefore: checkedBefore ?? null,
    diedSince: diedSince ?? null,
    diedBefore: diedBefore ?? null,
    importId: importId ?? null,
    isExpired: isExpired ?? null,
    news: news ?? null,
    archived: archived === undefined || archived === 'hidden' ? null : archived,
    order,
    descending,
  }
}

function listed<Item>(items: Item | Item[] | undefined): Item[] {
  if (items === undefined) return []
  return Array.isArray(items) ? items : [items]
}

/** A view in which nothing but some parts narrows; search and order stay as in another. */
export function only(view: ResourceView, parts: Partial<Narrowing>): ResourceView {
  return { ...view, ...narrowing, ...parts }
}

/** Whether any part but the search narrows the view. */
export function isNarrowed(view: ResourceView): boolean {
  return addressOf(view) !== addressOf(only(view, {}))
}

export function isFiltered(view: ResourceView): boolean {
  return isNarrowed(view) || view.text.trim() !== ''
}

/** The place in the app where a view is shown. */
export function addressOf(view: ResourceView): string {
  const query = toQuery(viewSchema, view)
  return query === '' ? '/links' : `/links?${query}`
}

// What a person wants to see first: the newest, and what died last; texts from their beginning.
const newestFirst: ReadonlySet<ResourceOrder> = new Set(['added', 'died', 'checked'])

/** The view after its order is asked for: the same order once more turns it round. */
export function orderBy(view: ResourceView, order: ResourceOrder): Partial<ResourceView> {
  if (view.order === order) return { descending: !view.descending }
  return { order, descending: newestFirst.has(order) }
}
