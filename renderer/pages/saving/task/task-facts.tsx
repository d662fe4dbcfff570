import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isShareDead, stateTones } from '../../../../electron/words/saving/task-state.ts'
import { savingTaskText } from '../../../../electron/words/saving/task-words.ts'
import { Badge, Tag } from '../../../components/badge.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Countdown, RelativeTime } from '../../../components/time.tsx'
import { api } from '../../../live/api.ts'
import { queryClient } from '../../../live/query-client.ts'
import type { Row } from '../saving-calls.ts'
import { shareIdIn } from '../share-id.ts'
import { numberRanges } from './number-ranges.ts'
import { ProgressText } from './progress-text.tsx'
import classes from './task.module.css'

/** How it stands with a task: its state, how its last run ended, and what it is about. */
export function TaskFacts({ row }: { readonly row: Row }) {
  const { t, i18n } = useTranslation()
  const { known, state, task } = row
  const { folder, share } = task
  const last = known?.last
  const progress = known?.progress
  return (
    <Panel>
      <div className={classes['standing']}>
        <Badge tone={stateTones[state]}>{t(`saving.state.${state}`)}</Badge>
        {known && known.text !== '' && (
          <p className={classes['sentence']}>
            {known.text}
            {last && (
              <small>
                {' · '}
                <RelativeTime at={last.endedAt ?? last.begunAt} />
              </small>
            )}
          </p>
        )}
        {known?.isQuiet === true && <QuietQuestion id={task.id} />}
        {(known?.isShareRefused === true || isShareDead(last?.end)) && (
          <Group gap="xs">
            <Button component={Link} href={`/saving/${task.id}/edit`}>
              {t('saving.otherShare')}
            </Button>
          </Group>
        )}
      </div>
      <dl className={classes['facts']}>
        <Fact name={t('saving.share')}>
          <code>{share}</code>
          {known?.isShareRefused === true && <Tag>{t('saving.isRefused')}</Tag>}
          <InLinks share={share} />
        </Fact>
        <Fact name={t('saving.folder')}>{folder}</Fact>
        <Fact name={t('column.schedule')}>{savingTaskText(i18n, task)}</Fact>
        {known?.nextAt != null && (
          <Fact name={t('column.next')}>
            <Countdown at={known.nextAt} />
          </Fact>
        )}
        {progress && (progress.have > 0 || progress.total !== null) && (
          <Fact name={t('saving.episodes')}>
            <ProgressText progress={progress} />
            {progress.totalFrom !== null && ` · ${t(`saving.totalFrom.${progress.totalFrom}`)}`}
            {progress.missing.length > 0 && (
              <small>{t('saving.missing', { numbers: numberRanges(progress.missing) })}</small>
            )}
          </Fact>
        )}
      </dl>
    </Panel>
  )
}

/** Asks whether a series of which nothing has come for long is over. */
function QuietQuestion({ id }: { readonly id: number }) {
  const { t } = useTranslation()
  const answer = useMutation(
    api.saving.answerQuiet.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.saving.key() }),
    }),
  )
  return (
    <>
      <p className={classes['sentence']}>{t('saving.quiet')}</p>
      <Group gap="xs">
        <Button loading={answer.isPending} onClick={() => answer.mutate({ id, isOver: true })}>
          {t('saving.isOver')}
        </Button>
        <Button
          variant="default"
          loading={answer.isPending}
          onClick={() => answer.mutate({ id, isOver: false })}
        >
          {t('saving.goesOn')}
        </Button>
      </Group>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** To the same share among the links, where it is kept there. */
function InLinks({ share }: { readonly share: string }) {
  const { t } = useTranslation()
  const text = shareIdIn(share)
  const { data } = useQuery(
    api.resources.list.queryOptions({
      input: { filter: { text }, order: 'added', descending: true, limit: 1 },
      enabled: text !== '',
      staleTime: 0,
    }),
  )
  const [link] = data?.rows ?? []
  return link ? <Link href={`/links/${link.id}`}>{t('saving.inLinks')}</Link> : null
}
