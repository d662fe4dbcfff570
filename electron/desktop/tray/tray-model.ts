import type { Run } from '../../api/contract/runs.ts'
import type { HealthCounts } from '../../engine/model/resource.ts'
import type { Words } from '../../words/catalogue.ts'
import type { Format } from '../../words/format.ts'
import { jobName } from '../../words/job-name.ts'
import { outcomeTone } from '../../words/outcome.ts'
import { pausedText } from '../../words/paused.ts'
import { progressText } from '../../words/progress.ts'

/** What the icon says at a glance. */
export type TrayState = 'ok' | 'running' | 'attention' | 'paused'

type TrayRun = Pick<Run, 'outcome' | 'done' | 'total'>

/** What the tray looks at. */
export type TrayFacts = {
  readonly paused: boolean
  /** When that ends by itself; null for when somebody resumes. */
  readonly pausedUntil: number | null
  /** How many things keep jobs from running. */
  readonly problems: number
  readonly health: HealthCounts
  /** How many links died and were not reviewed since. */
  readonly died: number
  readonly jobs: readonly {
    readonly id: string
    /** What a person calls it; empty for a built-in job. */
    readonly name: string
    readonly nextRunAt: number | null
    readonly running: TrayRun | null
    readonly recentRuns: readonly TrayRun[]
  }[]
}

export type TrayModel = {
  readonly state: TrayState
  readonly status: string
  /** What runs next and when; null when nothing does. */
  readonly next: string | null
  /** How far the job under way is; changes often, so it is for the tooltip only. */
  readonly progress: string | null
  /** The same between 0 and 1; null while it is not known. */
  readonly fraction: number | null
  readonly paused: boolean
  readonly jobs: readonly {
    readonly id: string
    readonly name: string
    readonly running: boolean
  }[]
}

/** Sums up the engine in what a tray can show. */
export function trayModel(
  { died, health, jobs, paused, pausedUntil, problems }: TrayFacts,
  words: Words,
  format: Format,
): TrayModel {
  const { t } = words
  const running = jobs.find((job) => job.running)
  const failed = jobs.find((job) => hasFailed(job.recentRuns))
  const next = paused ? null : earliest(jobs)
  const nameOf = (job: TrayFacts['jobs'][number]) => jobName(words, job)
  return {
    state: stateOf(),
    status: statusOf(),
    next: next && t('tray.next', { job: nameOf(next.job), time: format.weekday(next.at) }),
    progress: running?.running?.total ? progressText(words, format, running.running) : null,
    fraction: running?.running?.total ? running.running.done / running.running.total : null,
    paused,
    jobs: jobs.map((job) => ({
      id: job.id,
      name: nameOf(job),
      running: job.running !== null,
    })),
  }

  function stateOf(): TrayState {
    if (running) return 'running'
    if (paused) return 'paused'
    return failed || problems > 0 || died > 0 ? 'attention' : 'ok'
  }

  function statusOf(): string {
    if (running) return t('tray.running', { job: nameOf(running) })
    if (paused) return pausedText(words, format, pausedUntil)
    if (failed) return t('tray.failed', { job: nameOf(failed) })
    if (problems > 0) return t('tray.problems', { count: problems })
    if (died > 0) return t('tray.news', { count: died })
    if (health.dead > 0) return t('tray.known', { alive: health.alive, dead: health.dead })
    if (health.alive > 0) return t('tray.alive', { count: health.alive })
    return t(health.undecided + health.unchecked > 0 ? 'tray.unchecked' : 'links.none')
  }
}

/** A run that was missed or stopped says nothing of how the job does. */
function hasFailed(recentRuns: readonly TrayRun[]): boolean {
  const tones = recentRuns.map(({ outcome }) => outcomeTone(outcome))
  return tones.findLast((tone) => tone === 'good' || tone === 'bad') === 'bad'
}

function earliest(jobs: TrayFacts['jobs']) {
  const due = jobs.flatMap((job) => (job.nextRunAt === null ? [] : [{ job, at: job.nextRunAt }]))
  return due.toSorted((a, b) => a.at - b.at)[0] ?? null
}
