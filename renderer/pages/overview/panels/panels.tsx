import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../../electron/api/contract/jobs.ts'
import { NextDay } from '../../../components/next-day.tsx'
import { api } from '../../../live/api.ts'
import { BelowWaiting } from '../below.tsx'
import { UncheckedOffer } from '../check/unchecked-offer.tsx'
import overview from '../overview.module.css'
import { ActivityFeed } from './activity-feed.tsx'
import { AttentionStrip } from './attention-strip.tsx'
import { DayChart } from './day-chart.tsx'
import { DriveRows } from './drive-rows.tsx'
import { SurvivalPanel } from './survival-panel.tsx'

/** Everything below the answer. It shows when all that decides its height is known, so that nothing jumps. */
export function Panels({ jobs }: { readonly jobs: readonly Job[] }) {
  const attention = useQuery(api.overview.attention.queryOptions())
  const days = useQuery(api.overview.days.queryOptions({ input: { count: 30 } }))
  const drives = useQuery(api.overview.drives.queryOptions())
  const choices = useQuery(api.overview.checkChoices.queryOptions())
  const all = [attention, days, drives, choices]
  if (all.some(({ isPending }) => isPending)) return <BelowWaiting />
  return (
    <>
      <AttentionStrip items={attention.data ?? []} />
      <UncheckedOffer />
      <div className={overview['columns']}>
        <div className={overview['column']}>
          <DayChart days={days.data ?? []} />
          <DriveRows drives={drives.data ?? []} days={days.data ?? []} />
          <SurvivalPanel />
        </div>
        <div className={overview['column']}>
          <NextDay jobs={jobs} />
          <ActivityFeed />
        </div>
      </div>
    </>
  )
}
