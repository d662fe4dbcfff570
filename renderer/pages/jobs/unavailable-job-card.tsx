import { ActionIcon, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { UnavailableJob } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { useDeleteJob } from '../../live/jobs.ts'
import classes from './job-card.module.css'

/** A job that this version cannot run, and the way to be rid of it; why stands among the problems. */
export function UnavailableJobCard({ job }: { readonly job: UnavailableJob }) {
  const { t, i18n } = useTranslation()
  const askDelete = useDeleteJob()
  const name = jobName(i18n, job)
  return (
    <Panel label={name}>
      <div className={classes['head']}>
        <div className={classes['names']}>
          <div className={classes['title']}>
            <h2 className={classes['name']}>{name}</h2>
            {job.id !== name && <code className={classes['id']}>{job.id}</code>}
          </div>
          <p className={classes['description']}>
            <Badge tone="warn">{t('job.unavailable.title')}</Badge>
          </p>
        </div>
        <div className={classes['actions']}>
          <Tooltip label={t('jobs.delete')}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t('jobs.delete')}
              onClick={() => askDelete(job)}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </Panel>
  )
}
