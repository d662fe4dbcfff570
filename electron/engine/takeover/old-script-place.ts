import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Jobs } from '../jobs/jobs.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type { ScriptOffer } from '../model/saving/script-offer.ts'
import { quarkAutoSaveJobId } from '../model/takeover.ts'
import type { SavingTasks } from '../saving/task/saving-tasks.ts'
import { readOldTasks } from './old-tasks.ts'
import { type TakenOver, takeOverTasks } from './taken-over-tasks.ts'

type Options = {
  readonly jobs: Pick<Jobs, 'get' | 'has' | 'pause'>
  readonly tasks: SavingTasks
  readonly now: () => number
}

const paramsSchema = z.object({
  arguments: z.array(z.string()).default([]),
  folder: z.string().default(''),
})

const largestConfig = 8 * 1024 * 1024

/** Lets tasks take the place of the job that goes on running a person's own `quark_auto_save.py`, and gives it back. */
export class OldScriptPlace {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** What there is to take: nothing where no such job runs, or its configuration holds no tasks. */
  offer(): ScriptOffer {
    return { jobId: quarkAutoSaveJobId, count: this.#count() }
  }

  /**
   * Makes tasks of the configuration that the job runs with, and pauses the job. Throws `SAVING_SCRIPT_NOT_FOUND`, and
   * what `takeOverTasks` throws; nothing is changed then.
   */
  take(): TakenOver {
    const { jobs, now, tasks } = this.#options
    const json = this.#count() === 0 ? null : this.#config()
    if (json === null) throw new Refusal('SAVING_SCRIPT_NOT_FOUND', {})
    const taken = takeOverTasks(tasks, json, now())
    jobs.pause(quarkAutoSaveJobId, true)
    return taken
  }

  /**
   * Removes the tasks that were made, and lets the job run again; what a person changed since is only paused, lest their
   * work is lost, and kept. Throws `SAVING_SCRIPT_NOT_FOUND`.
   */
  giveBack(taskIds: readonly number[]): { removed: number[]; kept: number[] } {
    const { jobs, tasks } = this.#options
    if (!jobs.has(quarkAutoSaveJobId)) throw new Refusal('SAVING_SCRIPT_NOT_FOUND', {})
    jobs.pause(quarkAutoSaveJobId, false)
    const done: { removed: number[]; kept: number[] } = { removed: [], kept: [] }
    for (const { changedAt, createdAt, id } of tasks.list()) {
      if (!taskIds.includes(id)) continue
      const isAsMade = changedAt === createdAt
      if (isAsMade) tasks.remove(id)
      else tasks.edit(id, { isPaused: true })
      done[isAsMade ? 'removed' : 'kept'].push(id)
    }
    return done
  }

  #count(): number {
    try {
      const json = this.#config()
      return json === null ? 0 : readOldTasks(json, this.#options.now()).length
    } catch (error) {
      // A configuration that nobody can read is offered to nobody.
      if (isRefusal(error)) return 0
      throw error
    }
  }

  /** The text of the configuration of the job; null where there is none to read. */
  #config(): string | null {
    const { jobs } = this.#options
    if (!jobs.has(quarkAutoSaveJobId)) return null
    const { kind, params, paused } = jobs.get(quarkAutoSaveJobId)
    const read = paramsSchema.safeParse(params)
    if (kind !== 'script' || paused || !read.success) return null
    const { arguments: given, folder } = read.data
    // Without one it looks beside itself.
    const named = given.find((argument) => argument.endsWith('.json'))
    const file = resolve(folder, named ?? join(folder, 'quark_config.json'))
    try {
      const found = statSync(file)
      return found.isFile() && found.size <= largestConfig ? readFileSync(file, 'utf8') : null
    } catch {
      // Gone, or another's: there is nothing to take.
      return null
    }
  }
}
