import { checkParamsAt } from '../links/checks/check-params.ts'
import type { RunProgress } from '../links/checks/lane-progress.ts'
import { campaignFor, type PlanSources, planOf } from '../links/checks/plan.ts'
import type { CampaignSelection, RunLanes, Started } from '../model/campaign.ts'
import type { EngineEvents } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import { checkJobId } from '../model/terms/job-ids.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { Jobs } from './jobs.ts'

type Dependencies = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
  readonly runs: Runs
  readonly jobs: () => Jobs
  readonly workers: PlanSources['elsewhere']
}

/** Starts checks of the kept links, and remembers what each was started for and how its lanes stand. */
export class CheckStarts {
  readonly #dependencies: Dependencies
  readonly #selections = new Map<number, CampaignSelection>()
  readonly #progress = new Map<number, RunProgress>()

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies
    // Not before its end: a run that failed may be tried again.
    dependencies.events.on((event) => {
      if (event.type !== 'run' || !event.ended) return
      this.#selections.delete(event.runId)
      this.#progress.delete(event.runId)
    })
  }

  /** What a person chose for a run; undefined when its cause decides. */
  selectionFor(runId: number): CampaignSelection | undefined {
    return this.#selections.get(runId)
  }

  /** Notes how the lanes of a run stand, until it ends. */
  follow(runId: number, progress: RunProgress): void {
    this.#progress.set(runId, progress)
  }

  /** How the lanes of a run stand; none of one that is over, or checks nothing. Throws `RUN_NOT_FOUND`. */
  lanes(runId: number): RunLanes {
    const { clock, runs } = this.#dependencies
    runs.get(runId)
    return this.#progress.get(runId)?.at(clock.now()) ?? { lanes: [], left: null }
  }

  /**
   * Starts a job as a person does; of a check, `due` asks for no more than is due. Throws like `Jobs.run`,
   * and `JOB_HAS_NO_DUE` for `due` and another job.
   */
  run(id: string, due: boolean): Started {
    const jobs = this.#dependencies.jobs()
    // A file's task may have the place of the check, and knows nothing of what is due.
    const isCheck = id === checkJobId && jobs.find(id).stored.kind === 'built-in'
    if (isCheck) return this.check(due ? 'due' : undefined)
    if (due) throw new Refusal('JOB_HAS_NO_DUE', { id })
    return { ...jobs.run(id), plan: null }
  }

  /**
   * Checks links at once: those chosen or, without a choice, all that a person's check asks. Throws
   * `JOB_RUNNING` while the check job runs, and `JOB_UNAVAILABLE` when it cannot.
   */
  check(chosen?: CampaignSelection): Started {
    const { clock, jobs, runs, store, workers } = this.#dependencies
    const { job, stored } = jobs().builtIn(checkJobId)
    const cause = 'manual'
    const runId = runs.startNow(job, stored, cause, (id) => {
      if (chosen !== undefined) this.#selections.set(id, chosen)
    })
    // The run begins with the next turn of the event loop, so this is what it will find.
    const params = checkParamsAt(stored.params, store.settings.get())
    const now = clock.now()
    const campaign = campaignFor({ cause, chosen, jobId: checkJobId }, params, store, now)
    return { runId, plan: planOf(campaign, params, { store, elsewhere: workers, now }) }
  }

  /** Goes on with a check that a quit or a crash cut short; not with one that a person paused. */
  resume(isPaused: boolean): void {
    const { jobs, runs, store } = this.#dependencies
    const check = jobs().show(checkJobId)
    const isHeld = !check.isAvailable || check.kind !== 'built-in' || check.paused || isPaused
    const open = store.campaigns.open(checkJobId)
    // What a person paused goes on when they say so, or at the next time of its schedule.
    if (isHeld || open === undefined || open.pausedAt !== null) return
    const { job, stored } = jobs().find(checkJobId)
    runs.startNow(job, stored, 'startup')
  }
}
