import { Menu } from '@mantine/core'
import {
  IconClock,
  IconCopy,
  IconHistory,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type ListedJob, pauseEnds } from '../../../electron/api/contract/jobs.ts'
import { MuteItems } from '../../components/mute-items.tsx'
import { useMuteJob, usePauseJob } from '../../live/jobs.ts'
import { useDeleteJob } from './deletion.ts'
import { editPath } from './job-path.ts'

type Props = {
  readonly job: ListedJob
  /** Where the menu stands; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | 'button' | null
  readonly onClose: () => void
  /** What opens it. */
  readonly children: ReactNode
}

/** What can be done with a job, below its button or where the mouse asked for it. */
export function JobMenu({ job, at, onClose, children }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const pause = usePauseJob()
  const mute = useMuteJob()
  const deleteJob = useDeleteJob()
  const { id } = job
  const point = at !== null && at !== 'button' ? at : null
  return (
    <Menu
      opened={at !== null}
      onChange={(isOpen) => !isOpen && onClose()}
      position={point ? 'bottom-start' : 'bottom-end'}
      shadow="md"
      withinPortal
    >
      <Menu.Target>
        {point ? (
          <span
            aria-hidden
            style={{ position: 'fixed', left: point.x, top: point.y, width: 0, height: 0 }}
          />
        ) : (
          children
        )}
      </Menu.Target>
      {point && children}
      <Menu.Dropdown>
        {job.isAvailable && (
          <>
            <Menu.Item
              leftSection={<IconPencil size={15} />}
              onClick={() => navigate(editPath(id))}
            >
              {t('jobs.edit')}
            </Menu.Item>
            {job.kind === 'script' && (
              <Menu.Item
                leftSection={<IconCopy size={15} />}
                onClick={() => navigate(`/jobs/new?from=${encodeURIComponent(id)}`)}
              >
                {t('jobs.duplicate')}
              </Menu.Item>
            )}
          </>
        )}
        <Menu.Item
          leftSection={<IconHistory size={15} />}
          onClick={() => navigate(`/runs?job=${encodeURIComponent(id)}`)}
        >
          {t('jobs.history')}
        </Menu.Item>
        {job.isAvailable && (
          <>
            <Menu.Divider />
            {job.paused ? (
              <Menu.Item
                leftSection={<IconPlayerPlay size={15} />}
                onClick={() => pause.mutate({ id, paused: false })}
              >
                {t('jobs.resume')}
              </Menu.Item>
            ) : (
              <>
                <Menu.Label>{t('jobs.pause')}</Menu.Label>
                {pauseEnds.map(({ name, end }) => (
                  <Menu.Item
                    key={name}
                    leftSection={<IconClock size={15} />}
                    onClick={() => pause.mutate({ id, paused: true, ...end })}
                  >
                    {t(`pause.${name}`)}
                  </Menu.Item>
                ))}
              </>
            )}
          </>
        )}
        {job.isAvailable && (
          <MuteItems
            isMuted={job.muted !== null}
            onMute={({ until }) => mute.mutate({ kind: 'job', id, until })}
          />
        )}
        {(!job.isAvailable || job.canDelete) && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} />}
              onClick={() => deleteJob(job)}
            >
              {t('jobs.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
