import { useTranslation } from 'react-i18next'
import { ActionKeys } from '../../components/action-keys.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'

/** The keys that act on every page. */
export function ShortcutsSection() {
  const { t } = useTranslation()
  return (
    <Panel title={t('commands.help')}>
      <ActionKeys />
      <PanelNote>{t('commands.helpHint')}</PanelNote>
    </Panel>
  )
}
