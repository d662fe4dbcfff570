import { useTranslation } from 'react-i18next'
import { ActionKeys } from '../../components/action-keys.tsx'
import { Window } from '../../components/window/window.tsx'

/** All keys that do something here. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Window onClose={onClose} title={t('commands.help')} size={440}>
      <ActionKeys />
    </Window>
  )
}
