import { z } from 'zod'
import {
  isReadable,
  type JobRecord,
  type StoredJob,
  type UnavailableJob,
  unavailable,
} from '../model/job.ts'
import { isRefusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import type { Job } from '../scheduler/job.ts'
import type { JobStore } from '../store/jobs.ts'
import { nextTime } from '../time/next-time.ts'
import { HandedLists } from './script/handed-lists.ts'
import { type ScriptDependencies, scriptJob } from './script/script-job.ts'
import { ScriptSecrets } from './script/script-secrets.ts'
import { Trials } from './script/trials.ts'
import { type UserJobDependencies, userJob } from './user-jobs/task-job.ts'

/** A stored job that can run, and what stands behind it. */
export type AvailableJob = {
  readonly isAvailable: true
  readonly stored: StoredJob
  readonly job: Job
}

/** What stands behind a stored job: Pansentry's own code, a person's program, or a file. */
export class JobRegistry {
  readonly builtIn: ReadonlyMap<string, Job>
  /** Of script jobs. */
  readonly secrets: ScriptSecrets
  readonly trials: Trials
  /** What runs of scripts are started with. */
  readonly lists: HandedLists
  readonly #script: ScriptDependencies
  readonly #user: UserJobDependencies

  constructor(
    builtIn: readonly Job[],
    script: {
      readonly temporaryFolder: string
      readonly secrets: Secrets
      readonly jobs: Pick<JobStore, 'key'>
    },
    user: UserJobDependencies,
  ) {
    this.builtIn = new Map(builtIn.map((job) => [job.id, job]))
    this.secrets = new ScriptSecrets(script.secrets, script.jobs)
    const { temporaryFolder } = script
    this.lists = new HandedLists(temporaryFolder)
    this.#script = { temporaryFolder, lists: this.lists, secrets: this.secrets }
    this.trials = new Trials(this.#script)
    this.#user = user
  }

  /** A stored job with what stands behind it, or why it cannot run; `zone` is that of schedules that name none. */
  of(record: JobRecord, now: number, zone: string): AvailableJob | UnavailableJob {
    if (!isReadable(record)) return record
    try {
      const job = this.#behind(record)
      if (!job) return unavailable(record, 'unknown-job')
      // Throws for a schedule that cannot be read.
      nextTime(record.trigger, now, zone)
      return { isAvailable: true, stored: record, job }
    } catch (error) {
      if (isRefusal(error, 'SCHEDULE_INVALID')) {
        return unavailable(record, 'unreadable', `trigger: ${error.data.reason}`)
      }
      const [issue] = error instanceof z.ZodError ? error.issues : []
      if (!issue) throw error
      const where = ['params', ...issue.path].join('.')
      return unavailable(record, 'unreadable', `${where}: ${issue.message}`)
    }
  }

  /** Undefined for a built-in job that this version does not bring; throws a ZodError for unreadable parameters. */
  #behind(stored: StoredJob): Job | undefined {
    // What a file declares is read along with its job.
    if (stored.kind === 'user') return userJob(stored, this.#user)
    const isScript = stored.kind === 'script'
    const job = isScript ? scriptJob(stored, this.#script) : this.builtIn.get(stored.id)
    job?.readParams(stored.params)
    return job
  }
}
