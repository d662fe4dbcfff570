import type { StoredJob } from '../model/job.ts'
import type { Job } from '../scheduler/job.ts'
import { type ScriptDependencies, scriptJob } from './script/script-job.ts'
import { type UserJobDependencies, userJob } from './user-jobs/user-job.ts'

/** What stands behind a stored job: Pansentry's own code, a person's program, or a file. */
export class JobRegistry {
  readonly builtIn: ReadonlyMap<string, Job>
  readonly #script: ScriptDependencies
  readonly #user: UserJobDependencies

  constructor(builtIn: readonly Job[], script: ScriptDependencies, user: UserJobDependencies) {
    this.builtIn = new Map(builtIn.map((job) => [job.id, job]))
    this.#script = script
    this.#user = user
  }

  /** Undefined for a built-in job that this version no longer brings. */
  of(stored: StoredJob): Job | undefined {
    switch (stored.kind) {
      case 'built-in':
        return this.builtIn.get(stored.id)
      case 'script':
        return scriptJob(stored, this.#script)
      case 'user':
        return userJob(stored, this.#user)
    }
  }
}
