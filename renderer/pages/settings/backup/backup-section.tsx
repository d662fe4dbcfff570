import { useTranslation } from 'react-i18next'
import { Panel } from '../../../components/panel.tsx'
import { BackupsPanel } from './backups-panel.tsx'
import { JobsFileRow } from './jobs-file-row.tsx'
import { SaveAll } from './save-all.tsx'
import { TakeAll } from './take-all.tsx'

/** Back to an earlier day, or on to another computer. */
export function BackupSection() {
  const { t } = useTranslation()
  return (
    <>
      <Panel title={t('settings.move')} flush>
        <SaveAll />
        <TakeAll />
        <JobsFileRow />
      </Panel>
      <BackupsPanel />
    </>
  )
}
