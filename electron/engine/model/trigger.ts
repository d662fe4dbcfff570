import { z } from 'zod'
import { plainCrontab } from './terms/schedule.ts'
import { type EventTrigger, eventTriggersSchema } from './triggers/event-trigger.ts'

/** `2027-01-01`, `2027-01-01 08:00:00`, with `Z` or an offset if wanted; else in the trigger's zone. */
export const timeTextSchema = z.string().trim().min(1).max(40)

/** An IANA name, or an offset such as `+08:00`. */
export const timeZoneSchema = z.string().trim().max(100)

export const jitterSchema = z.number().min(0).max(86_400)

/** Five fields (minute first) or six (second first), as crontab.guru reads them; 0 and 7 are Sunday. */
export const crontabSchema = z.string().trim().min(1).max(200).overwrite(plainCrontab)

/** One field of APScheduler's dialect, where it is no number. */
export const expressionSchema = z.string().max(200).overwrite(plainCrontab)

const shared = {
  /** What starts the job beside its times. */
  on: eventTriggersSchema.optional(),
  /** Absent means the time zone of the settings. */
  timeZone: timeZoneSchema.optional(),
  /** No run before; a run exactly then counts. */
  startAt: timeTextSchema.optional(),
  /** No run after; a run exactly then counts. */
  endAt: timeTextSchema.optional(),
  /** Each run is delayed by up to so many seconds, at random; the runs after it are not. */
  jitterSeconds: jitterSchema.optional(),
}

const expression = z.union([z.number(), expressionSchema]).optional()
const amount = z.number().optional()

/** When a job runs: a rule from which the next time is computed, things that start it, or both. */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cron'),
    crontab: crontabSchema,
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('fields'),
    /** APScheduler's dialect: all fields must fit, 0 is Monday, smaller fields not given are at their minimum. */
    year: expression,
    month: expression,
    day: expression,
    week: expression,
    day_of_week: expression,
    hour: expression,
    minute: expression,
    second: expression,
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('interval'),
    weeks: amount,
    days: amount,
    hours: amount,
    minutes: amount,
    seconds: amount,
    /** Where the phase counts from without `startAt`; noted when the schedule is saved. Milliseconds since 1970. */
    anchor: z.number().int().optional(),
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('date'),
    /** The one time; then the job is over. */
    runAt: timeTextSchema,
    on: shared.on,
    timeZone: shared.timeZone,
    jitterSeconds: shared.jitterSeconds,
  }),
  z.strictObject({
    kind: z.literal('event'),
    /** It has no times of its own. */
    on: eventTriggersSchema,
  }),
])

export type Trigger = z.output<typeof triggerSchema>
export type TriggerOf<Kind extends Trigger['kind']> = Extract<Trigger, { kind: Kind }>
/** One that has times. */
export type TimeTrigger = Exclude<Trigger, { kind: 'event' }>

/** The zone a trigger names; undefined for one that follows the settings, or has no times. */
export function ownZone(trigger: Trigger): string | undefined {
  return trigger.kind === 'event' ? undefined : trigger.timeZone
}

/** What starts a job beside its times. */
export function eventsOf({ on }: Trigger): readonly EventTrigger[] {
  return on ?? []
}

/** The trigger as it is saved: an interval without a start counts from now, also after a restart. */
export function anchored(trigger: Trigger, now: number): Trigger {
  if (trigger.kind !== 'interval' || trigger.startAt !== undefined) return trigger
  return { ...trigger, anchor: trigger.anchor ?? now }
}

/** Whether two triggers are the same; the anchor is a note, not a part of what a person wrote. */
export function sameSchedule(one: Trigger, other: Trigger): boolean {
  return written(one) === written(other)
}

function written(trigger: Trigger): string {
  const entries = Object.entries(trigger).filter(
    ([name, value]) => name !== 'anchor' && value !== undefined,
  )
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
