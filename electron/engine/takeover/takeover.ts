import type { Jobs } from '../jobs/jobs.ts'
import type { Reading } from '../library/files/import-reader.ts'
import { inPieces } from '../library/files/pieces.ts'
import { readImport, shortText } from '../library/files/read-import.ts'
import type { Imported } from '../library/imports.ts'
import type { Resources } from '../library/resources.ts'
import type { ImportChoice, ImportSource } from '../model/import.ts'
import type { Reason } from '../model/message.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import {
  type FoundSchedule,
  keptUnder,
  type LeftBehind,
  quarkAutoSaveJobId,
  type ScriptFiles,
  type TakeoverPreview,
} from '../model/takeover.ts'
import { usualCrontab } from '../model/terms/schedule.ts'
import { fromApscheduler } from '../time/apscheduler.ts'
import { scheduleFault, scheduleInvalid } from '../time/schedule-fault.ts'
import { python, scriptJob, scriptNear } from './old-script.ts'
import { isQuarkConfig, type QuarkConfig, readQuarkConfig } from './quark-config.ts'

type Found = {
  readonly reading: Reading
  /** Undefined where nothing of the kind is kept. */
  readonly crontab: string | undefined
  readonly leftBehind: readonly LeftBehind[]
  readonly secrets: QuarkConfig['secrets']
}

/** What becomes of a crontab: a schedule, or why there is none; neither where there could be none. */
type Schedule = {
  readonly schedule: FoundSchedule | null
  readonly crontabProblem: Reason | null
}

const noSecretsFound: QuarkConfig['secrets'] = new Map()

const shownTimes = 5
const longestConfig = 8 * 1024 * 1024

/** Takes over what quark-auto-save and its forks kept: `quark_config.json`, or the rows of `cloud_resource`. */
export class Takeover {
  readonly #resources: Resources
  readonly #jobs: Jobs
  readonly #secrets: Secrets
  readonly #now: () => number
  #held: (Schedule & { readonly token: string; readonly secrets: Found['secrets'] }) | undefined

  constructor(resources: Resources, jobs: Jobs, secrets: Secrets, now: () => number) {
    this.#resources = resources
    this.#jobs = jobs
    this.#secrets = secrets
    this.#now = now
  }

  /**
   * Reads a configuration, or whatever else an import takes, and writes nothing; throws what `readImport` throws.
   * `path` is where it was read from, empty where that is not known.
   */
  async preview(source: ImportSource, path = '', signal?: AbortSignal): Promise<TakeoverPreview> {
    const { reading, crontab, secrets, ...read } = await find(source, signal)
    const { formerlyExpired, ...resources } = await this.#resources.preview(reading)
    const { leftOut } = resources
    const columns = { what: 'column', names: leftOut, count: leftOut.length } as const
    const leftBehind = [...read.leftBehind, ...(leftOut.length > 0 ? [columns] : [])]
    const found = this.#scheduleOf(crontab, path)
    this.#held = { ...found, token: resources.token, secrets }
    const isKept = ({ what }: LeftBehind) =>
      (what === 'cookie' || what === 'push') && this.#secrets.state().isOpen
    return {
      resources,
      formerlyExpired,
      ...found,
      leftBehind: leftBehind.filter((left) => !isKept(left)),
      kept: leftBehind.filter(isKept),
    }
  }

  /**
   * Writes what the preview found, and makes the job that goes on running the script, if that is asked for and the
   * preview found none of its name. Throws
   * `PREVIEW_GONE`, and for the job `SCHEDULE_INVALID`, `JOB_EXISTS` or `FILE_MISSING`, before anything is written.
   */
  async commit({
    job,
    ...choice
  }: ImportChoice & { readonly job?: ScriptFiles | undefined }): Promise<
    Imported & { jobId: string | null }
  > {
    const held = this.#held?.token === choice.token ? this.#held : undefined
    const draft = job && this.#draft(held, job)
    if (this.#secrets.state().isOpen) {
      for (const [name, value] of held?.secrets ?? []) {
        this.#secrets.keep(keptUnder(name), value)
      }
    }
    const imported = await this.#resources.commitImport(choice)
    if (draft) this.#jobs.create(draft)
    this.#held = undefined
    return { ...imported, jobId: draft?.id ?? null }
  }

  #draft(held: Schedule | undefined, files: ScriptFiles) {
    if (!held) throw new Refusal('PREVIEW_GONE', {})
    if (!held.schedule) {
      throw scheduleInvalid('crontab', held.crontabProblem ?? scheduleFault('noCrontab', {}))
    }
    const { trigger, jobId } = held.schedule
    // As the preview said, it is left as it is.
    if (held.schedule.isTaken) return undefined
    if (this.#jobs.has(jobId)) throw new Refusal('JOB_EXISTS', { id: jobId })
    return scriptJob(files, trigger)
  }

  #scheduleOf(crontab: string | undefined, config: string): Schedule {
    if (crontab === undefined) return { schedule: null, crontabProblem: null }
    try {
      if (crontab === '') throw scheduleInvalid('crontab', scheduleFault('noCrontab', {}))
      return { schedule: this.#found(crontab, config), crontabProblem: null }
    } catch (error) {
      if (!isRefusal(error, 'SCHEDULE_INVALID')) throw error
      const { reason, because } = error.data
      return { schedule: null, crontabProblem: { reason, because } }
    }
  }

  #found(crontab: string, config: string): FoundSchedule {
    // Its own fields say it exactly: 0 is Monday, and day and weekday must both fit.
    const fields = fromApscheduler('cron', { crontab }, this.#now())
    const nextTimes = this.#jobs.nextTimes(fields, shownTimes)
    const usual = fields.kind === 'fields' ? usualCrontab(fields) : undefined
    return {
      crontab,
      trigger: usual === undefined ? fields : { kind: 'cron', crontab: usual },
      nextTimes,
      namesDaysByNumber: /\d/.test(crontab.split(/\s+/).at(-1) ?? ''),
      jobId: quarkAutoSaveJobId,
      isTaken: this.#jobs.has(quarkAutoSaveJobId),
      program: python,
      files: { script: config === '' ? '' : scriptNear(config), config },
    }
  }
}

/** A configuration is read at once: none is as large as a list of links. */
async function find(source: ImportSource, signal: AbortSignal | undefined): Promise<Found> {
  const short = await shortText(source, longestConfig)
  if (short && isQuarkConfig(short.text)) {
    const { crontab, leftBehind, findings, secrets } = readQuarkConfig(short.text)
    const { encoding } = short
    const pieces = inPieces(findings)
    return {
      reading: { format: 'json', encoding, pieces, leftOut: new Set() },
      crontab,
      leftBehind,
      secrets,
    }
  }
  const reading = await readImport(source, signal)
  return { reading, crontab: undefined, leftBehind: [], secrets: noSecretsFound }
}
