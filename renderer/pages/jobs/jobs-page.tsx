import { IconCalendarOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { useListedJobs } from '../../live/jobs.ts'
import { JobCard } from './job-card.tsx'
import { JobProblems } from './job-problems.tsx'
import { NewJobMenu } from './new-job-menu.tsx'
import { UnavailableJobCard } from './unavailable-job-card.tsx'

export function JobsPage() {
  const { t } = useTranslation()
  const jobs = useListedJobs()
  return (
    <>
      <PageHeader title={t('nav.jobs')}>
        <NewJobMenu />
      </PageHeader>
      <PageBody>
        <JobProblems />
        {jobs.isLoadingError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.data?.length === 0 && (
          <EmptyState icon={IconCalendarOff} title={t('jobs.empty')} hint={t('jobs.emptyHint')} />
        )}
        {jobs.data?.map((job) =>
          job.isAvailable ? (
            <JobCard key={job.id} job={job} />
          ) : (
            <UnavailableJobCard key={job.id} job={job} />
          ),
        )}
      </PageBody>
    </>
  )
}
