import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredJob } from '../../model/job.ts'
import type { Occurrence } from '../../model/triggers/event-trigger.ts'
import type { Job } from '../../scheduler/job.ts'
import type { Runs } from '../../scheduler/runs.ts'

// More runs do not begin at one time.
const mostKept = 100

/** Lists that runs of scripts are given to work on, as files beside what scripts put away. */
export class HandedLists {
  readonly #folder: string
  readonly #files = new Map<number, string>()

  /** What lies in `folder` is removed after a few days. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** The file of a run; undefined for one that was given none. */
  of(runId: number): string | undefined {
    return this.#files.get(runId)
  }

  /** Starts a script with a list, which only its owner may read. Throws `JOB_RUNNING`. */
  start(
    { job, stored }: { readonly job: Job; readonly stored: StoredJob },
    { text, why }: { readonly text: string; readonly why: Occurrence | 'manual' },
    runs: Pick<Runs, 'startNow'>,
  ): number {
    const file = join(this.#folder, `saved-${randomBytes(6).toString('hex')}.json`)
    writeFileSync(file, text, { mode: 0o600 })
    return runs.startNow(job, stored, why, (runId) => {
      this.#files.set(runId, file)
      const [oldest] = this.#files.keys()
      if (oldest !== undefined && this.#files.size > mostKept) this.#files.delete(oldest)
    })
  }
}
