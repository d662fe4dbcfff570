import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Jobs } from '../jobs/jobs.ts'
import { ScriptSecrets, secretNamesIn } from '../jobs/script/script-secrets.ts'
import { isReadable } from '../model/job.ts'
import {
  type JobsFile as FileContents,
  filedJobSchema,
  type JobsFileChoice,
  type jobsFileSchema,
  jobsFileVersion,
  type TakenCounts,
  type TakenFile,
} from '../model/moves/jobs-file.ts'
import type { ScriptParams } from '../model/params/script-params.ts'
import { Refusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import {
  ownNotes,
  type PortableSettings,
  portableSettingsSchema,
  type Settings as StoredSettings,
} from '../model/settings.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import { version } from '../model/version.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { filedJob, type JobDifference, readFiledJobs } from './filed-jobs.ts'
import { losesName, type SettingDifference, settingDifference } from './filed-settings.ts'
import { readJobsFile } from './jobs-file-text.ts'
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

/** How many jobs and settings are as before a file was taken in, and what of it could not be put back, and why. */
export type RestoredFile = TakenCounts & {
  readonly refused: {
    readonly jobs: { readonly id: string; readonly refusal: Refusal }[]
    readonly settings: { readonly field: string; readonly refusal: Refusal }[]
  }
}

type TakenJobChange = TakenFile['jobs'][number]

/** Jobs and settings as one file: out, and in again job by job. */
export class JobsFile {
  readonly #dependencies: JobsFileDependencies
  readonly #secrets: ScriptSecrets

  constructor(dependencies: JobsFileDependencies) {
    this.#dependencies = dependencies
    this.#secrets = new ScriptSecrets(dependencies.secrets, dependencies.store.jobs)
  }

  /** Every job that can be read, but for that of saving tasks, and the settings that are no matter of this machine; secrets are named. */
  export(): z.input<typeof jobsFileSchema> & { readonly jobs: Record<string, unknown>[] } {
    const { clock, settings, store } = this.#dependencies
    const records = store.jobs.list()
    const chosen = settings.get()
    return {
      format: 'pansentry-jobs',
      version: jobsFileVersion,
      madeBy: version,
      madeAt: clock.now(),
      jobs: records.filter(isReadable).filter(isPortable).map(filedJob),
      settings: portableSettingsSchema.parse({ ...chosen, ...settingsWithout(chosen) }),
      secrets: { ...filedSecrets(records, chosen), channels: [], hooks: [], accounts: [] },
      leftOut: records.filter((record) => !isReadable(record)).map(({ id }) => id),
    }
  }

  /** What a file would change; throws `JOBS_FILE_…` or `MOVE_NEWER`. Nothing is written. */
  preview(text: string): JobsFilePreview {
    const file = this.#read(text)
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
    const file = this.#read(text)
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
   * Returns how many are as they were, and what could not be put back: that can be undone again. Throws `UNDO_GONE`.
   * Secrets that the file left out have to be written again.
   */
  restore(undo: number): RestoredFile {
    const { jobs, settings, store } = this.#dependencies
    const edit = this.#taken(undo)
    const refused: RestoredFile['refused'] = { jobs: [], settings: [] }
    const counts = { jobs: 0, settings: 0 }
    let added: string[] = []
    let announce = () => {}
    jobs.takeIn(() => {
      const untouched = edit.jobs.filter((change) => {
        const refusal = this.#unknown(change)
        if (refusal) refused.jobs.push({ id: change.id, refusal })
        return !refusal && this.#isUntouched(change)
      })
      added = untouched.flatMap(({ before, id }) => (before === null ? [id] : []))
      const changed = untouched.flatMap(({ before }) => (before === null ? [] : [before]))
      const taken = readFiledJobs(changed, this.#here()).flatMap(({ difference, taken }) => {
        const { id, refusal } = difference
        if (refusal) refused.jobs.push({ id, refusal })
        return taken ?? []
      })
      const now = settings.get()
      const changes = edit.settings.flatMap(({ after, before, field }) => {
        const { difference, change } = settingDifference(field, before, now)
        const { before: found, refusal } = difference
        if (!isDeepStrictEqual(plain(found), after) || losesName(change, now)) return []
        if (refusal) refused.settings.push({ field, refusal })
        return refusal ? [] : [change]
      })
      if (changes.length > 0) announce = settings.write(Object.assign({}, ...changes))
      counts.jobs = taken.length
      counts.settings = changes.length
      return taken
    })
    for (const id of added) jobs.delete(id)
    // Last: what ends in between is undone by another try.
    store.takenFiles.keep(undo, {
      jobs: edit.jobs.filter(({ id }) => refused.jobs.some((each) => each.id === id)),
      settings: edit.settings.filter(({ field }) =>
        refused.settings.some((each) => each.field === field),
      ),
    })
    announce()
    return { ...counts, jobs: counts.jobs + added.length, refused }
  }

  /** The settings that an undo is about; throws `UNDO_GONE`. */
  undoneSettings(undo: number): string[] {
    return this.#taken(undo).settings.map(({ field }) => field)
  }

  /** Why nobody can tell whether a job was changed since a file was taken in; undefined where it can be told. */
  #unknown({ before, id }: TakenJobChange): Refusal | undefined {
    const { jobs, secrets } = this.#dependencies
    if (!jobs.has(id)) return undefined
    const found = jobs.show(id)
    if (!found.isAvailable) {
      const { detail, reason } = found
      return new Refusal('JOB_UNAVAILABLE', { id, reason, detail })
    }
    const state = secrets.state()
    if (state.isOpen || state.hindrance === 'unchosen') return undefined
    return this.#lostSecrets(id, before).length > 0
      ? new Refusal('SECRETS_UNKEPT', { kind: state.hindrance })
      : undefined
  }

  /** Whether a job is as a file made it, with no secret that was typed since and would be lost. */
  #isUntouched({ after, before, id }: TakenJobChange): boolean {
    if (!this.#dependencies.jobs.has(id)) return false
    if (!isDeepStrictEqual(plain(this.#filed(id)), after)) return false
    const { environment } = variablesOf(before)
    const lost = this.#secrets.read(id, { secrets: this.#lostSecrets(id, before) })
    return [...lost].every(([name, value]) => environment[name] === value)
  }

  /** The secrets of a job that it did not have before. */
  #lostSecrets(id: string, before: unknown): string[] {
    const { secrets } = variablesOf(before)
    const { stored } = this.#dependencies.jobs.find(id)
    return secretNamesIn(stored).filter((name) => !secrets.includes(name))
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

  /** A file without what comes of itself: the job of saving tasks where there is none, and notes of Pansentry's own. */
  #read(text: string): FileContents {
    const file = readJobsFile(text)
    const { jobs: here } = this.#dependencies
    const jobs = file.jobs.filter((job) => {
      const named = idSchema.parse(job)
      return isPortable(named) || here.has(named.id)
    })
    const settings = Object.entries(file.settings).filter(
      ([name]) => !Object.hasOwn(ownNotes, name),
    )
    return { ...file, jobs, settings: Object.fromEntries(settings) }
  }

  #settingsOf(file: FileContents) {
    const now = this.#dependencies.settings.get()
    return Object.entries(file.settings).map(([name, value]) => settingDifference(name, value, now))
  }
}

/** The job of saving tasks comes with the first of them. */
const isPortable = ({ id }: { readonly id: string }) => id !== saveJobId

const idSchema = z.object({ id: z.string() }).catch({ id: '' })

/** The variables of a job as a file has it; none for any but a script. */
function variablesOf(filed: unknown): Pick<ScriptParams, 'environment' | 'secrets'> {
  const { data } = filedJobSchema.safeParse(filed)
  return data?.kind === 'script' ? data.params : { environment: {}, secrets: [] }
}

/** A value as JSON keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
