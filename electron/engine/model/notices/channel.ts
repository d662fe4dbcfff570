import { z } from 'zod'
import { attemptSchema } from './delivery.ts'

/** The ways to tell a person something. */
export const channelKinds = [
  'desktop',
  'bark',
  'serverchan',
  'wecom-bot',
  'wecom-app',
  'pushplus',
  'telegram',
  'smtp',
  'webhook',
  'dingtalk',
  'feishu',
  'wxpusher',
  'ntfy',
  'gotify',
  'discord',
  'slack',
  'pushdeer',
  'apprise',
  'healthchecks',
  'web-push',
] as const

export const channelKindSchema = z.enum(channelKinds)
export type ChannelKind = z.output<typeof channelKindSchema>

export const channelIdSchema = z.number().int().min(1)

/** What a person fills in, by name; each kind has its own fields. */
export const channelSettingsSchema = z.record(z.string().max(40), z.string().max(4000))
export type ChannelSettings = Readonly<z.output<typeof channelSettingsSchema>>

const nameSchema = z.string().trim().max(100)

/** What has to be mended before anything more is sent: since when, and the service's own words. */
const problemSchema = z.object({ since: z.number(), words: z.string() })
export type ChannelProblem = Readonly<z.output<typeof problemSchema>>

/** A channel as it is shown: of a secret field that is filled in it has `***`. Times are milliseconds since 1970. */
export const channelSchema = z.object({
  id: channelIdSchema,
  kind: channelKindSchema,
  /** What a person calls it; may be empty. */
  name: nameSchema,
  isOn: z.boolean(),
  settings: channelSettingsSchema,
  /** Null while it works, as far as is known. */
  problem: problemSchema.nullable(),
  /** A test, or a message; null until there was one. */
  lastAttempt: attemptSchema.nullable(),
  /** False where this process cannot reach it: a desktop, without one. */
  isAvailable: z.boolean(),
})
export type Channel = Readonly<z.output<typeof channelSchema>>

export const channelDraftSchema = z.strictObject({
  kind: channelKindSchema,
  name: nameSchema.default(''),
  settings: channelSettingsSchema.default({}),
})
export type ChannelDraft = Readonly<z.output<typeof channelDraftSchema>>

/** What a browser says of itself when it asks to be told: `PushSubscription` of the Push API, and a name for it. */
export const browserSubscriptionSchema = z.object({
  name: nameSchema,
  endpoint: z.url({ protocol: /^https$/ }).max(2000),
  keys: z.object({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
})
export type BrowserSubscription = Readonly<z.output<typeof browserSubscriptionSchema>>

/** What is absent stays as it is, and so does a secret that comes back as `***`. */
export const channelChangesSchema = z.object({
  name: nameSchema.optional(),
  isOn: z.boolean().optional(),
  settings: channelSettingsSchema.optional(),
})
export type ChannelChanges = Readonly<z.output<typeof channelChangesSchema>>

/** One field of a kind of channel, for a form. */
export const channelFieldSchema = z.object({
  name: z.string(),
  isSecret: z.boolean(),
  isRequired: z.boolean(),
  /** Of several lines. */
  isLong: z.boolean(),
  /** What it has while nothing is written. */
  default: z.string(),
  /** Empty for any text. */
  choices: z.array(z.string()),
})
export type ChannelField = Readonly<z.output<typeof channelFieldSchema>>
