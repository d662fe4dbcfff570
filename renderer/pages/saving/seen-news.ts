import { useDocumentVisibility } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../live/api.ts'
import { inlineErrors } from '../../live/query-client.ts'

/** Whoever looks at the page has seen what was saved: the tray calls for it no more. */
export function useSeenNews(): void {
  const visibility = useDocumentVisibility()
  const { data = [] } = useQuery(api.saving.states.queryOptions())
  // Who may only read sees it without a word.
  const { mutate } = useMutation(api.saving.see.mutationOptions({ meta: inlineErrors }))
  const newest = Math.max(0, ...data.map(({ lastFile }) => lastFile?.savedAt ?? 0))
  useEffect(() => {
    if (visibility === 'visible' && newest > 0) mutate({})
  }, [mutate, newest, visibility])
}
