import { modals } from '@mantine/modals'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../electron/api/contract/resources.ts'
import { api } from '../../live/api.ts'
import { useAnnounceStart } from '../../live/jobs.ts'
import { queryClient } from '../../live/query-client.ts'
import { showToast } from '../../live/toast.tsx'
import { removeRows, replaceRows } from './list/resource-list.ts'

/** Checks links at once. */
export function useCheckResources() {
  const announce = useAnnounceStart()
  return useMutation(api.resources.check.mutationOptions({ onSuccess: announce }))
}

/** Shows a link that was changed. */
export function useResourceSaved() {
  const { t } = useTranslation()
  return (saved: Resource) => {
    replaceRows([saved])
    void queryClient.invalidateQueries({ queryKey: api.resources.get.key() })
    showToast(t('resource.saved'))
  }
}

/** Deletes links after a confirmation. */
export function useDeleteResources(onDeleted: () => void) {
  const { t } = useTranslation()
  const { mutate } = useMutation(
    api.resources.delete.mutationOptions({
      onSuccess: ({ deleted }, chosen) => {
        if ('ids' in chosen) removeRows(new Set(chosen.ids))
        void queryClient.invalidateQueries({ queryKey: api.resources.count.key() })
        void queryClient.invalidateQueries({ queryKey: api.resources.health.key() })
        showToast(t('resources.deleted', { count: deleted }))
        onDeleted()
      },
    }),
  )
  return (ids: readonly number[]) =>
    modals.openConfirmModal({
      title: t('resources.deleteTitle', { count: ids.length }),
      children: t('resources.deleteHint'),
      labels: { confirm: t('resources.delete'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => mutate({ ids: [...ids] }),
    })
}
