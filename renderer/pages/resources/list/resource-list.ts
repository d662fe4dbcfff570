import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useMemo } from 'react'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { api, client } from '../../../live/api.ts'
import { onResources } from '../../../live/events.ts'
import { queryClient } from '../../../live/query-client.ts'
import { filterOf, type ResourceView } from './resource-filter.ts'

const pageSize = 200
/** Asking again for more pages than this, once a second, would cost more than it shows. */
const refetchedPages = 3

type Page = Awaited<ReturnType<typeof client.resources.list>>
type Cursor = NonNullable<Page['next']>
type Pages = InfiniteData<Page, Cursor | undefined>

/** Rows that are on the screen. */
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
    // Events keep only the shown list fresh, so a list that is left is forgotten.
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

/** Puts rows in place of those with the same id; their places stay. */
export function replaceRows(fresh: readonly Resource[]): void {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  changeRows((rows) => rows.map((row) => byId.get(row.id) ?? row))
}

/** Takes deleted rows out without moving the reader. */
export function removeRows(ids: ReadonlySet<number>): void {
  changeRows((rows) => rows.filter((row) => !ids.has(row.id)))
}

/** Loads the list from its beginning, for new rows may be anywhere. */
export function reloadList(): void {
  void queryClient.resetQueries({ queryKey: api.resources.list.key() })
}
