import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { client } from '../../../live/api.ts'
import { showUndo } from '../../../live/toast.tsx'
import { reloadList } from '../list/resource-list.ts'
import { useDeletion } from '../resource-actions.ts'

/** Archives, takes out of the archive and deletes one link, each to be undone. */
export function useLinkActions({ id, title }: Resource, onGone: () => void) {
  const { t } = useTranslation()
  const remove = useDeletion({
    message: () => t('resource.deleted', { title }),
    onDeleted: onGone,
  })
  const setArchived = (isArchived: boolean) =>
    client.resources.changeMany({ selection: { ids: [id] }, change: { isArchived } })
  const putBack = useMutation({ mutationFn: setArchived, onSuccess: reloadList })
  const archive = useMutation({
    mutationFn: setArchived,
    onSuccess: (_, isArchived) => {
      reloadList()
      showUndo({
        message: t(isArchived ? 'resource.archived' : 'resource.unarchived', { title }),
        undo: () => putBack.mutate(!isArchived),
      })
    },
  })
  return {
    remove: () => remove.mutate({ ids: [id] }),
    archive: (isArchived: boolean) => archive.mutate(isArchived),
  }
}
