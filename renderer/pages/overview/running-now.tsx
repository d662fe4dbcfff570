import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { Panel } from '../../components/panel.tsx'
import { RunControls } from '../../components/run/run-controls.tsx'
import { HalfDone, RunProgress } from '../../components/run/run-progress.tsx'
import { useJobName, useRunJob } from '../../live/jobs.ts'
import classes from './overview.module.css'

/** What is running now, with its progress and a way to stop it, and what was paused half-way; nothing while nothing is. */
export function RunningNow({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation()
  const runs = jobs.flatMap(({ running }) => running ?? [])
  const halfDone = jobs.filter(({ isHalfDone }) => isHalfDone)
  if (runs.length + halfDone.length === 0) return null
  return (
    <Panel title={t('overview.runningNow')}>
      {runs.map((run) => (
        <Running key={run.id} run={run} />
      ))}
      {halfDone.map((job) => (
        <Paused key={job.id} job={job} />
      ))}
    </Panel>
  )
}

function Running({ run }: { readonly run: Run }) {
  const nameOf = useJobName()
  return (
    <div className={classes['running']}>
      <div className={classes['runningHead']}>
        <Link href={`/runs/${run.id}`} className={classes['name']}>
          {nameOf(run.jobId)}
        </Link>
        <div className={classes['controls']}>
          <RunControls run={run} isSmall />
        </div>
      </div>
      <RunProgress run={run} />
    </div>
  )
}

function Paused({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const run = useRunJob()
  return (
    <div className={classes['running']}>
      <div className={classes['runningHead']}>
        <Link href="/jobs" className={classes['name']}>
          {jobName(i18n, job)}
        </Link>
        <Button
          size="compact-xs"
          variant="default"
          loading={run.isPending}
          onClick={() => run.mutate({ id: job.id })}
        >
          {t('jobs.continue')}
        </Button>
      </div>
      <HalfDone job={job} />
    </div>
  )
}
