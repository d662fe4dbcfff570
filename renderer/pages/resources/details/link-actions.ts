import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { useChangeResources, useDeletion } from '../resource-actions.ts'

/** Archives, takes out of the archive and deletes one link, each to be undone. */
export function useLinkActions({ id, title }: Resource, onGone: () => void) {
  const { t } = useTranslation()
  const remove = useDeletion({
    message: () => t('resource.deleted', { title }),
    onDeleted: onGone,
  })
  const { mutate: change } = useChangeResources(({ isArchived }) =>
    t(isArchived ? 'resource.archived' : 'resource.unarchived', { title }),
  )
  return {
    remove: () => remove.mutate({ ids: [id] }),
    archive: (isArchived: boolean) => change({ selection: { ids: [id] }, change: { isArchived } }),
  }
}
