import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconFileUnknown, IconPlayerStopFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { OutcomeBadge } from '../../components/outcome-badge.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useCancelRun, useJobName } from '../../job.ts'
import { RunFacts } from './run-facts.tsx'
import { RunLogView } from './run-log-view.tsx'

/** One run: how it goes or went, and its log. */
export function RunPage({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const nameOf = useJobName()
  const [, navigate] = useLocation()
  const cancel = useCancelRun()
  const run = useQuery(
    api.runs.get.queryOptions({ input: { id }, enabled: Number.isInteger(id), retry: false }),
  )
  const back = (
    <ActionIcon size={30} aria-label={t('nav.jobs')} onClick={() => navigate('/jobs')}>
      <IconArrowLeft size={18} />
    </ActionIcon>
  )
  if (run.isError || !Number.isInteger(id)) {
    return (
      <>
        <PageHeader before={back} title={t('nav.jobs')} />
        <EmptyState icon={IconFileUnknown} title={t('run.notFound')} hint={t('run.notFoundHint')} />
      </>
    )
  }
  if (!run.data) return <PageHeader before={back} title="" />
  const isStopping = cancel.isPending || cancel.isSuccess
  return (
    <>
      <PageHeader
        before={back}
        title={
          <>
            {t('run.title', { name: nameOf(run.data.jobId), id })}
            <OutcomeBadge run={run.data} />
          </>
        }
      >
        {run.data.outcome === null && (
          <Button
            variant="default"
            leftSection={<IconPlayerStopFilled size={12} />}
            disabled={isStopping}
            onClick={() => cancel.mutate({ id })}
          >
            {t(isStopping ? 'run.cancelling' : 'run.cancel')}
          </Button>
        )}
      </PageHeader>
      <RunFacts run={run.data} />
      <RunLogView runId={id} isRunning={run.data.outcome === null} />
    </>
  )
}
