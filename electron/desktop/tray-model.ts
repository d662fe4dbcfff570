import type { Translate } from '../words/language.ts'

/** What the icon says at a glance. */
export type TrayState = 'ok' | 'running' | 'attention' | 'paused'

type Run = { readonly outcome: string | null; readonly done: number; readonly total: number }

/** What the tray looks at. */
export type TrayFacts = {
  readonly paused: boolean
  readonly health: {
    readonly alive: number
    readonly dead: number
    readonly undecided: number
    readonly unchecked: number
  }
  readonly jobs: readonly {
    readonly id: string
    readonly nextRunAt: number | null
    readonly running: Run | null
    readonly recentRuns: readonly Run[]
  }[]
}

export type TrayModel = {
  readonly state: TrayState
  readonly status: string
  /** What runs next and when; null when nothing does. */
  readonly next: string | null
  /** How far the job under way is; changes often, so it is for the tooltip only. */
  readonly progress: string | null
  readonly paused: boolean
  readonly jobs: readonly {
    readonly id: string
    readonly name: string
    readonly running: boolean
  }[]
}

/** Sums up the engine in what a tray can show; `time` writes a moment in the user's way. */
export function trayModel(
  { health, jobs, paused }: TrayFacts,
  translate: Translate,
  time: (at: number) => string,
): TrayModel {
  const running = jobs.find((job) => job.running)
  const failed = jobs.find((job) => hasFailed(job.recentRuns))
  const next = paused ? null : earliest(jobs)
  const named = (id: string) => ({ job: jobName(id, translate) })
  return {
    state: stateOf(),
    status: statusOf(),
    next: next && translate('tray.next', { ...named(next.id), time: time(next.at) }),
    progress: running?.running?.total
      ? translate('tray.progress', { done: running.running.done, total: running.running.total })
      : null,
    paused,
    jobs: jobs.map(({ id, running }) => ({ id, name: named(id).job, running: running !== null })),
  }

  function stateOf(): TrayState {
    if (running) return 'running'
    if (paused) return 'paused'
    return failed || health.dead > 0 ? 'attention' : 'ok'
  }

  function statusOf(): string {
    if (running) return translate('tray.running', named(running.id))
    if (paused) return translate('tray.paused')
    if (failed) return translate('tray.failed', named(failed.id))
    if (health.dead > 0) return translate('tray.dead', { count: health.dead })
    if (health.alive > 0) return translate('tray.alive', { count: health.alive })
    return translate(health.undecided + health.unchecked > 0 ? 'tray.unchecked' : 'tray.empty')
  }
}

function jobName(id: string, translate: Translate): string {
  const key = `jobs.${id}.name`
  const name = translate(key)
  // A job a developer added has no name of its own in the catalogue.
  return name === key ? id : name
}

function hasFailed(recentRuns: readonly Run[]): boolean {
  const last = recentRuns.findLast(({ outcome }) => outcome === 'succeeded' || isFailure(outcome))
  return last !== undefined && isFailure(last.outcome)
}

const isFailure = (outcome: string | null) => outcome === 'failed' || outcome === 'timed-out'

function earliest(jobs: TrayFacts['jobs']): { id: string; at: number } | null {
  const due = jobs.flatMap(({ id, nextRunAt: at }) => (at === null ? [] : [{ id, at }]))
  return due.toSorted((a, b) => a.at - b.at)[0] ?? null
}
