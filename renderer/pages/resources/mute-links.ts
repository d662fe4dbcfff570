import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Muted } from '../../../electron/api/contract/notifications.ts'
import type { LinkSelection } from '../../../electron/api/contract/resources.ts'
import { api, client } from '../../live/api.ts'
import { queryClient } from '../../live/query-client.ts'
import { showToast, showUndo } from '../../live/toast.tsx'
import { reloadList } from './list/resource-list.ts'

type Wanted = Muted & { readonly selection: LinkSelection }

/** Mutes links, which can be undone, or lets them be told again. */
export function useMuteLinks() {
  const { t } = useTranslation()
  const send = {
    mutationFn: ({ selection, until }: Wanted) =>
      client.notifications.muteLinks({ selection, until }),
  }
  const reload = () => {
    reloadList()
    void queryClient.invalidateQueries({ queryKey: api.resources.get.key() })
  }
  const end = useMutation({ ...send, onSuccess: reload })
  return useMutation({
    ...send,
    onSuccess: ({ muted: count }, { selection, until }) => {
      reload()
      if (until !== null && until <= Date.now()) showToast((t) => t('mute.ended', { count }))
      else
        showUndo({
          message: (t) => t('mute.done', { count }),
          undo: () => end.mutate({ selection, until: 0 }),
        })
    },
  })
}
