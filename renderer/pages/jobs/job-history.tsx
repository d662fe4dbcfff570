import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PanelNote } from '../../components/panel.tsx'
import { RunRow } from '../../components/run/run-row.tsx'
import { api } from '../../live/api.ts'
import classes from './job-card.module.css'

const pageSize = 20

/** All runs of a job, newest first, page by page. */
export function JobHistory({ jobId }: { readonly jobId: string }) {
  const { t } = useTranslation()
  const history = useInfiniteQuery(
    api.runs.list.infiniteOptions({
      input: (before: number | undefined) => ({
        jobId,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    }),
  )
  const runs = history.data?.pages.flat() ?? []
  return (
    <div className={classes['history']}>
      {history.isSuccess && runs.length === 0 && <PanelNote>{t('jobs.noRunsHint')}</PanelNote>}
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
      {history.hasNextPage && (
        <div className={classes['more']}>
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        </div>
      )}
    </div>
  )
}
