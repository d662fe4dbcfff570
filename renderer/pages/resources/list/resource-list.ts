import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useMemo } from 'react'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { api, client } from '../../../live/api.ts'
import { onResources } from '../../../live/events.ts'
import { queryClient } from '../../../live/query-client.ts'
import { filterOf, type ResourceView } from './resource-filter.ts'

const pageSize = 200
/** Refetching more pages than this once a second would cost too much. */
const refetchedPages = 3

type Page = Awaited<ReturnType<typeof client.resources.list>>
type Cursor = NonNullable<Page['next']>
type Pages = InfiniteData<Page, Cursor | undefined>

/** The range of rows on screen. */
export type Visible = { readonly first: number; readonly last: number }

/** The links of a view, loaded page by page and kept up to date while a check runs. */
export function useResourceList(view: ResourceView, visible: RefObject<Visible>) {
  const input = (after: Cursor | undefined) => ({
    filter: filterOf(view),
    order: view.order,
    descending: view.descending,
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  })
  const options = api.resources.list.infiniteOptions({
    input,
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // Events keep only the list on screen up to date, so others are dropped.
    gcTime: 0,
  })
  const list = useInfiniteQuery(options)

  useEffect(() =>
    onResources(() => {
      const pages = queryClient.getQueryData<Pages>(options.queryKey)
      if (!pages) return
      if (pages.pages.length <= refetchedPages) {
        void queryClient.invalidateQueries({ queryKey: options.queryKey })
        return
      }
      const { first, last } = visible.current
      const from = Math.floor(first / pageSize)
      const shown = pages.pageParams.slice(from, Math.floor(last / pageSize) + 1)
      void Promise.all(shown.map((after) => client.resources.list(input(after))))
        .then((fresh) => replaceRows(fresh.flatMap(({ rows }) => rows)))
        // The next event tries again.
        .catch(() => undefined)
    }),
  )
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  return { ...list, rows }
}

function changeRows(change: (rows: Resource[]) => Resource[]): void {
  queryClient.setQueriesData<Pages>({ queryKey: api.resources.list.key() }, (data) =>
    data
      ? { ...data, pages: data.pages.map((page) => ({ ...page, rows: change(page.rows) })) }
      : data,
  )
}

/** Replaces rows by id; the order stays. */
export function replaceRows(fresh: readonly Resource[]): void {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  changeRows((rows) => rows.map((row) => byId.get(row.id) ?? row))
}

/** Removes deleted rows without a refetch, which would move the list. */
export function removeRows(ids: ReadonlySet<number>): void {
  changeRows((rows) => rows.filter((row) => !ids.has(row.id)))
}

/** Reloads the list from the start: new rows may be anywhere. */
export function reloadList(): void {
  void queryClient.resetQueries({ queryKey: api.resources.list.key() })
}
