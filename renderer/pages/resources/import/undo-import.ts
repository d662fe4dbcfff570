import { useTranslation } from 'react-i18next'
import { useDeletion } from '../resource-actions.ts'

/** Takes an import back: deletes what is left of its links, which can be undone in turn. */
export function useUndoImport(onUndone?: () => void): (importId: number) => void {
  const { t } = useTranslation()
  const { mutate } = useDeletion({
    message: (count) => t('import.undone', { count }),
    ...(onUndone && { onDeleted: onUndone }),
  })
  return (importId) => mutate({ filter: { importId, archived: 'included' }, except: [] })
}
