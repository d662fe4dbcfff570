import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Activity, ActivityCursor } from '../../../../electron/api/contract/overview.ts'
import { oneLine } from '../../../../electron/api/contract/runs.ts'
import type { Tone } from '../../../../electron/words/tone.ts'
import { Dot } from '../../../components/badge.tsx'
import { Failure } from '../../../components/failure.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { WaitingLines } from '../../../components/placeholder/waiting-lines.tsx'
import { api } from '../../../live/api.ts'
import { useJobName } from '../../../live/jobs.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './activity-feed.module.css'

const tones: Record<Activity['kind'], Tone> = {
  died: 'bad',
  revived: 'good',
  doubted: 'warn',
  failed: 'bad',
  'backed-up': 'idle',
  imported: 'live',
}

const words = {
  died: 'run.newlyDead',
  revived: 'run.backAlive',
  doubted: 'activity.doubted',
  failed: 'activity.failed',
  'backed-up': 'activity.backed-up',
  imported: 'imported.links',
} as const

const pageSize = 10

/** What happened, day by day, the latest first. */
export function ActivityFeed() {
  const { t } = useTranslation()
  const format = useFormat()
  const feed = useInfiniteQuery(
    api.overview.activity.infiniteOptions({
      input: (after: ActivityCursor | undefined) => ({ limit: pageSize, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  )
  const entries = feed.data?.pages.flatMap((page) => page.entries) ?? []
  const days = Map.groupBy(entries, ({ at }) => format.day(at))
  return (
    <Panel title={t('activity.title')} flush>
      {feed.isPending && <WaitingLines count={8} />}
      {feed.isError && <Failure error={feed.error} onRetry={() => void feed.refetch()} />}
      {feed.isSuccess && entries.length === 0 && <PanelNote>{t('activity.none')}</PanelNote>}
      {[...days].map(([day, members]) => (
        <section key={day}>
          <h3 className={classes['day']}>{day}</h3>
          <ul className={classes['entries']}>
            {members.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {feed.hasNextPage && (
        <Button
          className={classes['more'] ?? ''}
          variant="subtle"
          loading={feed.isFetchingNextPage}
          onClick={() => void feed.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  )
}

function Entry({ entry }: { readonly entry: Activity }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useJobName()
  const { at, count, jobId, kind, links, runId } = entry
  const text = t(words[kind], { count, job: jobId === null ? '' : nameOf(jobId) })
  const rest = count - links.length
  return (
    <li className={classes['entry']}>
      <Dot tone={tones[kind]} />
      <span className={classes['text']}>
        {runId === null ? text : <Link href={`/runs/${runId}`}>{text}</Link>}
        {links.length > 0 && (
          <span className={classes['links']}>
            {links.map(({ id, title }) => (
              <Link key={id} href={`/links/${id}`} className={classes['link']}>
                {oneLine(title)}
              </Link>
            ))}
            {rest > 0 && <span>{t('activity.more', { count: rest })}</span>}
          </span>
        )}
      </span>
      <time className={classes['time']} dateTime={new Date(at).toISOString()}>
        {format.minute(at)}
      </time>
    </li>
  )
}
