import { Button, SegmentedControl } from '@mantine/core'
import { IconFileUnknown, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { checkJobId } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { BackToJobs } from '../../components/back-to-jobs.tsx'
import { Failure } from '../../components/failure.tsx'
import { oneClick } from '../../components/form/one-click.ts'
import { PageHeader } from '../../components/page.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { OutcomeBadge } from '../../components/run/outcome-badge.tsx'
import { RunControls } from '../../components/run/run-controls.tsx'
import { api } from '../../live/api.ts'
import { useJob, useJobName, useRunJob } from '../../live/jobs.ts'
import { isRefusal } from '../../live/refusal.ts'
import { pausedRun } from '../../live/run/run-cache.ts'
import { LaneRows } from './lane-rows.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunLogView } from './run-log-view.tsx'
import { RunResults } from './run-results.tsx'

/** One run: its progress or outcome, the results of a check, and its log. */
export function RunPage({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const run = useQuery(
    api.runs.get.queryOptions({ input: { id }, enabled: Number.isInteger(id), retry: false }),
  )
  if (!Number.isInteger(id) || isRefusal(run.error, 'RUN_NOT_FOUND')) {
    return (
      <>
        <PageHeader before={<BackToJobs />} title={t('nav.jobs')} />
        <EmptyState icon={IconFileUnknown} title={t('run.notFound')} hint={t('run.notFoundHint')} />
      </>
    )
  }
  if (run.isLoadingError) {
    return (
      <>
        <PageHeader before={<BackToJobs />} title={t('nav.jobs')} />
        <Failure error={run.error} onRetry={() => void run.refetch()} />
      </>
    )
  }
  if (!run.data) return <PageHeader before={<BackToJobs />} title={`#${id}`} />
  return <KnownRun key={id} run={run.data} />
}

function KnownRun({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation()
  const nameOf = useJobName()
  const [, navigate] = useLocation()
  const goOn = useRunJob()
  const job = useJob(run.jobId)
  const isRunning = run.outcome === null
  const isPaused = job !== undefined && pausedRun(job)?.id === run.id
  const hasResults = !isRunning && run.jobId === checkJobId && run.done > 0
  // Whoever watched the log to its end keeps it open.
  const [view, setView] = useState(hasResults ? 'results' : 'log')
  return (
    <>
      <PageHeader
        before={<BackToJobs />}
        title={
          <>
            {t('run.title', { name: nameOf(run.jobId), id: run.id })}
            <OutcomeBadge run={run} />
          </>
        }
      >
        {isRunning && <RunControls run={run} />}
        {!isRunning && job && !job.running && (
          <Button
            {...(isPaused ? {} : { variant: 'default' })}
            leftSection={<IconPlayerPlayFilled size={12} />}
            loading={goOn.isPending}
            onClick={oneClick(() =>
              goOn.mutate(
                { id: run.jobId },
                { onSuccess: ({ runId }) => navigate(`/runs/${runId}`) },
              ),
            )}
          >
            {t(isPaused ? 'jobs.continue' : 'run.again')}
          </Button>
        )}
        {hasResults && (
          <SegmentedControl
            aria-label={t('run.view')}
            value={view}
            data={[
              { value: 'results', label: t('run.results') },
              { value: 'log', label: t('run.log') },
            ]}
            onChange={setView}
          />
        )}
      </PageHeader>
      <RunFacts run={run} />
      <LaneRows run={run} />
      {hasResults && view === 'results' ? (
        <RunResults run={run} />
      ) : (
        // What the log holds is in the language it was asked for in.
        <RunLogView key={i18n.language} runId={run.id} isRunning={isRunning} />
      )}
    </>
  )
}
