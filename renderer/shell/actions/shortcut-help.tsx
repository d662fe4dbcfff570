import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ActionKeys } from '../../components/action-keys.tsx'

/** All keys that do something here. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={t('commands.help')} size={440}>
      <ActionKeys />
    </Modal>
  )
}
