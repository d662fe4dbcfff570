import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Resource } from '../../../../electron/api/contract/resources.ts'
import { Failure } from '../../../components/failure.tsx'
import { FirstOf } from '../../../components/panel.tsx'
import { LinkRow } from '../../../components/rows/list-row.tsx'
import { RelativeTime } from '../../../components/time.tsx'
import { Window } from '../../../components/window/window.tsx'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'
import classes from './review.module.css'

const shown = 100

/** The links that died and came back since somebody last looked; seeing them ends the alarm. */
export function ReviewModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const news = useQuery(api.resources.news.queryOptions())
  const review = useMutation(
    api.resources.review.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.resources.key() })
        onClose()
      },
    }),
  )
  const { died = 0, revived = 0, until = null } = news.data ?? {}
  return (
    <Window onClose={onClose} title={t('review.title')} size={600}>
      {died > 0 && <Changed news="died" total={died} />}
      {revived > 0 && <Changed news="revived" total={revived} />}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('review.later')}
        </Button>
        <Button
          data-autofocus
          loading={review.isPending}
          disabled={until === null}
          // What changes while this is read was not seen.
          onClick={() => review.mutate({ ids: 'all', ...(until === null ? {} : { until }) })}
        >
          {t('review.seen')}
        </Button>
      </Group>
    </Window>
  )
}

type ChangedProps = { readonly news: 'died' | 'revived'; readonly total: number }

function Changed({ news, total }: ChangedProps) {
  const { t } = useTranslation()
  const input = { filter: { news }, order: 'checked', descending: true, limit: shown } as const
  const links = useQuery(api.resources.list.queryOptions({ input }))
  const rows = (links.data?.rows ?? []).toSorted(
    (one, other) => (changedAt(other) ?? 0) - (changedAt(one) ?? 0),
  )
  return (
    <section>
      <h3 className={classes['title']}>
        {t(news === 'died' ? 'run.newlyDead' : 'run.backAlive', { count: total })}
      </h3>
      {links.isError && <Failure error={links.error} onRetry={() => void links.refetch()} />}
      <div className={classes['rows']}>
        {rows.map((link) => (
          <LinkRow key={link.id} link={link} when={<RelativeTime at={changedAt(link)} />} />
        ))}
      </div>
      <FirstOf shown={rows.length} total={total} />
    </section>
  )
}

function changedAt({ aliveSince, expiredAt, news }: Resource): number | null {
  return news === 'died' ? expiredAt : aliveSince
}
