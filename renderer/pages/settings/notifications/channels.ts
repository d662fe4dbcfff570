import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../electron/api/contract/notifications.ts'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'

// A message is sent, and a channel found broken, without an event.
const refetchInterval = 5000

export function useChannels() {
  return useQuery(api.notifications.channels.queryOptions({ refetchInterval }))
}

/** The newest messages first. */
export function useMessages(limit: number) {
  const input = { limit }
  return useQuery(api.notifications.messages.queryOptions({ input, refetchInterval }))
}

/** Asks anew for all that may have changed with a channel. */
export function refetchNotifications() {
  return queryClient.invalidateQueries({ queryKey: api.notifications.key() })
}

type Named = Pick<Channel, 'kind' | 'name'>

/** What a channel is called: by its person, or by its kind. */
export function useChannelName(): (channel: Named) => string {
  const { t } = useTranslation()
  return ({ kind, name }) => name || t(`channels.kind.${kind}`)
}
