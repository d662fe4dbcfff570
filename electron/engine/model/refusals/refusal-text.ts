import { messageSchema, type Translatable } from '../message.ts'
import { isRefusal } from '../refusal.ts'

/** What is said of an error: of a refusal by the words of its code, of any other in its own. */
export function refusalText(error: unknown): Translatable {
  const told = isRefusal(error) && { key: `errors.${error.code}`, values: error.data }
  const { data } = messageSchema.safeParse(told)
  return data ?? (error instanceof Error ? error.message : String(error))
}
