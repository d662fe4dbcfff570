import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Rules } from '../../../../../electron/api/contract/notifications.ts'
import { api } from '../../../../live/api.ts'
import { queryClient } from '../../../../live/query-client.ts'
import { showUndo } from '../../../../live/toast.tsx'

/** The rules, undefined while they load, and a way to change a part of them, which can be taken back. */
export function useRules() {
  const { t } = useTranslation()
  const { data: rules } = useQuery(api.notifications.rules.queryOptions())
  const set = useMutation(
    api.notifications.setRules.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(api.notifications.rules.queryKey(), saved),
    }),
  )
  const change = (changes: Partial<Rules>) => {
    if (!rules) return
    const undo = () => set.mutate(rules)
    set.mutate(
      { ...rules, ...changes },
      { onSuccess: () => showUndo({ message: (t) => t('settings.changed'), undo }) },
    )
  }
  return { rules, change }
}
