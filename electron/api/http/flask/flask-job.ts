import { z } from 'zod'
import { jobNameSchema } from '../../../engine/model/job.ts'
import { ownZone, type Trigger, triggerSchema } from '../../../engine/model/trigger.ts'
import {
  apschedulerKinds,
  apschedulerNames,
  fromApscheduler,
  written,
} from '../../../engine/time/apscheduler.ts'
import { toSeconds } from '../../../engine/time/time-text.ts'
import type { Job } from '../../contract/jobs.ts'
import { hideSecrets } from '../../hidden-params.ts'
import { isoIn, toFlaskTrigger } from './flask-trigger.ts'

/** What a person did wrong, in the words of the answer. */
export class FlaskError extends Error {
  override readonly name = 'FlaskError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** A job in Flask-APScheduler's JSON. */
export function toFlaskJob(job: Job, zone: string): Record<string, unknown> {
  const { id, name, policy, nextRunAt, trigger } = job
  return {
    id,
    name: name || id,
    func: functionOf(id),
    args: [],
    kwargs: paramsShown(job),
    ...toFlaskTrigger(trigger, zone),
    misfire_grace_time: policy.misfireGraceSeconds,
    max_instances: policy.maxInstances,
    next_run_time: nextRunAt === null ? null : isoIn(nextRunAt, ownZone(trigger) ?? zone),
  }
}

/** The parameters of a job without its secrets; one that a file declares has none. */
export function paramsShown({ kind, params }: Pick<Job, 'kind' | 'params'>): unknown {
  return kind === 'user' ? {} : hideSecrets(params)
}

/** The name of a job's function, as `module:name`. */
export function functionOf(id: string): string {
  return `pansentry:${id}`
}

const seconds = z.number().positive()
const scheduleNames: ReadonlySet<string> = new Set(Object.values(apschedulerNames).flat())

/** What may stand in a body beside the fields of a trigger. */
const changesSchema = z.strictObject({
  id: z.string().min(1).optional(),
  func: z.string().optional(),
  name: jobNameSchema.optional(),
  args: z.array(z.unknown()).max(0, 'A job takes its parameters as kwargs.').optional(),
  kwargs: z.record(z.string(), z.unknown()).optional(),
  misfire_grace_time: seconds.nullable().optional(),
  coalesce: z.boolean().optional(),
  max_instances: z.number().int().positive().optional(),
  next_run_time: z.null('Only null, which pauses the job, can be set.').optional(),
  executor: z.literal('default').optional(),
  jobstore: z.literal('default').optional(),
  replace_existing: z.boolean().optional(),
})

export type FlaskBody = z.output<typeof changesSchema> & { readonly when: Trigger | undefined }

/** Reads the body of a POST or PATCH; throws `FlaskError` or `SCHEDULE_INVALID` that names what is wrong. */
export function readFlaskBody(body: unknown, now: number): FlaskBody {
  const given = z.record(z.string(), z.unknown()).safeParse(body)
  if (!given.success) throw new FlaskError(500, 'The body is not a JSON object.')
  const { trigger, ...rest } = given.data
  const read = changesSchema.safeParse(
    Object.fromEntries(Object.entries(rest).filter(([name]) => !scheduleNames.has(name))),
  )
  if (!read.success) {
    const [issue] = read.error.issues
    throw new FlaskError(500, `${issue?.path.join('.') || 'job'}: ${issue?.message}`)
  }
  const fields = Object.entries(rest).filter(([name]) => scheduleNames.has(name))
  if (trigger === undefined) {
    const [name] = fields[0] ?? []
    if (name !== undefined) {
      throw new FlaskError(500, `The following attributes are not modifiable: ${name}`)
    }
    return { ...read.data, when: undefined }
  }
  return { ...read.data, when: readTrigger(trigger, Object.fromEntries(fields), now) }
}

/** `"cron"` with the fields beside it, `"crontab[…]"` as it is shown where fields cannot say it, or the older `{ "type": "cron", … }`. */
function readTrigger(trigger: unknown, fields: Record<string, unknown>, now: number): Trigger {
  const older = z.looseObject({ type: z.string() }).safeParse(trigger)
  const { type, ...own } = older.success ? older.data : { type: trigger }
  const params = withSeconds({ ...fields, ...own })
  const [, crontab] = /^crontab\[(.*)\]$/.exec(written(type)) ?? []
  if (crontab !== undefined) {
    const bounds = fromApscheduler('cron', params, now)
    const read = triggerSchema.safeParse({ ...bounds, kind: 'cron', crontab })
    if (read.success) return read.data
    throw new FlaskError(500, 'crontab[…] stands without other fields')
  }
  const kind = apschedulerKinds.find((known) => known === type)
  if (!kind) throw new FlaskError(500, `No trigger by the name "${written(type)}" was found`)
  return fromApscheduler(kind, params, now)
}

// Flask-APScheduler reads times with dateutil, which needs no seconds.
function withSeconds(params: Record<string, unknown>): Record<string, unknown> {
  const times = ['start_date', 'end_date', 'run_date']
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      times.includes(name) && typeof value === 'string' ? toSeconds(value) : value,
    ]),
  )
}
