import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { pauseEnds } from '../../../electron/api/contract/jobs.ts'
import { usePauseAll } from '../../live/jobs.ts'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'

/** Pauses all jobs for a while, or lets them go on. */
export function PauseMenu() {
  const { t } = useTranslation()
  const { paused } = useSettings()
  const update = useUpdateSettings()
  const pause = usePauseAll()
  if (paused) {
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        loading={update.isPending}
        onClick={() => update.mutate({ paused: false })}
      >
        {t('jobs.resumeAll')}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={15} />}
          rightSection={<IconChevronDown size={14} />}
          loading={pause.isPending}
        >
          {t('run.pause')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pauseEnds.map(({ name, end }) => (
          <Menu.Item key={name} onClick={() => pause.mutate(end)}>
            {t(`pause.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
