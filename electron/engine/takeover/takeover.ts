import type { Jobs } from '../jobs/jobs.ts'
import type { Reading } from '../library/files/import-reader.ts'
import { inPieces } from '../library/files/pieces.ts'
import { readImport, shortText } from '../library/files/read-import.ts'
import type { Resources } from '../library/resources.ts'
import type { ImportSource } from '../model/import.ts'
import { checkJobId } from '../model/job.ts'
import { isRefusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import type { FoundSchedule, LeftBehind, TakeoverPreview } from '../model/takeover.ts'
import type { Trigger } from '../model/trigger.ts'
import { fromApscheduler } from '../time/apscheduler.ts'
import { isQuarkConfig, type QuarkConfig, readQuarkConfig } from './quark-config.ts'

type Found = {
  readonly reading: Reading
  readonly crontab: string
  readonly leftBehind: readonly LeftBehind[]
  readonly secrets: QuarkConfig['secrets']
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
  #held:
    | {
        readonly token: string
        readonly trigger: Trigger | undefined
        readonly secrets: Found['secrets']
      }
    | undefined

  constructor(resources: Resources, jobs: Jobs, secrets: Secrets, now: () => number) {
    this.#resources = resources
    this.#jobs = jobs
    this.#secrets = secrets
    this.#now = now
  }

  /** Reads a configuration, or whatever else an import takes, and writes nothing; throws what `readImport` throws. */
  async preview(source: ImportSource): Promise<TakeoverPreview> {
    const { reading, crontab, secrets, ...found } = await find(source)
    const { formerlyExpired, ...resources } = await this.#resources.preview(reading)
    const { leftOut } = resources
    const columns = { what: 'column', names: leftOut, count: leftOut.length } as const
    const leftBehind = [...found.leftBehind, ...(leftOut.length > 0 ? [columns] : [])]
    const { schedule, problem } = this.#scheduleOf(crontab)
    this.#held = { token: resources.token, trigger: schedule?.trigger, secrets }
    const isKept = ({ what }: LeftBehind) =>
      (what === 'cookie' || what === 'push') && this.#secrets.isAvailable()
    return {
      resources,
      formerlyExpired,
      schedule,
      crontabProblem: problem,
      leftBehind: leftBehind.filter((left) => !isKept(left)),
      kept: leftBehind.filter(isKept),
    }
  }

  /** Writes what the preview found, with its schedule if wanted; throws `PREVIEW_GONE`. */
  async commit(
    token: string,
    { category, withSchedule }: { readonly category: string; readonly withSchedule: boolean },
  ): Promise<{ added: number; rescheduled: boolean }> {
    const held = this.#held?.token === token ? this.#held : undefined
    const trigger = withSchedule ? held?.trigger : undefined
    const added = await this.#resources.commitImport(token, category)
    if (trigger) this.#jobs.reschedule(checkJobId, trigger)
    if (this.#secrets.isAvailable()) {
      for (const [name, value] of held?.secrets ?? []) {
        this.#secrets.keep(`quark-auto-save.${name}`, value)
      }
    }
    this.#held = undefined
    return { added, rescheduled: trigger !== undefined }
  }

  #scheduleOf(crontab: string): { schedule: FoundSchedule | null; problem: string } {
    if (crontab === '') return { schedule: null, problem: '' }
    try {
      // APScheduler's own fields say it exactly: 0 is Monday, and day and weekday must both fit.
      const trigger = fromApscheduler('cron', { crontab }, this.#now())
      const nextTimes = this.#jobs.nextTimes(trigger, shownTimes)
      const namesDaysByNumber = /\d/.test(crontab.split(/\s+/).at(-1) ?? '')
      return { schedule: { crontab, trigger, nextTimes, namesDaysByNumber }, problem: '' }
    } catch (error) {
      if (!isRefusal(error, 'SCHEDULE_INVALID')) throw error
      return { schedule: null, problem: error.data.reason }
    }
  }
}

/** A configuration is read at once: none is as large as a list of links. */
async function find(source: ImportSource): Promise<Found> {
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
  const reading = await readImport(source)
  return { reading, crontab: '', leftBehind: [], secrets: noSecretsFound }
}
