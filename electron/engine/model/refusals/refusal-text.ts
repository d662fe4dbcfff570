import { type Message, messageSchema, type Translatable } from '../message.ts'
import { isRefusal } from '../refusal.ts'
import { isReason } from '../terms/reason.ts'
import { knownReason, systemFault } from './system-fault.ts'

/** What is said of an error: of a refusal by the words of its code, of the system's by ours, of any other in its own. */
export function refusalText(error: unknown): Translatable {
  const told = isRefusal(error) && { key: `errors.${error.code}`, values: valuesOf(error.data) }
  const { data } = messageSchema.safeParse(told)
  return data ?? systemText(error) ?? (error instanceof Error ? error.message : String(error))
}

const valuesOf = (data: object) => (isReason(data) ? { ...data, reason: data.because } : data)

/** Its reason, and the file it is about. */
function systemText(error: unknown): Message | undefined {
  const reason = knownReason(error)
  if (!reason || !(error instanceof Error)) return undefined
  const file = 'path' in error && typeof error.path === 'string' ? error.path : undefined
  return file === undefined ? reason.because : systemFault('of', { file, reason }).because
}
