import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { valid } from '../jobs/job-draft.ts'
import type { AvailableJob } from '../jobs/job-registry.ts'
import type { TakenJob } from '../jobs/job-writer.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { jobsBefore } from '../jobs/saved-trigger.ts'
import type { ScriptSecrets } from '../jobs/script/script-secrets.ts'
import { userParams } from '../jobs/user-jobs/user-params.ts'
import { isHeld, noSlot, type StoredJob } from '../model/job.ts'
import {
  type FieldChange,
  type FiledJob,
  filedJobSchema,
  type jobDifferenceSchema,
} from '../model/moves/jobs-file.ts'
import { type ScriptParams, scriptParamsSchema } from '../model/params/script-params.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { hiddenValue } from '../model/secrets.ts'
import { sameSchedule, type Trigger, triggerSchema } from '../model/trigger.ts'

/** What a file would make of a job, and why it cannot be taken; null where it can. */
export type JobDifference = z.output<typeof jobDifferenceSchema> & {
  readonly refusal: Refusal | null
}

/** A job of a file beside the one here; `taken` is what would be stored, unless it is refused. */
export type ReadJob = { readonly difference: JobDifference; readonly taken?: TakenJob }

/** What a file is compared with. */
type Here = {
  readonly jobs: Jobs
  readonly secrets: ScriptSecrets
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Together with the triggers that jobs of the file get, by their ids. */
type Surroundings = Here & { readonly alongside: ReadonlyMap<string, Trigger> }

/** A stored job as a file has it. */
export function filedJob(stored: StoredJob): FiledJob {
  const { id, kind, labels, name, notifyOn, policy } = stored
  const common = {
    id,
    labels,
    trigger: scheduleOf(stored),
    policy,
    notifyOn,
    paused: isHeld(stored),
  }
  switch (kind) {
    case 'user':
      return { kind, ...common }
    case 'built-in':
      return { kind, ...common, params: z.record(z.string(), z.unknown()).parse(stored.params) }
    case 'script': {
      const params = scriptParamsSchema.parse(stored.params)
      const open = Object.entries(params.environment).filter(
        ([variable]) => !params.secrets.includes(variable),
      )
      return { kind, ...common, name, params: { ...params, environment: Object.fromEntries(open) } }
    }
  }
}

/**
 * Reads jobs of a file and sees what each would change, together with those others of the file that can be taken: one may
 * start at the end of another that comes with it, and none may close a circle. Of those with one id none is taken: nothing
 * tells which is meant. In the order of the file.
 */
export function readFiledJobs(jobs: readonly unknown[], here: Here): ReadJob[] {
  const links = jobs.map((job) => linkSchema.safeParse(job).data)
  const twice = repeated(jobs.flatMap((job) => namedSchema.safeParse(job).data?.id ?? []))
  const alongside = new Map(links.flatMap((link) => (link ? [[link.id, link.trigger]] : [])))
  const read = new Map<number, ReadJob>()
  for (const place of linkedOrder(links)) {
    const each = readFiledJob(jobs[place], twice, { ...here, alongside })
    const { difference, taken } = each
    if (taken) alongside.set(difference.id, taken.job.trigger)
    else alongside.delete(difference.id)
    read.set(place, each)
  }
  return jobs.flatMap((_, place) => read.get(place) ?? [])
}

const namedSchema = z.object({ id: z.string(), name: z.string().catch('') })
const linkSchema = z.object({ id: z.string(), trigger: triggerSchema })

type Link = z.output<typeof linkSchema>

/** Places in a file, each after those of the jobs that start its job. */
function linkedOrder(links: readonly (Link | undefined)[]): Iterable<number> {
  const places = new Map<string, number>()
  for (const [place, link] of links.entries()) {
    if (link && !places.has(link.id)) places.set(link.id, place)
  }
  const ordered = new Set<number>()
  const entered = new Set<number>()
  for (const start of links.keys()) {
    const open = [start]
    for (let place = open.at(-1); place !== undefined; place = open.at(-1)) {
      const { trigger } = links[place] ?? {}
      const before = entered.has(place) || !trigger ? [] : jobsBefore(trigger)
      entered.add(place)
      const next = before.flatMap((id) => places.get(id) ?? [])
      const unread = next.filter((each) => !entered.has(each))
      if (unread.length > 0) open.push(...unread)
      else ordered.add(open.pop() ?? place)
    }
  }
  return ordered
}

function repeated(ids: readonly string[]): Set<string> {
  return new Set(ids.filter((id, place) => ids.indexOf(id) !== place))
}

/** `twice` are the ids that more than one job of the file has. */
function readFiledJob(written: unknown, twice: ReadonlySet<string>, here: Surroundings): ReadJob {
  const { jobs, secrets } = here
  const { id = '', name = '' } = namedSchema.safeParse(written).data ?? {}
  const unchanged = { id, name, changes: [], unsetSecrets: [] }
  try {
    if (twice.has(id)) throw new Refusal('JOB_TWICE', { id })
    const filed = valid([], () => filedJobSchema.parse(written))
    const before = jobs.has(id) ? jobs.find(id) : undefined
    const taken = takenJob(filed, before, here)
    // What cannot be kept is refused now.
    secrets.seal(taken.job, before?.stored, taken.unsetSecrets)
    const { unsetSecrets } = taken
    const changes = before ? changesOf(before.stored, taken.job) : []
    const state = before ? (changes.length > 0 ? 'changed' : 'same') : 'new'
    const shown = { ...unchanged, name: taken.job.name, changes, unsetSecrets: [...unsetSecrets] }
    return { difference: { ...shown, state, refusal: null }, taken }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { difference: { ...unchanged, state: 'refused', refusal: error } }
  }
}

function takenJob(
  filed: FiledJob,
  before: AvailableJob | undefined,
  { alongside, jobs, now, secrets }: Surroundings,
): TakenJob {
  const { id, kind, labels, notifyOn, policy } = filed
  if (!before) {
    if (kind !== 'script') throw new Refusal('JOB_NOT_HERE', { id })
    const { params, unsetSecrets } = withKeptSecrets(filed, undefined, secrets)
    // The secrets have no value yet, which a draft may not say.
    const open = jobs.drafted({ ...filed, params: { ...params, secrets: [] } }, alongside)
    // What was due before it came is not made up for: it ran where it came from.
    const slot = (open.slotAt ?? now) < now ? noSlot : {}
    return { job: { ...open, params, ...slot }, unsetSecrets }
  }
  const { stored } = before
  if (stored.kind !== kind) throw new Refusal('JOB_OTHER_KIND', { id })
  if (userParams(stored)?.isMissing) throw new Refusal('JOB_NOT_HERE', { id })
  const common = {
    labels: [...labels],
    policy,
    notifyOn: [...notifyOn],
    // The same schedule keeps the time it waits for.
    ...(!sameSchedule(stored.trigger, filed.trigger) && { trigger: filed.trigger }),
    ...(isHeld(stored) !== filed.paused && { paused: filed.paused }),
  }
  if (kind === 'user') return { job: jobs.edited(id, common, alongside), unsetSecrets: [] }
  if (kind === 'built-in') {
    const changes = { ...common, paramChanges: filed.params }
    return { job: jobs.edited(id, changes, alongside), unsetSecrets: [] }
  }
  const { params, unsetSecrets } = withKeptSecrets(filed, stored, secrets)
  const changes = { ...common, name: filed.name, params }
  return { job: jobs.edited(id, changes, alongside), unsetSecrets }
}

/** The parameters of a file with the secrets that are known here, and the names of the others. */
function withKeptSecrets(
  { id, params }: Extract<FiledJob, { kind: 'script' }>,
  stored: StoredJob | undefined,
  secrets: ScriptSecrets,
): { readonly params: ScriptParams; readonly unsetSecrets: string[] } {
  const here = stored && scriptParamsSchema.parse(stored.params)
  const kept = here ? secrets.read(id, here) : new Map<string, string>()
  const isOpen = (name: string) =>
    here !== undefined && Object.hasOwn(here.environment, name) && !here.secrets.includes(name)
  const values = params.secrets.map((name) => {
    return [name, (isOpen(name) && here?.environment[name]) || hiddenValue] as const
  })
  return {
    params: { ...params, environment: { ...params.environment, ...Object.fromEntries(values) } },
    unsetSecrets: params.secrets.filter((name) => !kept.has(name) && !isOpen(name)),
  }
}

function changesOf(before: StoredJob, after: StoredJob): FieldChange[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null }
    return isDeepStrictEqual(change.before, change.after) ? [] : [change]
  })
}

