import { z } from 'zod'

/** A sentence of the catalogue by its key, and what stands in its places: another message, where words do. */
export const messageSchema = z.object({
  key: z.string(),
  get values() {
    return z.record(z.string(), messageValueSchema).optional()
  },
})
export type Message = z.output<typeof messageSchema>

const messageValueSchema = z.union([z.string(), z.number(), messageSchema])
export type MessageValue = z.output<typeof messageValueSchema>

/** A text as it was written, or a message, which is put into words when it is shown. */
export const translatableSchema = z.union([z.string(), messageSchema])
export type Translatable = z.output<typeof translatableSchema>
