import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { useChooseJobsFile, useExportJobs } from '../../jobs/file/jobs-file.ts'
import { JobsFileModal } from '../../jobs/file/jobs-file-modal.tsx'

/** Jobs and settings as one file, without links. */
export function JobsFileRow() {
  const { t } = useTranslation()
  const save = useExportJobs()
  const { choose, close, found, isReading } = useChooseJobsFile()
  return (
    <SettingRow name="settings.jobsFile">
      <Group gap="xs" justify="flex-end">
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
          {t('jobs.exportFile')}
        </Button>
        <Button variant="default" loading={isReading} onClick={choose}>
          {t('jobs.importFile')}
        </Button>
      </Group>
      {found && <JobsFileModal found={found} onClose={close} />}
    </SettingRow>
  )
}
