import { Button } from '@mantine/core'
import {
  IconClipboardText,
  IconFileImport,
  IconRefresh,
  IconShieldCheck,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkJobId, type Job } from '../../../electron/api/contract/jobs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { api } from '../../live/api.ts'
import { useJob, useJobs, useRunJob } from '../../live/jobs.ts'
import type { ImportOrigin } from '../resources/import/import-content.ts'
import { ImportModal } from '../resources/import/lazy-import-modal.ts'
import { Answer } from './answer.tsx'
import { ComingUp } from './coming-up.tsx'
import { DiedLately } from './died-lately.tsx'
import { LastRuns } from './last-runs.tsx'
import { overallOf } from './overall.ts'
import classes from './overview.module.css'
import { RunningNow } from './running-now.tsx'

/** Is everything all right? */
export function OverviewPage() {
  const { t } = useTranslation()
  const health = useQuery(api.resources.health.queryOptions())
  const jobs = useJobs()
  const run = useRunJob()
  const job = useJob(checkJobId)
  const overall = health.data && overallOf(health.data)
  return (
    <>
      <PageHeader title={t('nav.overview')}>
        {overall && (
          <Button
            leftSection={<IconRefresh size={15} />}
            disabled={!job || job.running !== null}
            loading={run.isPending}
            onClick={() => run.mutate({ id: checkJobId })}
          >
            {t(checkLabel(job))}
          </Button>
        )}
      </PageHeader>
      <PageBody>
        {health.isLoadingError && (
          <Failure error={health.error} onRetry={() => void health.refetch()} />
        )}
        {overall === null && <NothingYet />}
        {overall && health.data && (
          <>
            <Answer overall={overall} counts={health.data} job={job} />
            <div className={classes['columns']}>
              <div className={classes['column']}>
                <RunningNow jobs={jobs.data ?? []} />
                <DiedLately />
              </div>
              <div className={classes['column']}>
                <ComingUp jobs={jobs.data ?? []} />
                <LastRuns />
              </div>
            </div>
          </>
        )}
      </PageBody>
    </>
  )
}

function checkLabel(job: Job | undefined) {
  if (job?.running) return 'overview.checking'
  return job?.isHalfDone ? 'jobs.continue' : 'overview.checkNow'
}

function NothingYet() {
  const { t } = useTranslation()
  const [source, setSource] = useState<ImportOrigin | null>(null)
  return (
    <>
      <EmptyState icon={IconShieldCheck} title={t('links.none')} hint={t('overview.emptyHint')}>
        <Button leftSection={<IconClipboardText size={15} />} onClick={() => setSource('text')}>
          {t('resources.paste')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileImport size={15} />}
          onClick={() => setSource('file')}
        >
          {t('resources.importFile')}
        </Button>
      </EmptyState>
      {source && <ImportModal source={source} onClose={() => setSource(null)} />}
    </>
  )
}