/** What a person may change of a job, by its path; the parameters of a file's job are the file's. */
function fieldsOf(job: StoredJob): ReadonlyMap<string, unknown> {
  const { kind, labels, name, notifyOn, policy } = job
  const params = kind === 'user' ? {} : z.record(z.string(), z.unknown()).parse(job.params)
  const { environment = {}, secrets, ...others } = params
  return new Map<string, unknown>([
    ...(kind === 'script' ? [['name', name] as const] : []),
    ['labels', labels],
    ['trigger', scheduleOf(job)],
    ['paused', isHeld(job)],
    ['notifyOn', notifyOn],
    ...under('policy', policy),
    ...under('params', others),
    ...under('params.environment', environment),
    ...(kind === 'script' ? [['params.secrets', namesSchema.parse(secrets)] as const] : []),
  ])
}

const namesSchema = z
  .array(z.string())
  .default([])
  .transform((names) => names.toSorted())

function under(path: string, fields: unknown): (readonly [string, unknown])[] {
  return Object.entries(fields ?? {}).map(([name, value]) => [`${path}.${name}`, value] as const)
}

/** The anchor is a note of when the schedule was saved. */
function scheduleOf({ trigger }: Pick<StoredJob, 'trigger'>) {
  if (trigger.kind !== 'interval') return trigger
  const { anchor: _, ...schedule } = trigger
  return schedule
}
