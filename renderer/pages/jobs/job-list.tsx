import { Button, Select } from '@mantine/core'
import { IconCalendarOff, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { z } from 'zod'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { useListedJobs } from '../../live/jobs.ts'
import { useUrlState } from '../../live/url-state.ts'
import { DayTimeline } from './day-timeline.tsx'
import classes from './job-list.module.css'
import { inOrder, jobStates, stateKeys, stateOf } from './job-order.ts'
import { JobProblems } from './job-problems.tsx'
import { JobRow } from './job-row.tsx'
import { NewJobMenu } from './new-job-menu.tsx'
import { PauseMenu } from './pause-menu.tsx'

const kinds = ['built-in', 'script', 'user'] as const
const filterSchema = z.object({
  kind: z.enum(['', ...kinds]).catch(''),
  state: z.enum(['', ...jobStates]).catch(''),
})

/** All jobs as rows, the most pressing first. */
export function JobList() {
  const { t } = useTranslation()
  const jobs = useListedJobs()
  const [filter, setFilter] = useUrlState(filterSchema)
  const all = jobs.data ?? []
  const shown = inOrder(all).filter(
    (job) =>
      (filter.kind === '' || job.kind === filter.kind) &&
      (filter.state === '' || stateOf(job) === filter.state),
  )
  return (
    <>
      <PageHeader title={t('nav.jobs')}>
        <Button
          component={Link}
          href="/runs"
          variant="default"
          leftSection={<IconHistory size={15} />}
        >
          {t('runs.title')}
        </Button>
        <PauseMenu />
        <NewJobMenu />
      </PageHeader>
      <PageBody>
        <JobProblems />
        {jobs.isLoadingError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.data?.length === 0 && (
          <EmptyState icon={IconCalendarOff} title={t('jobs.empty')} hint={t('jobs.emptyHint')} />
        )}
        {all.length > 0 && (
          <>
            <DayTimeline jobs={all} />
            <div className={classes['filters']}>
              <Select
                aria-label={t('jobs.filterKind')}
                allowDeselect={false}
                value={filter.kind}
                data={[
                  { value: '', label: t('jobs.anyKind') },
                  ...kinds.map((value) => ({ value, label: t(`jobs.kind.${value}`) })),
                ]}
                onChange={(kind) => setFilter(filterSchema.pick({ kind: true }).parse({ kind }))}
              />
              <Select
                aria-label={t('jobs.filterState')}
                allowDeselect={false}
                value={filter.state}
                data={[
                  { value: '', label: t('jobs.anyState') },
                  ...jobStates.map((value) => ({ value, label: t(stateKeys[value]) })),
                ]}
                onChange={(state) => setFilter(filterSchema.pick({ state: true }).parse({ state }))}
              />
            </div>
            {shown.length === 0 ? (
              <EmptyState
                icon={IconCalendarOff}
                title={t('jobs.noneFits')}
                hint={t('common.noneFitsHint')}
              >
                <Button variant="default" onClick={() => setFilter({ kind: '', state: '' })}>
                  {t('common.clearFilters')}
                </Button>
              </EmptyState>
            ) : (
              <Panel flush label={t('nav.jobs')}>
                <ul className={classes['rows']}>
                  {shown.map((job) => (
                    <JobRow key={job.id} job={job} />
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </PageBody>
    </>
  )
}
