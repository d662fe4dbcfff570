import { Button, Select } from '@mantine/core'
import { IconHistory, IconPlugConnectedX } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { causes, outcomes, type Run } from '../../../electron/api/contract/runs.ts'
import { causeText, outcomeText } from '../../../electron/words/outcome.ts'
import { BackToJobs } from '../../components/back-to-jobs.tsx'
import { Failure } from '../../components/failure.tsx'
import { DateField } from '../../components/form/date/date-field.tsx'
import { SearchField } from '../../components/form/search-field.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { EmptyState } from '../../components/placeholder/empty-state.tsx'
import { WaitingLines } from '../../components/placeholder/waiting-lines.tsx'
import { RunRow } from '../../components/run/run-row.tsx'
import { client } from '../../live/api.ts'
import { useIsLost } from '../../live/connection.ts'
import { useJobName, useListedJobs } from '../../live/jobs.ts'
import { useSettings } from '../../live/settings.ts'
import { useUrlState } from '../../live/url-state.ts'
import { dayStart, nextDay } from './run-days.ts'
import classes from './runs-page.module.css'

const pageSize = 50

const filterSchema = z.object({
  job: z.string().catch(''),
  outcome: z.enum(['', ...outcomes]).catch(''),
  cause: z.enum(['', ...causes]).catch(''),
  from: z.iso.date().or(z.literal('')).catch(''),
  to: z.iso.date().or(z.literal('')).catch(''),
  text: z.string().catch(''),
})

type Filter = z.output<typeof filterSchema>
type Found = { readonly run: Run; readonly line: string | null }
type Page = { readonly found: readonly Found[]; readonly next: number | null }

/** Every run there is a record of, found by job, outcome, cause and date, or by what it wrote. */
export function RunsPage() {
  const { t, i18n } = useTranslation()
  const { effectiveTimeZone: zone } = useSettings()
  const isLost = useIsLost()
  const [filter, setFilter] = useUrlState(filterSchema)
  const runs = useInfiniteQuery({
    queryKey: ['runs-page', filter, zone, i18n.language],
    queryFn: ({ pageParam, signal }) => load(filter, zone, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    // What still runs is not told to this list.
    refetchInterval: ({ state }) => (state.data?.pages.some(isUnderWay) ? 5000 : false),
  })
  const found = runs.data?.pages.flatMap((page) => page.found) ?? []
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <>
      <PageHeader title={t('runs.title')} before={<BackToJobs />} />
      <PageBody>
        <Filters filter={filter} onChange={setFilter} />
        {runs.isPending && (isLost ? <OutOfReach /> : <WaitingLines count={6} />)}
        {runs.isError && <Failure error={runs.error} onRetry={() => void runs.refetch()} />}
        {runs.isSuccess && found.length === 0 && !runs.hasNextPage && (
          <EmptyState
            icon={IconHistory}
            title={t(isFiltered ? 'runs.noneFits' : 'runs.none')}
            hint={t(isFiltered ? 'common.noneFitsHint' : 'jobs.noRunsHint')}
          >
            {isFiltered && (
              <Button variant="default" onClick={() => setFilter(filterSchema.parse({}))}>
                {t('common.clearFilters')}
              </Button>
            )}
          </EmptyState>
        )}
        {(found.length > 0 || runs.hasNextPage) && (
          <Panel flush label={t('runs.title')}>
            {found.map(({ run, line }) => (
              <div key={run.id}>
                <RunRow run={run} withName withCause />
                {line !== null && <p className={classes['line']}>{line}</p>}
              </div>
            ))}
            {found.length === 0 && <PanelNote>{t('runs.noneYet')}</PanelNote>}
            {runs.hasNextPage && (
              <div className={classes['more']}>
                <Button
                  variant="default"
                  loading={runs.isFetchingNextPage}
                  onClick={() => void runs.fetchNextPage()}
                >
                  {t(filter.text === '' ? 'common.showMore' : 'runs.searchOn')}
                </Button>
              </div>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

function OutOfReach() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={t('connection.unreachable')}
      hint={t('connection.lostHint')}
    />
  )
}

const isUnderWay = ({ found }: Page) => found.some(({ run }) => run.outcome === null)

type FiltersProps = {
  readonly filter: Filter
  readonly onChange: (change: Partial<Filter>, options?: { readonly replace?: boolean }) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t, i18n } = useTranslation()
  const nameOf = useJobName()
  const jobs = useListedJobs().data ?? []
  // One that is deleted is still among the runs.
  const ids = [
    ...new Set([...jobs.map(({ id }) => id), ...(filter.job === '' ? [] : [filter.job])]),
  ]
  const choice = (
    name: 'outcome' | 'cause',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={t(`column.${name}`)}
      allowDeselect={false}
      value={filter[name]}
      data={[{ value: '', label: t(`runs.any.${name}`) }, ...options]}
      onChange={(value) => onChange(readChoice(name, value))}
    />
  )
  return (
    <div className={classes['filters']}>
      <div className={classes['search']}>
        <SearchField
          label={t('runs.search')}
          value={filter.text}
          onChange={(text) => onChange({ text }, { replace: true })}
        />
      </div>
      <Select
        aria-label={t('column.job')}
        allowDeselect={false}
        value={filter.job}
        data={[
          { value: '', label: t('runs.any.job') },
          ...ids.map((id) => ({ value: id, label: nameOf(id) })),
        ]}
        onChange={(job) => onChange({ job: job ?? '' })}
      />
      {choice(
        'outcome',
        outcomes.map((value) => ({ value, label: outcomeText(i18n, value) })),
      )}
      {choice(
        'cause',
        causes.map((value) => ({ value, label: causeText(i18n, { cause: value }) })),
      )}
      <div className={classes['date']}>
        <DateField
          label={t('runs.from')}
          value={filter.from}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <div className={classes['date']}>
        <DateField label={t('runs.to')} value={filter.to} onChange={(to) => onChange({ to })} />
      </div>
    </div>
  )
}

function readChoice(name: 'outcome' | 'cause', value: string | null): Partial<Filter> {
  const read = filterSchema.parse({ [name]: value })
  return name === 'outcome' ? { outcome: read.outcome } : { cause: read.cause }
}

async function load(
  filter: Filter,
  zone: string,
  before: number | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const wanted = {
    jobId: filter.job || undefined,
    outcome: filter.outcome || undefined,
    cause: filter.cause || undefined,
    from: filter.from === '' ? undefined : dayStart(filter.from, zone),
    to: filter.to === '' ? undefined : dayStart(nextDay(filter.to), zone),
    before,
    limit: pageSize,
  }
  const text = filter.text.trim()
  if (text !== '') {
    const { found, next } = await client.runs.search({ ...wanted, text }, { signal })
    return { found: found.map(({ run, line }) => ({ run, line: line.text })), next }
  }
  const list = await client.runs.list(wanted, { signal })
  const last = list.length < pageSize ? undefined : list.at(-1)?.id
  return { found: list.map((run) => ({ run, line: null })), next: last ?? null }
}
