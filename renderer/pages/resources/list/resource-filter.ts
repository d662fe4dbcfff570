import type {
  Health,
  Provider,
  ResourceOrder,
} from '../../../../electron/api/contract/resources.ts'
import { Store } from '../../../live/store.ts'

/** Which links are shown and in which order. */
export type ResourceView = {
  readonly text: string
  readonly provider: Provider | null
  readonly health: Health | null
  readonly order: ResourceOrder
  readonly descending: boolean
}

const everything = { text: '', provider: null, health: null } as const

/** Outlives the page, so that it is the same on return. */
export const resourceView = new Store<ResourceView>({
  ...everything,
  order: 'added',
  descending: true,
})

export function changeView(change: Partial<ResourceView>): void {
  resourceView.set({ ...resourceView.get(), ...change })
}

export function clearFilters(): void {
  changeView(everything)
}

/** Shows the links of one health, and clears the other filters. */
export function showOnly(health: Health): void {
  changeView({ ...everything, health })
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
