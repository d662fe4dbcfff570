import { ActionIcon, Button, Collapse, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconChevronDown,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerPlayFilled,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { Badge, Tag } from '../../components/badge.tsx'
import { lazyModal } from '../../components/lazy.tsx'
import { Panel } from '../../components/panel.tsx'
import { HalfDone, RunProgress } from '../../components/run/run-progress.tsx'
import { useDeleteJob, usePauseJob, useRunJob } from '../../live/jobs.ts'
import classes from './job-card.module.css'
import { JobFacts } from './job-facts.tsx'
import { JobHistory } from './job-history.tsx'
import { JobStrip } from './job-strip.tsx'

const EditJobModal = lazyModal(async () => (await import('./edit/edit-job-modal.tsx')).EditJobModal)

/** One job: its schedule, its recent runs and its actions. */
export function JobCard({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const [history, { toggle }] = useDisclosure()
  const isMissing = job.source?.isMissing === true
  // A job whose name is its id shows it once.
  const aside = [job.id, job.source?.file].filter((part) => part && part !== job.name)
  return (
    <Panel label={jobName(i18n, job)}>
      <div className={classes['head']}>
        <div className={classes['names']}>
          <div className={classes['title']}>
            <h2 className={classes['name']}>{jobName(i18n, job)}</h2>
            {job.kind !== 'built-in' && <Tag>{t(`jobs.kind.${job.kind}`)}</Tag>}
            <code className={classes['id']}>{aside.join(' · ')}</code>
          </div>
          {isMissing && (
            <p className={classes['description']}>
              <Badge tone="warn">{t('jobs.sourceMissing', { file: job.source?.file })}</Badge>
            </p>
          )}
          {job.kind === 'built-in' && i18n.exists(`job.description.${job.id}`) && (
            <p className={classes['description']}>{t(`job.description.${job.id}`)}</p>
          )}
        </div>
        <JobActions job={job} />
      </div>
      <JobFacts job={job} />
      {job.isHalfDone && (
        <div className={classes['running']}>
          <HalfDone job={job} />
        </div>
      )}
      {job.running && (
        <div className={classes['running']}>
          <RunProgress run={job.running} />
        </div>
      )}
      <div className={classes['foot']}>
        <JobStrip job={job} />
        <Button
          variant="subtle"
          color="gray"
          aria-expanded={history}
          rightSection={
            <IconChevronDown size={14} className={classes['chevron']} data-open={history} />
          }
          onClick={toggle}
        >
          {t('jobs.history')}
        </Button>
      </div>
      <Collapse expanded={history}>{history && <JobHistory jobId={job.id} />}</Collapse>
    </Panel>
  )
}

function JobActions({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [editing, edit] = useDisclosure()
  const run = useRunJob()
  const pause = usePauseJob()
  const confirmDelete = useDeleteJob()
  const isMissing = job.source?.isMissing === true
  const { running } = job
  const PauseIcon = job.paused ? IconPlayerPlay : IconPlayerPause
  const pauseLabel = t(job.paused ? 'jobs.resume' : 'jobs.pause')
  return (
    <div className={classes['actions']}>
      {running ? (
        <Button variant="default" onClick={() => navigate(`/runs/${running.id}`)}>
          {t('jobs.view')}
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlayFilled size={12} />}
          loading={run.isPending}
          disabled={isMissing}
          onClick={() => run.mutate({ id: job.id })}
        >
          {t(job.isHalfDone ? 'jobs.continue' : 'job.runNow')}
        </Button>
      )}
      <Tooltip label={pauseLabel}>
        <ActionIcon
          variant="default"
          aria-label={pauseLabel}
          loading={pause.isPending}
          onClick={() => pause.mutate({ id: job.id, paused: !job.paused })}
        >
          <PauseIcon size={15} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('jobs.edit')}>
        <ActionIcon variant="default" aria-label={t('jobs.edit')} onClick={edit.open}>
          <IconPencil size={15} />
        </ActionIcon>
      </Tooltip>
      {job.canDelete && (
        <Tooltip label={t('jobs.delete')}>
          <ActionIcon
            variant="default"
            aria-label={t('jobs.delete')}
            onClick={() => confirmDelete(job)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      {editing && <EditJobModal job={job} onClose={edit.close} />}
    </div>
  )
}
