import { ActionIcon, Menu } from '@mantine/core'
import {
  IconBan,
  IconCheck,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type Row, useEditTask, useRefuseShare, useRemoveTask } from './saving-calls.ts'

/** What can be done with a task besides running it. */
export function TaskMenu({ row: { known, task } }: { readonly row: Row }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { mutate: edit } = useEditTask()
  const remove = useRemoveTask(() => navigate('/saving'))
  const refuseShare = useRefuseShare(task.id)
  const { id, isPaused, name } = task
  const isRefused = known?.isShareRefused === true
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('jobs.more', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          onClick={() => navigate(`/saving/${id}/edit`)}
        >
          {t('saving.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={isPaused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
          onClick={() => edit({ id, isPaused: !isPaused })}
        >
          {t(isPaused ? 'saving.resume' : 'saving.pause')}
        </Menu.Item>
        <Menu.Item
          leftSection={isRefused ? <IconCheck size={15} /> : <IconBan size={15} />}
          title={isRefused ? '' : t('saving.refuseShareHint')}
          onClick={() => refuseShare(!isRefused)}
        >
          {t(isRefused ? 'saving.allowShare' : 'saving.refuseShare')}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => remove(task)}>
          {t('saving.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
