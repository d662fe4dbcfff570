import type { Run } from '../../api/contract/runs.ts'
import type { HealthCounts, Resource } from '../../engine/model/resource.ts'
import type { SavedNews } from '../../engine/model/saving/news.ts'
import type { Words } from '../../words/catalogue.ts'
import type { Format } from '../../words/format.ts'
import { jobName } from '../../words/job-name.ts'
import { outcomeTone } from '../../words/outcome.ts'
import { pausedText } from '../../words/paused.ts'
import { progressText } from '../../words/progress.ts'
import type { Tone } from '../../words/tone.ts'
import { menuText } from './menu-text.ts'

/** What the icon says at a glance. */
export type TrayState = 'ok' | 'running' | 'attention' | 'paused'

type TrayRun = Pick<Run, 'id' | 'outcome' | 'done' | 'total' | 'scheduledAt' | 'finishedAt'>

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
  /** The links that died last, newest first. */
  readonly lastDied: readonly Pick<Resource, 'id' | 'title' | 'url'>[]
  /** The videos that were saved since somebody looked, newest first. */
  readonly saved: readonly SavedNews[]
  /** A run that failed then or before was looked at; milliseconds since 1970. */
  readonly failuresSeenUntil: number
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
  /** Shows what the status speaks of. */
  readonly opening: Opening
  /** What runs next and when; null when nothing does. */
  readonly next: string | null
  /** How far the job under way is; changes often, so it is for the tooltip only. */
  readonly progress: string | null
  /** The same between 0 and 1; null while it is not known. */
  readonly fraction: number | null
  readonly paused: boolean
  /** How many links died and were not reviewed since. */
  readonly died: number
  readonly jobs: readonly {
    readonly id: string
    readonly name: string
    readonly running: boolean
  }[]
  /** The tasks that saved since somebody looked, the newest first. */
  readonly saved: readonly {
    readonly opening: Opening
    readonly task: string
    readonly files: readonly string[]
  }[]
  /** The jobs whose last run failed, the newest first. */
  readonly failures: readonly Failure[]
  /** The links that died last, newest first. */
  readonly dead: readonly { readonly id: number; readonly title: string }[]
}

/** A page of the dashboard, by its address; one of a run that failed, which then was looked at. */
export type Opening = {
  readonly type: 'open' | 'open-failure' | 'open-saved'
  readonly place: string
}

type Failure = {
  readonly opening: Opening
  readonly job: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Sums up the engine in what a tray can show. */
export function trayModel(facts: TrayFacts, words: Words, format: Format): TrayModel {
  const { died, failuresSeenUntil, health, jobs, lastDied, paused, pausedUntil, problems, saved } =
    facts
  const { t } = words
  const nameOf = (job: TrayFacts['jobs'][number]) => menuText(jobName(words, job))
  const running = jobs.find((job) => job.running)
  const failures = jobs
    .flatMap((job) => failureOf(job.recentRuns, nameOf(job)) ?? [])
    .toSorted((a, b) => b.at - a.at)
  const failed = failures.find((failure) => failure.at > failuresSeenUntil)
  const next = paused ? null : earliest(jobs)
  return {
    ...glance(),
    next: next && t('tray.next', { job: nameOf(next.job), time: format.weekday(next.at) }),
    progress: running?.running?.total ? progressText(words, format, running.running) : null,
    fraction: running?.running?.total ? running.running.done / running.running.total : null,
    paused,
    died,
    jobs: jobs.map((job) => ({
      id: job.id,
      name: nameOf(job),
      running: job.running !== null,
    })),
    failures,
    saved: byTask(saved),
    dead: lastDied.map(({ id, title, url }) => ({ id, title: menuText(title) || menuText(url) })),
  }

  function glance(): Pick<TrayModel, 'state' | 'status' | 'opening'> {
    if (running?.running) {
      const status = t('tray.running', { job: nameOf(running) })
      return { state: 'running', status, opening: at(`/runs/${running.running.id}`) }
    }
    if (paused) {
      const status = pausedText(words, format, pausedUntil)
      return { state: 'paused', status, opening: at('/jobs') }
    }
    if (failed) {
      const status = t('tray.failed', { job: failed.job })
      return { state: 'attention', status, opening: failed.opening }
    }
    if (problems > 0) {
      const status = t('tray.problems', { count: problems })
      return { state: 'attention', status, opening: at('/jobs') }
    }
    if (died > 0) {
      const status = t('tray.news', { count: died })
      return { state: 'attention', status, opening: at('/?review=true') }
    }
    if (saved.length > 0) {
      const status = t('tray.saved', { count: saved.length })
      return { state: 'attention', status, opening: savedAt('/saving') }
    }
    return { state: 'ok', status: calm(), opening: at('/links') }
  }

  function calm(): string {
    if (health.dead > 0) return t('tray.known', { alive: health.alive, dead: health.dead })
    if (health.alive > 0) return t('tray.alive', { count: health.alive })
    return t(health.undecided + health.unchecked > 0 ? 'tray.unchecked' : 'links.none')
  }
}

const at = (place: string): Opening => ({ type: 'open', place })
const savedAt = (place: string): Opening => ({ type: 'open-saved', place })

function byTask(saved: readonly SavedNews[]): TrayModel['saved'] {
  return [...Map.groupBy(saved, ({ taskId }) => taskId)].map(([taskId, files]) => ({
    opening: savedAt(`/saving/${taskId}`),
    task: menuText(files[0]?.taskName ?? ''),
    files: files.map(({ name }) => menuText(name)),
  }))
}

const decidedTones: ReadonlySet<Tone> = new Set(['good', 'bad'])

/** The last run that decided anything, if it failed: one that was missed or stopped says nothing of how the job does. */
function failureOf(recentRuns: readonly TrayRun[], job: string): Failure | undefined {
  const decided = recentRuns.filter(({ outcome }) => decidedTones.has(outcomeTone(outcome)))
  const last = decided.at(-1)
  if (last === undefined || outcomeTone(last.outcome) === 'good') return undefined
  const opening = { type: 'open-failure', place: `/runs/${last.id}` } as const
  return { opening, job, at: last.finishedAt ?? last.scheduledAt }
}

function earliest(jobs: TrayFacts['jobs']) {
  const due = jobs.flatMap((job) => (job.nextRunAt === null ? [] : [{ job, at: job.nextRunAt }]))
  return due.toSorted((a, b) => a.at - b.at)[0] ?? null
}
