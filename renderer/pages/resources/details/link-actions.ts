import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { api, client } from '../../../live/api.ts'
import { showFailure, showUndo } from '../../../live/toast.tsx'
import { reloadList } from '../list/resource-list.ts'

/** Archives, takes out of the archive and deletes one link, each to be undone. */
export function useLinkActions({ id, title }: Resource, onGone: () => void) {
  const { t, i18n } = useTranslation()
  const back = (work: () => Promise<unknown>) => () => {
    work()
      .then(reloadList)
      .catch((error: unknown) => showFailure(errorText(i18n, error)))
  }
  const remove = useMutation(
    api.resources.delete.mutationOptions({
      onSuccess: ({ undo }) => {
        reloadList()
        onGone()
        showUndo({
          message: t('resource.deleted', { title }),
          undo: back(() => client.resources.restore({ undo })),
        })
      },
    }),
  )
  const setArchived = (isArchived: boolean) =>
    client.resources.changeMany({ selection: { ids: [id] }, change: { isArchived } })
  const archive = useMutation({
    mutationFn: setArchived,
    onSuccess: (_, isArchived) => {
      reloadList()
      showUndo({
        message: t(isArchived ? 'resource.archived' : 'resource.unarchived', { title }),
        undo: back(() => setArchived(!isArchived)),
      })
    },
  })
  return {
    remove: () => remove.mutate({ ids: [id] }),
    archive: (isArchived: boolean) => archive.mutate(isArchived),
  }
}
