import { useLocation } from 'wouter'
import { z } from 'zod'
import {
  healths,
  orders,
  providers,
  type ResourceOrder,
  resourceFilterSchema,
} from '../../../../electron/api/contract/resources.ts'
import { useAddressQuery } from '../../../live/location.ts'
import { useUrlState } from '../../../live/url-state.ts'

const viewSchema = z.object({
  text: resourceFilterSchema.shape.text.unwrap().catch(''),
  provider: z.enum(providers).nullable().catch(null),
  health: z.enum(healths).nullable().catch(null),
  order: z.enum(orders).catch('added'),
  descending: z.stringbool().catch(true),
})

/** Which links are shown and in which order. */
export type ResourceView = z.output<typeof viewSchema>

const everything = { text: '', provider: null, health: null } as const

/** The view that the address names, and what changes it. */
export function useResourceView() {
  const [view, change] = useUrlState(viewSchema)
  return { view, change, clearFilters: () => change(everything) }
}

/** Opens the details of a link, or with null closes them; the view stays. */
export function useOpenLink(): (id: number | null) => void {
  const [, navigate] = useLocation()
  const query = useAddressQuery()
  return (id) => navigate(`/links${id === null ? '' : `/${id}`}${query === '' ? '' : `?${query}`}`)
}

/** The filter in the form that the API takes. */
export function filterOf({ text, provider, health }: ResourceView) {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(provider === null ? {} : { provider }),
    ...(health === null ? {} : { health }),
  }
}

export function isFiltered({ text, provider, health }: ResourceView): boolean {
  return text.trim() !== '' || provider !== null || health !== null
}

/** The order after a click on a column: the same column reverses; a new one starts with the newest, or with A. */
export function orderBy(view: ResourceView, order: ResourceOrder): ResourceView {
  if (view.order === order) return { ...view, descending: !view.descending }
  return { ...view, order, descending: order !== 'title' }
}
