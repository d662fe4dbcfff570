import { useQueries } from '@tanstack/react-query'
import type { ImportPreview, ImportRow } from '../../../../electron/api/contract/resources.ts'
import { api } from '../../../live/api.ts'

const pageSize = 200

export type ImportPart = 'all' | 'unsure'

/** The rows of a part of a preview between two places; those that have not come yet are undefined. */
export function useImportRows(
  { token, fresh }: ImportPreview,
  part: ImportPart,
  { first, last }: { readonly first: number; readonly last: number },
): (place: number) => ImportRow | undefined {
  const from = Math.floor(first / pageSize)
  const pages = Array.from(
    { length: Math.floor(last / pageSize) - from + 1 },
    (_, index) => from + index,
  )
  const queries = useQueries({
    queries: pages.map((page) =>
      api.resources.importRows.queryOptions({
        input: { token, part, offset: page * pageSize, limit: pageSize },
        // The first of all came with the preview.
        ...(page === 0 && part === 'all' && { initialData: [...fresh] }),
      }),
    ),
  })
  return (place) => queries[Math.floor(place / pageSize) - from]?.data?.[place % pageSize]
}
