import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Jobs } from '../jobs/jobs.ts'
import { ScriptSecrets } from '../jobs/script/script-secrets.ts'
import { isReadable } from '../model/job.ts'
import {
  type JobsFile as FileContents,
  type JobsFileChoice,
  jobsFileSchema,
  jobsFileVersion,
  mostFiledJobs,
  type TakenCounts,
  type TakenFile,
} from '../model/moves/jobs-file.ts'
import { Refusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import {
  type PortableSettings,
  portableSettingsSchema,
  type Settings as StoredSettings,
} from '../model/settings.ts'
import { isNestedDeeply } from '../model/terms/nesting.ts'
import { version } from '../model/version.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { filedJob, type JobDifference, readFiledJobs } from './filed-jobs.ts'
import { type SettingDifference, settingDifference } from './filed-settings.ts'
import { filedSecrets, settingsWithout } from './secret-values.ts'

export type JobsFileDependencies = {
  readonly store: Store
  readonly jobs: Jobs
  readonly settings: {
    get(): StoredSettings
    /** Within a transaction; call what it returns once that has held. */
    write(changes: PortableSettings): () => void
  }
  readonly secrets: Secrets
  readonly clock: Clock
}

/** What a file would change here. */
export type JobsFilePreview = Pick<FileContents, 'madeAt' | 'madeBy'> & {
  readonly jobs: readonly JobDifference[]
  readonly settings: readonly SettingDifference[]
  /** Proxies whose name and password were left out of it: `all`, or a drive. */
  readonly proxies: readonly string[]
  /** Whether this machine can keep the secrets of scripts. */
  readonly keepsSecrets: boolean
}

/** Jobs and settings as one file: out, and in again job by job. */
export class JobsFile {
  readonly #dependencies: JobsFileDependencies
  readonly #secrets: ScriptSecrets

  constructor(dependencies: JobsFileDependencies) {
    this.#dependencies = dependencies
    this.#secrets = new ScriptSecrets(dependencies.secrets, dependencies.store.jobs)
  }

  /** Every job that can be read, and the settings that are no matter of this machine; secrets are named in it. */
  export(): z.input<typeof jobsFileSchema> & { readonly jobs: Record<string, unknown>[] } {
    const { clock, settings, store } = this.#dependencies
    const records = store.jobs.list()
    const chosen = settings.get()
    return {
      format: 'pansentry-jobs',
      version: jobsFileVersion,
      madeBy: version,
      madeAt: clock.now(),
      jobs: records.filter(isReadable).map(filedJob),
      settings: portableSettingsSchema.parse({ ...chosen, ...settingsWithout(chosen) }),
      secrets: { ...filedSecrets(records, chosen), channels: [], accounts: [] },
      leftOut: records.filter((record) => !isReadable(record)).map(({ id }) => id),
    }
  }

  /** What a file would change; throws `JOBS_FILE_…` or `MOVE_NEWER`. Nothing is written. */
  preview(text: string): JobsFilePreview {
    const file = readFile(text)
    const { madeAt, madeBy, secrets } = file
    return {
      madeAt,
      madeBy,
      jobs: readFiledJobs(file.jobs, this.#here()).map(({ difference }) => difference),
      settings: this.#settingsOf(file).map(({ difference }) => difference),
      proxies: secrets.proxies,
      keepsSecrets: this.#dependencies.secrets.state().isOpen,
    }
  }

  /**
   * Takes what is chosen of a file, all of it or nothing; throws why one cannot be taken, or `JOB_NOT_FOUND` for one that
   * is not in the file. Returns how many jobs and settings are otherwise than before, and by which number that can be
   * undone; null where nothing is.
   */
  take({
    jobs: ids,
    settings: names,
    text,
  }: JobsFileChoice): TakenCounts & { undo: number | null } {
    const { clock, jobs, settings, store } = this.#dependencies
    const file = readFile(text)
    let done: TakenCounts & { undo: number | null } = { jobs: 0, settings: 0, undo: null }
    let announce = () => {}
    jobs.takeIn(() => {
      const chosen = file.jobs.filter((job) => ids.includes(idSchema.parse(job).id))
      const read = readFiledJobs(chosen, this.#here())
      const found = new Map(read.map((each) => [each.difference.id, each]))
      const taken = ids.flatMap((id) => {
        const { difference, taken } = found.get(id) ?? {}
        if (!difference) throw new Refusal('JOB_NOT_FOUND', { id })
        if (difference.refusal) throw difference.refusal
        return difference.state === 'same' || !taken ? [] : [taken]
      })
      const changes = this.#settingsOf(file).filter(({ difference }) => {
        if (!names.includes(difference.field) || difference.state === 'same') return false
        if (difference.refusal) throw difference.refusal
        return true
      })
      const written = changes.map(({ change }) => change)
      if (written.length > 0) announce = settings.write(Object.assign({}, ...written))
      const counts = { jobs: taken.length, settings: written.length }
      if (counts.jobs + counts.settings === 0) return []
      const edit = {
        jobs: taken.map(({ job }) => ({
          id: job.id,
          before: jobs.has(job.id) ? this.#filed(job.id) : null,
          after: filedJob(job),
        })),
        settings: changes.map(({ difference: { after, before, field } }) => {
          return { field, before, after }
        }),
      }
      done = { ...counts, undo: store.takenFiles.add(edit, clock.now()) }
      return taken
    })
    announce()
    return done
  }

  /**
   * Undoes what taking a file in changed, but for jobs and settings that were changed again since: what was new is deleted.
   * Returns how many are as they were; throws `UNDO_GONE`. Secrets that the file left out have to be written again.
   */
  restore(undo: number): TakenCounts {
    const { jobs, settings, store } = this.#dependencies
    const edit = this.#taken(undo)
    const isUntouched = ({ after, id }: (typeof edit.jobs)[number]) =>
      jobs.has(id) && isDeepStrictEqual(plain(this.#filed(id)), after)
    const untouched = edit.jobs.filter(isUntouched)
    const [added, changed] = [
      untouched.filter(({ before }) => before === null),
      untouched.filter(({ before }) => before !== null),
    ]
    let count = 0
    let announce = () => {}
    jobs.takeIn(() => {
      const read = readFiledJobs(
        changed.map(({ before }) => before),
        this.#here(),
      )
      const taken = read.flatMap((each) => each.taken ?? [])
      const now = settings.get()
      const changes = edit.settings.flatMap(({ after, before, field }) => {
        const { difference, change } = settingDifference(field, before, now)
        return isDeepStrictEqual(plain(difference.before), after) ? [change] : []
      })
      if (changes.length > 0) announce = settings.write(Object.assign({}, ...changes))
      store.takenFiles.delete(undo)
      count = changes.length
      return taken
    })
    for (const { id } of added) jobs.delete(id)
    announce()
    return { jobs: untouched.length, settings: count }
  }

  /** The settings that an undo is about; throws `UNDO_GONE`. */
  undoneSettings(undo: number): string[] {
    return this.#taken(undo).settings.map(({ field }) => field)
  }

  #taken(undo: number): TakenFile {
    const taken = this.#dependencies.store.takenFiles.get(undo)
    if (!taken) throw new Refusal('UNDO_GONE', { undo })
    return taken
  }

  #here() {
    const { clock, jobs } = this.#dependencies
    return { jobs, now: clock.now(), secrets: this.#secrets }
  }

  #filed(id: string) {
    return filedJob(this.#dependencies.jobs.find(id).stored)
  }

  #settingsOf(file: FileContents) {
    const now = this.#dependencies.settings.get()
    return Object.entries(file.settings).map(([name, value]) => settingDifference(name, value, now))
  }
}

const idSchema = z.object({ id: z.string() }).catch({ id: '' })

/** A value as JSON keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

function readFile(text: string): FileContents {
  const { data } = jobsFileSchema.safeParse(parsed(text))
  if (!data) throw new Refusal('JOBS_FILE_FOREIGN', {})
  if (data.version > jobsFileVersion) throw new Refusal('MOVE_NEWER', { madeBy: data.madeBy })
  const count = data.jobs.length
  if (count > mostFiledJobs) {
    throw new Refusal('JOBS_FILE_TOO_LARGE', { count, most: mostFiledJobs })
  }
  return data
}

function parsed(text: string): unknown {
  try {
    // Notepad writes a mark before the text.
    const found: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isNestedDeeply(found) ? undefined : found
  } catch {
    return undefined
  }
}
