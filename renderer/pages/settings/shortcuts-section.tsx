import { useTranslation } from 'react-i18next'
import { ActionKeys } from '../../components/action-keys.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { useInfo } from '../../live/settings.ts'
import { QuickAddPanel } from './quick-add-panel.tsx'

/** What opens quick add from other programs, and the keys that act on every page. */
export function ShortcutsSection() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  return (
    <>
      {hasDesktop && <QuickAddPanel />}
      <Panel title={t('commands.help')}>
        <ActionKeys />
        <PanelNote>{t('commands.helpHint')}</PanelNote>
      </Panel>
    </>
  )
}
