import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { oneLine } from '../../../electron/api/contract/runs.ts'
import { api } from '../../live/api.ts'
import type { Command } from './known-commands.ts'

/** The links whose title, address or note holds the text, newest first. */
export function useFoundLinks(query: string): readonly Command[] {
  const [, navigate] = useLocation()
  const [text] = useDebouncedValue(query.trim(), 150)
  const { data } = useQuery(
    api.resources.list.queryOptions({
      input: { filter: { text }, order: 'added', descending: true, limit: 6 },
      enabled: text !== '',
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  )
  if (text === '' || query.trim() === '') return []
  return (data?.rows ?? []).map(({ id, title }) => ({
    id: `link ${id}`,
    label: oneLine(title),
    run: () => navigate(`/links/${id}`),
  }))
}
