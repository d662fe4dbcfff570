import type { Engine } from '../../engine/engine.ts'
import type { EngineEvent } from '../../engine/model/events.ts'
import type { Clock } from '../../engine/time/clock.ts'
import type { TrayFacts } from './tray-model.ts'

// As many as a person reads at a glance.
const deadShown = 5

type FactEngine = Pick<Engine, 'events' | 'jobs' | 'problems' | 'resources' | 'saving' | 'settings'>

type JobView = ReturnType<Engine['jobs']['list']>[number]

/** What the tray looks at. Of the jobs only those are asked again that something happened to: a run moves on often. */
export class TrayFactSource {
  readonly #engine: FactEngine
  readonly #clock: Clock
  readonly #stale = new Set<string>()
  #jobs: Map<string, JobView> | null = null
  #saved: TrayFacts['saved'] | null = null

  constructor(engine: FactEngine, clock: Clock) {
    this.#engine = engine
    this.#clock = clock
    engine.events.on((event) => this.#note(event))
  }

  get(): TrayFacts {
    const { problems, resources, saving, settings } = this.#engine
    const { failuresSeenUntil, paused, timedPause } = settings.get()
    return {
      jobs: this.#currentJobs(),
      health: resources.health(),
      died: resources.news().died,
      lastDied: resources.lastDied(deadShown),
      saved: (this.#saved ??= saving.news()),
      paused,
      pausedUntil: timedPause?.until ?? null,
      problems: problems.list().length,
      // Seen in the future, by a clock that was set back since: then nothing was.
      failuresSeenUntil: failuresSeenUntil > this.#clock.now() ? 0 : failuresSeenUntil,
    }
  }

  #note(event: EngineEvent): void {
    if (event.type === 'saving' || (event.type === 'run' && event.ended)) this.#saved = null
    if (event.type === 'run' || event.type === 'job') this.#stale.add(event.jobId)
    // A file that was read anew may have made jobs runnable, or not.
    if (event.type === 'problems' || event.type === 'settings') this.#jobs = null
  }

  #currentJobs(): JobView[] {
    const { jobs } = this.#engine
    const known = this.#jobs
    for (const id of known ? this.#stale : []) {
      const job = known?.has(id) && jobs.has(id) ? jobs.show(id) : undefined
      if (job?.isAvailable) known?.set(id, job)
      else this.#jobs = null
    }
    this.#stale.clear()
    this.#jobs ??= new Map(jobs.list().map((job) => [job.id, job]))
    return [...this.#jobs.values()]
  }
}
