import { z } from 'zod'
import { channelKindSchema } from './channel.ts'
import { attemptSchema, messageStateSchema } from './delivery.ts'
import { noticeSchema } from './notice.ts'

/** A message of the outbox: one that waits, or what became of it. Times are milliseconds since 1970. */
export const outboxMessageSchema = z.object({
  id: z.number(),
  channelId: z.number(),
  notices: z.array(noticeSchema),
  createdAt: z.number(),
  /** Not before. */
  dueAt: z.number(),
  state: messageStateSchema,
  /** The first one first; a later one may have taken in messages that waited too. */
  attempts: z.array(attemptSchema),
})
export type OutboxMessage = Readonly<z.output<typeof outboxMessageSchema>>

/** The same as it is shown. */
export const shownMessageSchema = outboxMessageSchema.omit({ notices: true }).extend({
  channel: z.object({ kind: channelKindSchema, name: z.string() }),
  /** In the language of the settings. */
  title: z.string(),
})
export type ShownMessage = Readonly<z.output<typeof shownMessageSchema>>
