import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SeenLane, SeenWorker } from '../../../electron/api/contract/machines/workers.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { type Tone, workerTone } from '../../../electron/words/tone.ts'
import { Badge, Dot } from '../../components/badge.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { client } from '../../live/api.ts'
import { useRemoval } from '../../live/removal.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './workers.module.css'

type Props = { readonly worker: SeenWorker }

/** One worker: what it is, how quick, and how each drive stands at its address. */
export function WorkerRow({ worker }: Props) {
  const { t, i18n } = useTranslation()
  const { address, batches, behind, lanes, name, perMinute, release, seenAt, state } = worker
  const left = lanes.filter((lane) => lane.state === 'same-address')
  // What is left to another is told in a sentence, and what was not asked today is only counted.
  const shown = lanes.filter(
    (lane) =>
      (behind === null || lane.state !== 'same-address') &&
      (lane.state !== 'open' || lane.asked > 0),
  )
  const idle = lanes.filter((lane) => lane.state === 'open' && lane.asked === 0)
  return (
    <li className={classes['row']}>
      <span className={classes['name']}>
        {name} <Badge tone={workerTone[state]}>{t(`workers.state.${state}`)}</Badge>
      </span>
      <span className={classes['pace']}>
        {state === 'live' &&
          [
            t('worker.perMinute', { count: perMinute }),
            ...(batches > 0 ? [t('worker.batches', { count: batches })] : []),
          ].join(' · ')}
      </span>
      <span className={classes['menu']}>
        <WorkerMenu name={name} />
      </span>
      <span className={classes['facts']}>
        {release !== '' && <span>{t('worker.release', { release })}</span>}
        {address !== '' && <span>{address}</span>}
        {seenAt !== null && (
          <span>
            {t('column.seen')} <RelativeTime at={seenAt} />
          </span>
        )}
        {state === 'expected' && <span>{t('worker.expectedHint')}</span>}
        {state === 'refused' && <span>{t('worker.refusedHint')}</span>}
        {behind !== null && (
          <span>
            {t('worker.behind', {
              name: behind,
              drives: new Intl.ListFormat(i18n.language).format(
                left.map((lane) => providerText(i18n, lane.provider)),
              ),
            })}
          </span>
        )}
      </span>
      {state === 'live' && shown.length + idle.length > 0 && (
        <ul className={classes['lanes']}>
          {shown.map((lane) => (
            <LaneChip key={lane.provider} lane={lane} />
          ))}
          {idle.length > 0 && (
            <li className={classes['lane']}>
              <Dot tone="good" />
              {t('worker.idle', { count: idle.length })}
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

const laneTones = {
  open: 'good',
  rests: 'warn',
  'day-is-full': 'warn',
  'gave-up': 'bad',
  'same-address': 'idle',
} as const satisfies Record<SeenLane['state'], Tone>

function LaneChip({ lane }: { readonly lane: SeenLane }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { asked, perDay, provider, state, until } = lane
  const parts = [
    ...(state === 'open' ? [] : [t(`workers.lane.${state}`, { time: format.weekday(until) })]),
    perDay === null
      ? t('worker.asked', { asked: format.number(asked) })
      : t('workers.askedOf', { asked: format.number(asked), limit: format.number(perDay) }),
  ]
  return (
    <li
      className={classes['lane']}
      title={t(`workers.lane.${state}`, { time: format.full(until) })}
    >
      <Dot tone={laneTones[state]} />
      <span>{providerText(i18n, provider)}</span>
      <span className={classes['quiet']}>{parts.join(' · ')}</span>
    </li>
  )
}

function WorkerMenu({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const { isPending, mutate } = useRemoval(client.workers)
  const remove = () => mutate({ key: { name }, message: (t) => t('worker.removed', { name }) })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('jobs.more', { name })} loading={isPending}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={remove}>
          {t('worker.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
