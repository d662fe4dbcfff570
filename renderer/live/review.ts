import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** How many links died or came back that nobody has looked at since. */
export function useAwaitingReview(): number {
  const { died = 0, revived = 0 } = useQuery(api.resources.news.queryOptions()).data ?? {}
  return died + revived
}
