import type { Run, RunLine } from '../model/run.ts'
import { backUpJobId } from '../model/terms/job-ids.ts'
import type { Happening } from '../store/history/activity.ts'
import type { Store } from '../store/store.ts'
import { wakeAfter } from './wake-jobs.ts'

const dayMs = 24 * 3_600_000

/** How a run ended. */
export type RunEnd = Pick<Run, 'error' | 'summary'> & {
  readonly outcome: NonNullable<Run['outcome']>
}

/** What of the end of a run belongs to what happened; a job that fails again and again fails once a day. */
function happeningOf({ id: runId, jobId, outcome }: Run, at: number): Happening | undefined {
  if (outcome === 'failed' || outcome === 'timed-out') {
    return { kind: 'failed', source: `${jobId}/${Math.floor(at / dayMs)}`, at, runId, jobId }
  }
  const isBackup = jobId === backUpJobId && outcome === 'succeeded'
  return isBackup ? { kind: 'backed-up', source: `run/${runId}`, at, runId, jobId } : undefined
}

export type RunRecordDependencies = {
  readonly store: Store
  /** The end of the run made these jobs due. */
  readonly woken: (jobIds: readonly string[]) => void
}

/** What is to be written of one run. What could not be written stays, and is written the next time. */
export class RunRecord {
  readonly id: number
  readonly #store: Store
  readonly #woken: RunRecordDependencies['woken']
  #lines: RunLine[] = []
  #progress: Pick<Run, 'done' | 'total'> | undefined
  #end: (RunEnd & Pick<Run, 'finishedAt'>) | undefined

  constructor(id: number, { store, woken }: RunRecordDependencies) {
    this.id = id
    this.#store = store
    this.#woken = woken
  }

  note(lines: readonly RunLine[], progress: Pick<Run, 'done' | 'total'>): void {
    this.#lines.push(...lines)
    this.#progress = progress
  }

  end(end: RunEnd, finishedAt: number): void {
    this.#end = { ...end, finishedAt }
  }

  /** Throws, and keeps everything, when it cannot be written. */
  save(): void {
    const { runs } = this.#store
    const { done, total } = this.#progress ?? {}
    const woken = this.#store.transaction(() => {
      if (done !== undefined && total !== undefined) runs.setProgress(this.id, done, total)
      if (this.#lines.length > 0) runs.appendLines(this.id, this.#lines)
      return this.#end ? this.#finish(this.#end, this.#end.finishedAt ?? 0) : []
    })
    this.#lines = []
    this.#progress = undefined
    this.#woken(woken)
  }

  /** A kill loses no job that follows: what the end makes due is written with it. */
  #finish(end: RunEnd, at: number): string[] {
    const { history, runs } = this.#store
    runs.finish(this.id, end, at)
    const run = runs.get(this.id)
    if (!run) return []
    const happening = happeningOf(run, at)
    if (happening) history.activity.add(happening)
    return wakeAfter(this.#store, run, at)
  }

  /** The run as it stands, of which the store may not know all. */
  over(run: Run): Run {
    return { ...run, ...this.#progress, ...this.#end }
  }
}
