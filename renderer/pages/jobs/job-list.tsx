import { Button, Select } from '@mantine/core'
import { IconCalendarOff, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { z } from 'zod'
import { Failure } from '../../components/failure.tsx'
import { NextDay } from '../../components/next-day.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../components/placeholder/waiting-lines.tsx'
import { Rows } from '../../components/rows/rows.tsx'
import { useListedJobs } from '../../live/jobs.ts'
import { useUrlState } from '../../live/url-state.ts'
import { hasLabel, labelsOf } from './job-labels.ts'
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
  label: z.string().catch(''),
})

/** All jobs as rows, the most pressing first. */
export function JobList() {
  const { t } = useTranslation()
  const jobs = useListedJobs()
  const [filter, setFilter] = useUrlState(filterSchema)
  const all = jobs.data ?? []
  const labels = labelsOf(all)
  const shown = inOrder(all).filter(
    (job) =>
      (filter.kind === '' || job.kind === filter.kind) &&
      (filter.state === '' || stateOf(job) === filter.state) &&
      hasLabel(job, filter.label),
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
        {jobs.isPending && <WaitingLines count={8} />}
        {jobs.isLoadingError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.data?.length === 0 && (
          <EmptyState icon={IconCalendarOff} title={t('jobs.empty')} hint={t('jobs.emptyHint')} />
        )}
        {all.length > 0 && (
          <>
            <NextDay jobs={all.filter((job) => job.isAvailable)} />
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
              {(labels.length > 0 || filter.label !== '') && (
                <Select
                  aria-label={t('column.labels')}
                  allowDeselect={false}
                  value={filter.label}
                  data={[
                    { value: '', label: t('jobs.anyLabel') },
                    ...new Set([...labels, filter.label].filter((label) => label !== '')),
                  ]}
                  onChange={(label) => setFilter({ label: label ?? '' })}
                />
              )}
            </div>
            {shown.length === 0 ? (
              <EmptyState
                icon={IconCalendarOff}
                title={t('jobs.noneFits')}
                hint={t('common.noneFitsHint')}
              >
                <Button
                  variant="default"
                  onClick={() => setFilter({ kind: '', state: '', label: '' })}
                >
                  {t('common.clearFilters')}
                </Button>
              </EmptyState>
            ) : (
              <Panel flush label={t('nav.jobs')}>
                <Rows>
                  {shown.map((job) => (
                    <JobRow key={job.id} job={job} />
                  ))}
                </Rows>
              </Panel>
            )}
          </>
        )}
      </PageBody>
    </>
  )
}
