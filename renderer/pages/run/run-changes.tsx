import { Select } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangedLinks, Run } from '../../../electron/api/contract/runs.ts'
import { Failure } from '../../components/failure.tsx'
import { FirstOf, Panel, PanelNote } from '../../components/panel.tsx'
import { LinkRow } from '../../components/rows/list-row.tsx'
import { api } from '../../live/api.ts'
import { useFormat } from '../../live/settings.ts'
import type { EarlierRuns } from './earlier-runs.ts'
import classes from './run-results.module.css'

type ChangesProps = { readonly run: Run; readonly earlier: EarlierRuns }

/** The links that died or came back since an earlier run: the previous one, unless another is chosen. */
export function RunChanges({ run, earlier: { choose, from, last, offered } }: ChangesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const changes = useQuery(
    api.runs.changes.queryOptions({
      input: from === undefined ? skipToken : { from, to: run.id },
      staleTime: 0,
    }),
  )
  return (
    <Panel
      title={from === last ? t('run.changes') : t('run.changesSince', { id: from })}
      flush
      action={
        offered.length > 0 && (
          <Select
            size="xs"
            w={240}
            aria-label={t('run.comparedWith')}
            allowDeselect={false}
            value={String(from)}
            data={offered.map(({ id, startedAt, scheduledAt }) => ({
              value: String(id),
              label: t('run.earlierRun', { id, when: format.dateTime(startedAt ?? scheduledAt) }),
            }))}
            onChange={(value) => choose(Number(value))}
          />
        )
      }
    >
      {changes.isLoadingError && (
        <Failure error={changes.error} onRetry={() => void changes.refetch()} />
      )}
      {changes.data && (
        <div className={classes['columns']}>
          <Changed direction="died" changed={changes.data.died} />
          <Changed direction="revived" changed={changes.data.revived} />
        </div>
      )}
    </Panel>
  )
}

type Props = { readonly direction: 'died' | 'revived'; readonly changed: ChangedLinks }

const words = {
  died: { some: 'run.newlyDead', none: 'run.noneDied' },
  revived: { some: 'run.backAlive', none: 'run.noneRevived' },
} as const

export const changeTone = { died: 'bad', revived: 'good' } as const

function Changed({ direction, changed: { count, links } }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { some, none } = words[direction]
  return (
    <section>
      {count === 0 ? (
        <PanelNote>{t(none)}</PanelNote>
      ) : (
        <h3 className={classes['heading']} data-tone={changeTone[direction]}>
          {t(some, { count })}
        </h3>
      )}
      {links.map((link) => (
        <LinkRow
          key={link.id}
          link={link}
          when={<time title={format.full(link.at)}>{format.dateTime(link.at)}</time>}
        />
      ))}
      <FirstOf shown={links.length} total={count} />
    </section>
  )
}
