import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileCode, IconPlus, IconScript } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useInfo } from '../../live/settings.ts'
import { NewFileModal } from './new-file-modal.tsx'

/** The kinds of job a person can add. */
export function NewJobMenu() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const [, navigate] = useLocation()
  const [isAdding, setAdding] = useState(false)
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
        </Menu.Dropdown>
      </Menu>
      {isAdding && <NewFileModal onClose={() => setAdding(false)} />}
    </>
  )
}
