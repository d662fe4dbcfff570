import { z } from 'zod'
import { channelIdSchema } from './channel.ts'
import { noticeEventSchema } from './notice.ts'

const clockTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** A line of the table of rules. An empty list stands for all. */
export const ruleSchema = z.strictObject({
  events: z.array(noticeEventSchema).default([]),
  /** Ids. */
  jobs: z.array(z.string().max(100)).max(200).default([]),
  /** Of the links; what is no link has none. */
  categories: z.array(z.string().max(100)).max(200).default([]),
  /** Of the links; one of them is enough. */
  tags: z.array(z.string().max(100)).max(200).default([]),
  channels: z.array(channelIdSchema).max(100).default([]),
  send: z.enum(['now', 'daily', 'weekly', 'never']).default('now'),
  /** What `now` means while it is quiet: after it, all the same, or not at all. */
  whenQuiet: z.enum(['wait', 'send', 'drop']).default('wait'),
})
export type Rule = Readonly<z.output<typeof ruleSchema>>

/** From and to on the clock of the wall; across midnight where `from` is later. */
export const quietHoursSchema = z.strictObject({ from: clockTimeSchema, to: clockTimeSchema })

export const digestSchema = z.strictObject({
  at: clockTimeSchema,
  /** 1 is Monday; of the weekly one. */
  weekday: z.number().int().min(1).max(7),
})

/**
 * How a person is told. For each notice and channel the first rule that fits decides; what fits none is not told.
 * Times are those of the clock on the wall in the zone of schedules.
 */
export const rulesSchema = z.strictObject({
  rules: z.array(ruleSchema).max(100),
  /** Null for none. */
  quietHours: quietHoursSchema.nullable(),
  digest: digestSchema,
})
export type Rules = Readonly<z.output<typeof rulesSchema>>
export type QuietHours = NonNullable<Rules['quietHours']>

const rule = (changes: Partial<Rule>): Rule => ({ ...ruleSchema.parse({}), ...changes })

/** All is told at once to all channels, but what is only doubted. */
export const defaultRules: Rules = {
  rules: [rule({ events: ['doubted'], send: 'never' }), rule({})],
  quietHours: null,
  digest: { at: '09:00', weekday: 1 },
}

/** Until when nothing is told, in milliseconds since 1970; null for good. */
export const mutedSchema = z.object({ until: z.number().int().max(8.64e15).nullable() })
export type Muted = Readonly<z.output<typeof mutedSchema>>

/** What a person does not want to hear of: a link's id, or a job's. */
export const muteSchema = z.strictObject({
  ...mutedSchema.shape,
  kind: z.enum(['link', 'job']),
  id: z.string().min(1).max(100),
})
export type Mute = Readonly<z.output<typeof muteSchema>>
