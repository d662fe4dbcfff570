import type { Link } from './link.ts'
import type { Provider } from './provider.ts'
import type { Standing } from './standing.ts'
import type { Health, State } from './verdict.ts'

/** A title with a share link the user keeps. Times are milliseconds since 1970, null for never. */
export type Resource = Standing & {
  readonly id: number
  readonly title: string
  readonly url: string
  readonly provider: Provider
  readonly shareId: string
  readonly passcode: string
  readonly category: string
  readonly note: string
  /** The last verdict, decided or not; null before the first check. */
  readonly state: State | null
  readonly code: string
  readonly reason: string
  readonly checkedAt: number | null
  /** Where its redirects led at the last check; empty for nowhere else. */
  readonly finalUrl: string
  readonly nextCheckAt: number | null
  readonly createdAt: number
}

/** What a person writes of a resource; the rest is found out. */
export type ResourceDraft = {
  readonly title: string
  readonly link: Link
  readonly category: string
  readonly note: string
  /** Another system had marked it as dead. It counts as never checked; only its code tells. */
  readonly formerlyExpired?: boolean
}

export type ResourceFilter = {
  readonly text?: string | undefined
  readonly provider?: Provider | undefined
  readonly health?: Health | undefined
}

export type ResourceOrder = 'added' | 'title' | 'checked'

export type ResourceListing = {
  readonly filter: ResourceFilter
  readonly order: ResourceOrder
  readonly descending: boolean
  /** The last row of the page before. */
  readonly after?: { readonly value: string | number | null; readonly id: number } | undefined
  readonly limit: number
}

export type HealthCounts = Record<Health, number>
