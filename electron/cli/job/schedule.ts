import { resolve } from 'node:path'
import { z } from 'zod'
import {
  fieldNames,
  type IntervalUnit,
  intervalUnits,
  type Trigger,
  triggerSchema,
} from '../../api/contract/jobs.ts'
import { runEnds, signals } from '../../api/contract/triggers.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { renamed } from '../../engine/time/schedule-fault.ts'
import { toSeconds } from '../../engine/time/time-text.ts'
import { CommandError } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import { readNamed } from '../input/named-value.ts'
import type { Session } from '../session.ts'

/** The options that tell when a job runs. */
export const scheduleOptions = [
  '--cron <crontab>',
  '--fields <fields>',
  '--every <time>',
  '--at <time>',
  '--on <event...>',
  '--settle <seconds>',
  '--tz <zone>',
  '--from <time>',
  '--until <time>',
  '--jitter <seconds>',
] as const

export const scheduleInput = {
  cron: z.string().optional(),
  fields: z.string().optional(),
  every: z.string().optional(),
  at: z.string().optional(),
  /** False with `--no-on`. */
  on: z.union([z.array(z.string()), z.literal(false)]).optional(),
  settle: z.coerce.number().optional(),
  /** False with `--no-times`. */
  times: z.boolean().optional(),
  tz: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  jitter: z.coerce.number().optional(),
}

const schema = z.object(scheduleInput)

export type ScheduleInput = z.output<typeof schema>

// The options for parts of a trigger that have another name.
const optionNames: Readonly<Record<string, string>> = {
  crontab: '--cron',
  runAt: '--at',
  timeZone: '--tz',
  startAt: '--from',
  endAt: '--until',
  jitterSeconds: '--jitter',
  on: '--on',
  settleSeconds: '--settle',
}

const optionOf = (field: string) => optionNames[field] ?? field

/** Waits for a call that takes a schedule; what it has against one names the option. */
export async function withOptionNames<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    const { data } = scheduleRefusal.safeParse(error)
    throw data ? renamed(data.data, optionOf) : error
  }
}

const scheduleRefusal = z.object({
  code: z.literal('SCHEDULE_INVALID'),
  data: refusals.SCHEDULE_INVALID.data,
})

/**
 * The schedule that is asked for: a new one or, where only zone, bounds, jitter or events are given, `kept` with those;
 * undefined when nothing of it is given.
 */
export function readSchedule(
  input: ScheduleInput,
  kept: Trigger | undefined,
  session: Session,
): Trigger | undefined {
  const { t } = session.words
  const rules = [
    input.cron === undefined ? [] : [{ kind: 'cron', crontab: input.cron }],
    input.fields === undefined ? [] : [{ kind: 'fields', ...readFields(input.fields, session) }],
    input.every === undefined ? [] : [{ kind: 'interval', ...readEvery(input.every, session) }],
    input.at === undefined ? [] : [{ kind: 'date', runAt: toSeconds(input.at) }],
  ].flat()
  if (rules.length > 1) throw new CommandError('USAGE', t('cli.job.oneSchedule'))
  const asides = {
    timeZone: input.tz,
    startAt: input.from && toSeconds(input.from),
    endAt: input.until && toSeconds(input.until),
    jitterSeconds: input.jitter,
  }
  const given = Object.entries(asides).filter(([, value]) => value !== undefined)
  const [rule] = rules
  const isTimeless = input.times === false
  if (isTimeless && rules.length + given.length > 0) {
    throw new CommandError('USAGE', t('cli.job.noTimes'))
  }
  const isAside = given.length === 0 && input.on === undefined && input.settle === undefined
  if (!rule && isAside && !isTimeless) {
    return undefined
  }
  const on = input.on === false ? undefined : (readEvents(input, session) ?? settled(kept, input))
  // What only events start has no rule to keep.
  const keptRule = kept?.kind === 'event' || isTimeless ? undefined : kept
  const begun = rule ?? keptRule ?? (on && ({ kind: 'event' } as const))
  if (!begun) throw new CommandError('USAGE', t('cli.job.noSchedule'))
  if (begun.kind === 'event' && given.length > 0) {
    throw new CommandError('USAGE', t('cli.job.noTimes'))
  }
  if (begun.kind === 'date' && (input.from ?? input.until) !== undefined) {
    throw new CommandError('USAGE', t('cli.job.onceBounded'))
  }
  const trigger = { ...begun, on, ...Object.fromEntries(given) }
  return readFitting(triggerSchema, trigger, session, optionOf)
}

/** The events that a job has, with another time to settle where one is given. */
function settled(kept: Trigger | undefined, { settle }: ScheduleInput) {
  if (settle === undefined) return kept?.on
  return kept?.on?.map((event) =>
    event.kind === 'file' ? { ...event, settleSeconds: settle } : event,
  )
}

/** `login`, `file=notes.txt`, `died=check_resources_links` */
function readEvents({ on, settle }: ScheduleInput, session: Session): unknown[] | undefined {
  if (!on) return undefined
  return on.map((text) => {
    const [, name = '', value] = /^([^=]*)(?:=(.+))?$/s.exec(text) ?? []
    if (value === undefined && signals.some((signal) => signal === name)) return { kind: name }
    if (value !== undefined && runEnds.some((end) => end === name)) {
      return { kind: 'job', jobId: value, end: name }
    }
    // A path is meant from here, where the engine is not.
    if (name === 'file' && value !== undefined) {
      return { kind: 'file', path: resolve(value), settleSeconds: settle }
    }
    const names = [...signals, 'file=<path>', ...runEnds.map((end) => `${end}=<job>`)].join(', ')
    throw new CommandError('USAGE', session.words.t('cli.job.noOn', { text, names }))
  })
}

/** `hour=2 minute=30 day_of_week=mon-fri` */
function readFields(text: string, session: Session): Record<string, string> {
  const named = text
    .trim()
    .split(/\s+/)
    .map((field) => readNamed('fields', field, session))
  const unknown = named.find(([name]) => !fieldNames.some((field) => field === name))
  if (unknown) {
    const values = { name: unknown[0], names: fieldNames.join(', ') }
    throw new CommandError('USAGE', session.words.t('cli.job.noField', values))
  }
  return Object.fromEntries(named)
}

/** `90m`, `1d 12h`, `2 hours` */
function readEvery(text: string, { words }: Session): Partial<Record<IntervalUnit, number>> {
  const parts = [...text.matchAll(/([\d.]+)\s*([a-z]+)[\s,]*/gi)]
  const read = parts.map(([, amount, name = '']) => ({
    amount: Number(amount),
    unit: unitOf(name),
  }))
  const isWhole = parts.map(([part]) => part).join('') === text.trimStart()
  const found = read.flatMap(({ amount, unit }) => (unit ? [[unit, amount] as const] : []))
  const units = new Set(found.map(([unit]) => unit))
  if (!isWhole || found.length === 0 || found.length < read.length || units.size < found.length) {
    throw new CommandError('USAGE', words.t('cli.job.noInterval', { text }))
  }
  return Object.fromEntries(found)
}

/** `h`, `hour`, `hours`; of minutes also `min`. */
function unitOf(name: string): IntervalUnit | undefined {
  const wanted = name.toLowerCase()
  return intervalUnits.find(
    (unit) =>
      [unit, unit.slice(0, -1), unit.slice(0, 1)].includes(wanted) ||
      (unit === 'minutes' && wanted === 'min'),
  )
}
