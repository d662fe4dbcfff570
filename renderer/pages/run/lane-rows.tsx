import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Run, RunLanes } from '../../../electron/api/contract/runs.ts'
import { rangeText } from '../../../electron/words/check-plan.ts'
import { progressText } from '../../../electron/words/progress.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { useRunLanes } from '../../live/run/run-lanes.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './lane-rows.module.css'

/** How far each drive of a check that runs is: how many are asked, how fast, and until when it rests. */
export function LaneRows({ run }: { readonly run: Run }) {
  const { t } = useTranslation()
  const lanes = useRunLanes(run)?.lanes ?? []
  if (lanes.length === 0) return null
  return (
    <ul className={classes['root']} aria-label={t('run.byProvider')}>
      {lanes.map((lane) => (
        <LaneRow key={lane.provider} lane={lane} />
      ))}
    </ul>
  )
}

type Lane = RunLanes['lanes'][number]

function LaneRow({ lane }: { readonly lane: Lane }) {
  const { i18n } = useTranslation()
  const format = useFormat()
  const name = providerText(i18n, lane.provider)
  return (
    <li className={classes['row']}>
      <span className={classes['name']}>{name}</span>
      <Progress.Root size={4} radius="xl" className={classes['bar'] ?? ''}>
        <Progress.Section value={(lane.done / lane.total) * 100} aria-label={name} />
      </Progress.Root>
      <span className={classes['count']}>{progressText(i18n, format, lane)}</span>
      <span className={classes['note']}>
        <LaneNote lane={lane} />
      </span>
    </li>
  )
}

function LaneNote({ lane: { left, perMinute, restsUntil } }: { readonly lane: Lane }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  if (restsUntil !== null) return t('overview.restsUntil', { time: format.weekday(restsUntil) })
  if (left === null) return null
  const duration = t('run.leftRange', { duration: rangeText(i18n, format, left) })
  if (perMinute === null) return duration
  const pace = t('run.perMinute', { number: format.number(Math.round(perMinute)) })
  return `${pace} · ${duration}`
}
