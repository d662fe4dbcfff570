import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Muted } from '../../electron/api/contract/notifications.ts'
import { api } from './api.ts'
import { useNow } from './now.ts'
import { queryClient } from './query-client.ts'
import { useFormat } from './settings.ts'

/** Mutes a job, or lets it be told again. */
export function useMuteJob() {
  return useMutation(
    api.notifications.mute.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    }),
  )
}

/** Until when something is muted, in words; empty where it is told. */
export function useMutedText(muted: Muted | null): string {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  if (muted === null) return ''
  if (muted.until === null) return t('mute.isForGood')
  return muted.until > now ? t('mute.isUntil', { time: format.full(muted.until) }) : ''
}
