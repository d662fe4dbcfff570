import type { Jobs } from '../jobs/jobs.ts'
import { fieldNamed } from '../library/files/import-columns.ts'
import { type Import, readImport, readRow } from '../library/files/read-import.ts'
import { insertedRows, isSql } from '../library/files/sql-rows.ts'
import type { Resources } from '../library/resources.ts'
import { checkJobId } from '../model/job.ts'
import { isRefusal } from '../model/refusal.ts'
import type { Secrets } from '../model/secrets.ts'
import type { FoundSchedule, LeftBehind, TakeoverPreview } from '../model/takeover.ts'
import type { Trigger } from '../model/trigger.ts'
import { fromApscheduler } from '../time/apscheduler.ts'
import { isQuarkConfig, type QuarkConfig, readQuarkConfig } from './quark-config.ts'

type Found = {
  readonly read: Import
  readonly crontab: string
  readonly leftBehind: readonly LeftBehind[]
  readonly secrets: QuarkConfig['secrets']
}

const noSecretsFound: QuarkConfig['secrets'] = new Map()

const shownTimes = 5

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

  /** Reads a configuration, a dump, a table or a list, and writes nothing; throws `IMPORT_UNREADABLE`. */
  async preview(text: string): Promise<TakeoverPreview> {
    const { read, crontab, leftBehind, secrets } = await find(text)
    const { formerlyExpired, ...resources } = await this.#resources.preview(read)
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

async function find(text: string): Promise<Found> {
  if (isQuarkConfig(text)) {
    const { crontab, leftBehind, rows, secrets } = readQuarkConfig(text)
    const read = rows.map(readRow)
    return {
      read: {
        candidates: read.flatMap((row) => ('why' in row ? [] : [row])),
        unreadable: read.flatMap((row) => ('why' in row ? [row] : [])),
      },
      crontab,
      leftBehind,
      secrets,
    }
  }
  if (isSql(text)) {
    const read = await readImport(text, 'sql')
    return { read, crontab: '', leftBehind: columnsLeftBehind(text), secrets: noSecretsFound }
  }
  const format = /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'csv'
  const read = await readImport(text, format)
  return { read, crontab: '', leftBehind: [], secrets: noSecretsFound }
}

// Written by the database itself, not by a person.
const bookkeeping = ['id', 'create_time', 'update_time']

/** The columns that are filled in and have no place here. */
function columnsLeftBehind(sql: string): LeftBehind[] {
  const names = new Set<string>()
  for (const { cells } of insertedRows(sql)) {
    if (!cells.some(([column]) => fieldNamed(column) === 'url')) continue
    for (const [column, value] of cells) {
      const isKept = fieldNamed(column) !== undefined || bookkeeping.includes(column)
      if (!isKept && value !== null && value !== '' && value !== '0') names.add(column)
    }
  }
  return names.size === 0 ? [] : [{ what: 'column', names: [...names], count: names.size }]
}
