import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { checkJobId } from '../../../electron/api/contract/jobs.ts'
import { Failure } from '../../components/failure.tsx'
import { lazyPage } from '../../components/lazy.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { api } from '../../live/api.ts'
import { useJob, useJobs } from '../../live/jobs.ts'
import { Answer } from './answer.tsx'
import { Below, BelowWaiting } from './below.tsx'
import { CheckNow } from './check/lazy-check-now.tsx'
import { overallOf } from './overall.ts'

const RunningNow = lazyPage(async () => (await import('./running-now.tsx')).RunningNow)
const Panels = lazyPage(async () => (await import('./panels/panels.tsx')).Panels)
const FirstLinks = lazyPage(async () => (await import('./empty/first-links.tsx')).FirstLinks)

/** Is everything all right, and what is new? */
export function OverviewPage() {
  const { t } = useTranslation()
  const health = useQuery(api.resources.health.queryOptions())
  const news = useQuery(api.resources.news.queryOptions())
  const jobs = useJobs()
  const job = useJob(checkJobId)
  const overall = health.data && news.data && overallOf(health.data, news.data)
  return (
    <>
      <PageHeader title={t('nav.overview')}>{overall && <CheckNow />}</PageHeader>
      <PageBody>
        {health.isLoadingError && (
          <Failure error={health.error} onRetry={() => void health.refetch()} />
        )}
        {overall === undefined && !health.isLoadingError && (
          <>
            <Skeleton height={168} radius="lg" aria-hidden aria-busy />
            <BelowWaiting />
          </>
        )}
        {overall === null && (
          <Below>
            <FirstLinks />
          </Below>
        )}
        {overall && health.data && news.data && (
          <>
            <Answer overall={overall} news={news.data} counts={health.data} job={job} />
            <Below>
              <RunningNow jobs={jobs.data ?? []} />
              <Panels jobs={jobs.data ?? []} />
            </Below>
          </>
        )}
      </PageBody>
    </>
  )
}
