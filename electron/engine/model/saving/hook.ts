import { z } from 'zod'
import { messageSchema } from '../message.ts'
import { channelFieldSchema, channelSettingsSchema } from '../notices/channel.ts'

/** What can be done with files once they are in the drive. */
export const hookKinds = ['job', 'emby', 'jellyfin', 'plex', 'aria2', 'alist', 'webhook'] as const

export const hookKindSchema = z.enum(hookKinds)
export type HookKind = z.output<typeof hookKindSchema>

export const hookIdSchema = z.number().int().min(1)

const nameSchema = z.string().trim().max(80)

/** How the last attempt ended, in milliseconds since 1970 and as a sentence. */
export const hookAttemptSchema = z.object({
  at: z.number(),
  isDone: z.boolean(),
  text: messageSchema,
})
export type HookAttempt = Readonly<z.output<typeof hookAttemptSchema>>

/** Something that is done after files were saved, as it is shown: of a secret field that is filled in it has `***`. */
export const hookSchema = z.object({
  id: hookIdSchema,
  kind: hookKindSchema,
  /** What a person calls it; may be empty. */
  name: nameSchema,
  isOn: z.boolean(),
  settings: channelSettingsSchema,
  /** Null until there was one. */
  last: hookAttemptSchema.nullable(),
})
export type Hook = Readonly<z.output<typeof hookSchema>>

export const hookDraftSchema = z.strictObject({
  kind: hookKindSchema,
  name: nameSchema.default(''),
  settings: channelSettingsSchema.default({}),
})
export type HookDraft = Readonly<z.output<typeof hookDraftSchema>>

/** What is absent stays as it is, and so does a secret that comes back as `***`. */
export const hookChangesSchema = z.object({
  name: nameSchema.optional(),
  isOn: z.boolean().optional(),
  settings: channelSettingsSchema.optional(),
})
export type HookChanges = Readonly<z.output<typeof hookChangesSchema>>

/** A kind with its fields, for a form. */
export const hookTypeSchema = z.object({
  kind: hookKindSchema,
  fields: z.array(channelFieldSchema).readonly(),
})
