import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** How many links wait for somebody to look at what became of them: today every dead one. */
export function useAwaitingReview(): number {
  return useQuery(api.resources.health.queryOptions()).data?.dead ?? 0
}
