import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect, useState } from 'react'
import {
  largestPage,
  type Resource,
  type ResourceFilter,
  type ResourceQuery,
} from '../../../../electron/api/contract/resources.ts'
import { api, client } from '../../../live/api.ts'
import { useIsLost } from '../../../live/connection.ts'
import { queryClient } from '../../../live/query-client.ts'

// What is loaded begins at a multiple of this, and holds three of them: rows above and below those on screen.
const step = 100

// Below the call's own key, which the app's events make stale; the call's other answers have another shape.
const listKey = [...api.resources.list.key(), 'rows'] as const

type Rows = { readonly offset: number; readonly rows: readonly Resource[] }

/** The links around the first row on screen, kept up to date; where the person moves on, the next are loaded. */
export function useRows(query: ResourceQuery, first: number) {
  const wanted = Math.max(0, Math.floor(first / step) - 1) * step
  const [shown, setShown] = useState({ query, offset: wanted })
  // Lists are long; only their beginning is kept for later, and all of it while no other can be had.
  const isKept = useIsLost() || shown.offset === 0
  const options = queryOptions({
    queryKey: [...listKey, shown.query, shown.offset],
    queryFn: async ({ signal }): Promise<Rows> => {
      const input = { ...shown.query, offset: shown.offset, limit: 3 * step }
      const { rows } = await client.resources.list(input, { signal })
      return { offset: shown.offset, rows }
    },
    ...(isKept ? {} : { gcTime: 0 }),
  })
  // The rows are what is waited for: they are asked for before the numbers beside them, as those are by effects.
  const ask = useEffectEvent((_shown: typeof shown) => void queryClient.prefetchQuery(options))
  useLayoutEffect(() => ask(shown), [shown])
  const list = useQuery({ ...options, placeholderData: keepPreviousData })
  // One request at a time: what is on screen when it is answered is asked for next.
  const isFree = !list.isFetching && shown.offset !== wanted
  // Another list is shown from its beginning, wherever this one was scrolled to.
  if (shown.query !== query) setShown({ query, offset: 0 })
  else if (isFree) setShown({ query, offset: wanted })

  const { offset, rows } = list.data ?? { offset: 0, rows: [] }
  return { ...list, rowAt: (index: number) => rows[index - offset] }
}

/** The ids of the rows between two of them, loaded or not, both included. */
export async function idsBetween(query: ResourceQuery, one: number, other: number) {
  const first = Math.min(one, other)
  const ids: number[] = []
  for (let left = Math.abs(one - other) + 1; left > 0; left -= largestPage) {
    const limit = Math.min(left, largestPage)
    const { rows } = await client.resources.list({ ...query, offset: first + ids.length, limit })
    ids.push(...rows.map(({ id }) => id))
    if (rows.length < limit) break
  }
  return ids
}

// So many are counted in no time; more take their time, and what they are is told before.
const mostCounted = 10_000

/** How many links a filter finds; undefined while that is counted for the first time. */
export function useTotal(filter: ResourceFilter) {
  const options = { placeholderData: keepPreviousData }
  const input = { filter, most: mostCounted + 1 }
  const some = useQuery(api.resources.count.queryOptions({ input, ...options }))
  const isMore = some.data !== undefined && some.data > mostCounted
  const all = useQuery(
    api.resources.count.queryOptions({ input: { filter }, ...options, enabled: isMore }),
  )
  const isExact = !isMore || (all.data !== undefined && !all.isPlaceholderData)
  return { ...some, total: isMore && isExact ? all.data : some.data, isExact }
}

/** Replaces rows by id; the order stays. */
export function replaceRows(fresh: readonly Resource[]): void {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  queryClient.setQueriesData<Rows>({ queryKey: listKey }, (data) =>
    data ? { ...data, rows: data.rows.map((row) => byId.get(row.id) ?? row) } : data,
  )
}

/** Loads anew what is on screen. */
export function reloadList(): void {
  void queryClient.invalidateQueries({ queryKey: listKey })
}
