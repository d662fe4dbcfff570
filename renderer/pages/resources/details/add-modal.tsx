import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../components/window/dialog.tsx'
import { client } from '../../../live/api.ts'
import { showToast } from '../../../live/toast.tsx'
import { reloadList } from '../list/resource-list.ts'
import { type Draft, emptyDraft, ResourceForm } from './resource-form.tsx'

/** Adds one link by hand. */
export function AddModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const add = async (draft: Draft) => {
    await client.resources.add(draft)
    reloadList()
    showToast(t('resource.added_toast'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('resources.add')} size={480}>
      <ResourceForm
        draft={emptyDraft}
        submitLabel={t('resources.add')}
        onSubmit={add}
        onCancel={onClose}
      />
    </Dialog>
  )
}
