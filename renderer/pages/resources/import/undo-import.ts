import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../../electron/words/error-text.ts'
import { api, client } from '../../../live/api.ts'
import { showFailure, showUndo } from '../../../live/toast.tsx'
import { reloadList } from '../list/resource-list.ts'

/** Takes an import back: deletes what is left of its links, which can be undone in turn. */
export function useUndoImport(): (importId: number) => void {
  const { t, i18n } = useTranslation()
  const { mutate } = useMutation(
    api.resources.delete.mutationOptions({
      onSuccess: ({ deleted, undo }) => {
        reloadList()
        const restore = async () => {
          try {
            await client.resources.restore({ undo })
            reloadList()
          } catch (error) {
            showFailure(errorText(i18n, error))
          }
        }
        showUndo({ message: t('import.undone', { count: deleted }), undo: () => void restore() })
      },
    }),
  )
  return (importId) => mutate({ filter: { importId, archived: 'included' }, except: [] })
}
