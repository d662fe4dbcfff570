import { z } from 'zod'
import { jobIdSchema, jobNameSchema } from '../../model/job.ts'
import { defaultPolicy, type Policy, policySchema } from '../../model/policy.ts'
import type { Trigger } from '../../model/trigger.ts'
import type { Declared } from './messages.ts'
import { TaskError, triggerOf, triggerOptions } from './task-trigger.ts'

/** A task that can be scheduled. */
export type Task = {
  readonly id: string
  readonly name: string
  readonly trigger: Trigger
  readonly policy: Policy
  /** Where its file declares it. */
  readonly line: number | null
}

// APScheduler's words, and Pansentry's for what APScheduler has no word for.
const policyNames = new Map([
  ['misfire_grace_time', 'misfireGraceSeconds'],
  ['timeout', 'timeLimitSeconds'],
  ['coalesce', 'coalesce'],
  ['max_instances', 'maxInstances'],
  ['retries', 'retries'],
  ['retry_back_off', 'retryBackOffSeconds'],
  ['after_sleep', 'afterSleep'],
])

const commonNames = ['id', 'name', ...policyNames.keys()]

/** Reads what a file said in `task(trigger, options, handler)`; throws `TaskError`. */
export function readTask({ trigger, options, line }: Declared): Task {
  const kind = String(trigger)
  const given = z.record(z.string(), z.unknown()).safeParse(options).data
  if (!given) throw new TaskError('The second argument of task() is an object: { id: …, … }.')
  const taken = triggerOptions.get(kind) ?? []
  const unknown = Object.keys(given).find((name) => ![...commonNames, ...taken].includes(name))
  if (unknown !== undefined && taken.length > 0) {
    throw new TaskError(`“${unknown}” is not an option of a ${kind} task.`)
  }
  const id = jobIdSchema.safeParse(given['id'])
  if (!id.success) throw new TaskError(`“id”: ${id.error.issues[0]?.message ?? 'Give one.'}`)
  const rest = Object.entries(given).filter(([name]) => !commonNames.includes(name))
  return {
    id: id.data,
    name: nameOf(given, id.data),
    trigger: triggerOf(kind, Object.fromEntries(rest)),
    policy: policyOf(given),
    line,
  }
}

function nameOf(given: Readonly<Record<string, unknown>>, id: string): string {
  const name = jobNameSchema.default(id).safeParse(given['name'])
  if (!name.success)
    throw new TaskError(`“name” is a text of up to ${jobNameSchema.maxLength} characters.`)
  return name.data
}

function policyOf(given: Readonly<Record<string, unknown>>): Policy {
  const changes = [...policyNames].flatMap(([name, field]) =>
    given[name] === undefined ? [] : [[field, given[name]]],
  )
  const { data, error } = policySchema.safeParse({
    ...defaultPolicy,
    ...Object.fromEntries(changes),
  })
  if (data) return data
  const [issue] = error.issues
  const fields = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.path
  const [name] = [...policyNames].find(([, field]) => field === fields?.[0]) ?? []
  throw new TaskError(`“${name ?? 'options'}”: ${issue?.message ?? error.message}`)
}
