import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import { jobIdSchema, jobNameSchema } from '../../model/job.ts'
import { defaultPolicy, type Policy, policySchema } from '../../model/policy.ts'
import type { Trigger } from '../../model/trigger.ts'
import type { Declared } from './messages.ts'
import { hintFor } from './option-hints.ts'
import { readKind, TaskError, type TaskKind, triggerOf, triggerOptions } from './task-trigger.ts'

/** A task that can be scheduled. */
export type Task = {
  readonly id: string
  readonly name: string
  readonly trigger: Trigger
  readonly policy: Policy
  /** It may take the place of a job that Pansentry brings. */
  readonly replaces: boolean
  /** Where its file declares it. */
  readonly line: number | null
}

// APScheduler's words, and Pansentry's for what APScheduler has no word for.
const policyNames = new Map([
  ['misfire_grace_time', 'misfireGraceSeconds'],
  ['timeout', 'timeLimitSeconds'],
  ['coalesce', 'coalesce'],
  ['max_instances', 'maxInstances'],
  ['overlap', 'overlap'],
  ['retries', 'retries'],
  ['retry_back_off', 'retryBackOffSeconds'],
  ['after_sleep', 'afterSleep'],
  ['not_while', 'notWhile'],
])

const commonNames = ['id', 'name', 'replace', ...policyNames.keys()]

/** Reads what a file said in `task(trigger, options, handler)`; throws `TaskError`. */
export function readTask({ trigger, options, line }: Declared): Task {
  const kind = readKind(trigger)
  const given = z.record(z.string(), z.unknown()).safeParse(options).data
  if (!given) throw new TaskError(message('log.userJob.noOptions'))
  refuseUnknown(kind, Object.keys(given))
  if (given['id'] === undefined) throw new TaskError(message('log.userJob.noId'))
  const id = jobIdSchema.safeParse(given['id'])
  if (!id.success) throw invalid('id', id.error.issues[0]?.message ?? id.error.message)
  const replaces = z.boolean().default(false).safeParse(given['replace'])
  if (!replaces.success) throw invalid('replace', 'true or false')
  const rest = Object.entries(given).filter(([name]) => !commonNames.includes(name))
  return {
    id: id.data,
    name: nameOf(given, id.data),
    trigger: triggerOf(kind, Object.fromEntries(rest)),
    policy: policyOf(given),
    replaces: replaces.data,
    line,
  }
}

function refuseUnknown(kind: TaskKind, names: readonly string[]): void {
  const taken = [...commonNames, ...triggerOptions(kind)]
  const option = names.find((name) => !taken.includes(name))
  if (option === undefined) return
  const hint = hintFor(kind, option, taken)
  throw new TaskError(
    hint
      ? message('log.userJob.otherOption', { option, kind, hint })
      : message('log.userJob.unknownOption', { option, kind }),
  )
}

function invalid(option: string, reason: string): TaskError {
  return new TaskError(message('log.userJob.invalidOption', { option, reason }))
}

function nameOf(given: Readonly<Record<string, unknown>>, id: string): string {
  const name = jobNameSchema.default(id).safeParse(given['name'])
  if (!name.success) throw invalid('name', `a text of up to ${jobNameSchema.maxLength} characters`)
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
  throw invalid(name ?? 'options', issue?.message ?? error.message)
}
