import { z } from 'zod'

/** What a token with a name may be given, one by one: none includes another. */
export const rights = [
  /** See links, jobs without their secrets, runs, logs and settings. */
  'read',
  /** Start and stop jobs, check links. */
  'run',
  /** Change links, schedules, parameters and settings, but not by which proxy secrets go. */
  'write',
  /** Say which program a job runs, and see what it is given. */
  'scripts',
] as const

export const rightSchema = z.enum(rights)
export type Right = z.output<typeof rightSchema>

/** What a call asks of its caller: a right, or to be the owner, who may all. */
export const needSchema = z.enum([...rights, 'owner'])
export type Need = z.output<typeof needSchema>

/** What a token goes by; it stands in addresses and on command lines. */
export const tokenNameSchema = z
  .string()
  .trim()
  .max(60)
  .regex(/^(?!\.+$)[\p{L}\p{N}_.: -]+$/u, 'A name is made of letters, digits, blanks and _ . : -')

/** A token as it is listed; what it lets in with is kept nowhere. Times are milliseconds since 1970. */
export const apiTokenSchema = z.object({
  name: z.string(),
  rights: z.array(rightSchema),
  createdAt: z.number(),
  /** From then on it lets nobody in; null for never. */
  endsAt: z.number().nullable(),
  /** To the minute; null for never. */
  usedAt: z.number().nullable(),
})
export type ApiToken = Readonly<z.output<typeof apiTokenSchema>>

/** A token to be made. */
export const apiTokenDraftSchema = z.strictObject({
  name: tokenNameSchema,
  rights: z.array(rightSchema).min(1),
  endsAt: z.number().int().max(8.64e15).nullable().default(null),
})
export type ApiTokenDraft = z.output<typeof apiTokenDraftSchema>
