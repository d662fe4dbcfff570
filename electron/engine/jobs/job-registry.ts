import type { StoredJob } from '../store/jobs.ts'
import type { Job } from './job.ts'
import { type ScriptDependencies, scriptJob } from './script/script-job.ts'

/** What stands behind a stored job: Pansentry's own code, or a person's program. */
export class JobRegistry {
  readonly builtIn: ReadonlyMap<string, Job>
  readonly #script: ScriptDependencies

  constructor(builtIn: readonly Job[], script: ScriptDependencies) {
    this.builtIn = new Map(builtIn.map((job) => [job.id, job]))
    this.#script = script
  }

  /** Undefined for a built-in job that this version no longer brings. */
  of(stored: StoredJob): Job | undefined {
    switch (stored.kind) {
      case 'built-in':
        return this.builtIn.get(stored.id)
      case 'script':
        return scriptJob(stored, this.#script)
      case 'user':
        return undefined
    }
  }
}
