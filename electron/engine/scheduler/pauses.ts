import { believedPause, type TimedPause } from '../model/params/pause.ts'
import type { Store } from '../store/store.ts'
import type { Slots } from './slots.ts'

export type PausesDependencies = {
  readonly store: Store
  readonly slots: Slots
  /** Changes or ends the pause of all jobs. */
  readonly pauseAll: (pause: { paused: boolean; timedPause: TimedPause }) => void
  readonly changed: (jobId: string, runId: null) => void
}

/** How it stands with the pause of all jobs. */
export type PauseOfAll = {
  readonly kind: 'none' | 'timed' | 'open'
  /** The last one that ended by itself, or is to. */
  readonly last: TimedPause | null
}

/** Pauses that end by the clock on the wall, whatever was asleep or off meanwhile. */
export class Pauses {
  readonly #dependencies: PausesDependencies

  constructor(dependencies: PausesDependencies) {
    this.#dependencies = dependencies
  }

  /** Ends what is over: of jobs by themselves, and of all. */
  look(now: number): PauseOfAll {
    this.#endThoseOfJobs(now)
    const { pauseAll, store } = this.#dependencies
    const { paused, timedPause } = store.settings.get()
    if (timedPause === null) return { kind: paused ? 'open' : 'none', last: null }
    const last = believedPause(timedPause, now)
    const isOn = paused && now < last.until
    if (paused !== isOn || (isOn && last !== timedPause)) {
      pauseAll({ paused: isOn, timedPause: last })
    }
    return { kind: isOn ? 'timed' : 'none', last }
  }

  /** When the next one ends; infinite when none does. */
  nextEnd(): number {
    const { store } = this.#dependencies
    const { paused, timedPause } = store.settings.get()
    const ofJobs = store.jobs.inTimedPause().flatMap((job) => job.timedPause?.until ?? [])
    return Math.min(...ofJobs, paused && timedPause ? timedPause.until : Number.POSITIVE_INFINITY)
  }

  #endThoseOfJobs(now: number): void {
    const { changed, slots, store } = this.#dependencies
    for (const job of store.jobs.inTimedPause()) {
      if (job.timedPause === null) continue
      const timedPause = believedPause(job.timedPause, now)
      const paused = now < timedPause.until
      if (paused && timedPause === job.timedPause) continue
      const next = { ...job, paused, timedPause }
      store.jobs.put(paused ? next : slots.paused(next), now)
      changed(job.id, null)
    }
  }
}
