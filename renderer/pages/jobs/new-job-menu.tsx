import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconFileCode,
  IconFileExport,
  IconFileImport,
  IconPlus,
  IconScript,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useInfo } from '../../live/settings.ts'
import { useChooseJobsFile, useExportJobs } from './file/jobs-file.ts'
import { JobsFileModal } from './file/jobs-file-modal.tsx'
import { NewFileModal } from './new-file-modal.tsx'

/** The kinds of job a person can add, and all jobs as a file. */
export function NewJobMenu() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const [, navigate] = useLocation()
  const [isAdding, setAdding] = useState(false)
  const save = useExportJobs()
  const { choose, close, found } = useChooseJobsFile()
  return (
    <>
      <Button component={Link} href="/jobs/new" leftSection={<IconPlus size={15} />}>
        {t('jobs.newScript')}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('jobs.new')}>
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconScript size={16} />}
            onClick={() => navigate('/jobs/scripts')}
          >
            {t('scriptFile.title')}
          </Menu.Item>
          {hasDesktop && (
            <Menu.Item leftSection={<IconFileCode size={16} />} onClick={() => setAdding(true)}>
              {t('jobs.newFile')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => save.mutate()}>
            {t('jobs.exportFile')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={choose}>
            {t('jobs.importFile')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {found && <JobsFileModal found={found} onClose={close} />}
      {isAdding && <NewFileModal onClose={() => setAdding(false)} />}
    </>
  )
}
