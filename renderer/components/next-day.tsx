import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job } from '../../electron/api/contract/jobs.ts'
import type { Timeline } from '../../electron/api/contract/overview.ts'
import { api } from '../live/api.ts'
import { useJobName } from '../live/jobs.ts'
import { useFormat, useSettings } from '../live/settings.ts'
import classes from './next-day.module.css'
import { Panel, PanelNote } from './panel.tsx'
import { WaitingLines } from './placeholder/waiting-lines.tsx'
import { Countdown } from './time.tsx'

const hourMs = 3_600_000
const markEvery = 6

/** When jobs run within the next 24 hours: a dot for each time, a band where they are too many. */
export function NextDay({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation()
  const { paused } = useSettings()
  const timeline = useQuery(api.overview.timeline.queryOptions())
  const { data } = timeline
  return (
    <Panel title={t('overview.nextDay')}>
      {timeline.isPending && <WaitingLines count={4} />}
      {data && data.rows.length === 0 && (
        <PanelNote>{t(paused ? 'job.allPaused' : 'overview.nothingComes')}</PanelNote>
      )}
      {data && data.rows.length > 0 && (
        <div className={classes['root']}>
          {data.rows.map((row) => (
            <Row
              key={row.jobId}
              row={row}
              timeline={data}
              nextRunAt={jobs.find(({ id }) => id === row.jobId)?.nextRunAt ?? null}
            />
          ))}
          <Hours timeline={data} />
        </div>
      )}
    </Panel>
  )
}

type RowProps = {
  readonly row: Timeline['rows'][number]
  readonly timeline: Timeline
  readonly nextRunAt: number | null
}

function Row({ row, timeline, nextRunAt }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useJobName()
  const { bands, jobId, times } = row
  const place = placeIn(timeline)
  const told =
    bands.length > 0
      ? bands.map(({ from, to }) => `${format.minute(from)}–${format.minute(to)}`)
      : times.map((time) => format.minute(time))
  return (
    <div>
      <span className={classes['head']}>
        <Link href="/jobs" className={classes['name']}>
          {nameOf(jobId)}
        </Link>
        <span className={classes['left']}>
          {nextRunAt !== null && <Countdown at={nextRunAt} />}
        </span>
      </span>
      <figure
        className={classes['track']}
        aria-label={t('overview.runsAt', { times: told.join(t('list.separator')) })}
        title={told.slice(0, 12).join(t('list.separator'))}
      >
        {bands.map(({ from, to }) => (
          <i
            key={from}
            className={classes['band']}
            style={{
              insetInlineStart: `${place(from)}%`,
              inlineSize: `${place(to) - place(from)}%`,
            }}
          />
        ))}
        {times.map((time) => (
          <i
            key={time}
            className={classes['dot']}
            style={{ insetInlineStart: `${place(time)}%` }}
          />
        ))}
      </figure>
    </div>
  )
}

function Hours({ timeline }: { readonly timeline: Timeline }) {
  const format = useFormat()
  const place = placeIn(timeline)
  const first = Math.ceil(timeline.from / hourMs) * hourMs
  const marks = [0, 1, 2, 3].map((index) => first + index * markEvery * hourMs)
  return (
    <span className={classes['hours']} aria-hidden>
      {marks.map((at) => (
        <i key={at} style={{ insetInlineStart: `${place(at)}%` }}>
          {format.minute(at)}
        </i>
      ))}
    </span>
  )
}

const placeIn =
  ({ from, to }: Timeline) =>
  (at: number) =>
    ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100
