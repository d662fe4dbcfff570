import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { durationOf, outcomeText, outcomeTone } from '../../../electron/words/outcome.ts'
import { HeartbeatStrip } from '../../components/run/heartbeat-strip.tsx'
import { beats } from '../../live/run/run-cache.ts'
import { useFormat } from '../../live/settings.ts'

/** The last runs of a job at a glance; each opens its page. */
export function JobStrip({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const { running } = job
  // The recent runs may already hold an older state of it.
  const others = job.recentRuns.filter((run) => run.id !== running?.id)
  const runs = (running ? [...others, running] : others).slice(-beats)
  const longest = Math.max(...runs.map(tookMs), 1)
  // On a logarithmic scale, or one long run would flatten the others.
  const sizeOf = (run: Run) => Math.log1p(tookMs(run)) / Math.log1p(longest)
  const label = (run: Run) => {
    const duration = run.finishedAt === null ? null : durationOf(run, run.finishedAt)
    const parts = [
      outcomeText(i18n, run.outcome),
      format.dateTime(run.startedAt ?? run.scheduledAt),
      duration === null ? '' : format.duration(duration),
      run.error,
    ]
    return parts.filter(Boolean).join(' · ')
  }
  return (
    <HeartbeatStrip
      label={t('jobs.beats', { count: runs.length })}
      places={beats}
      beats={runs.map((run) => ({
        id: run.id,
        tone: outcomeTone(run.outcome),
        label: label(run),
        size: sizeOf(run),
      }))}
      onOpen={(id) => navigate(`/runs/${id}`)}
    />
  )
}

/** How long a run took; nothing for one that never began. */
const tookMs = (run: Run) => (run.finishedAt === null ? 0 : (durationOf(run, run.finishedAt) ?? 0))
