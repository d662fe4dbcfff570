import type { Message, Reason } from '../message.ts'

/** Whether a value holds a reason, as the data of a refusal may. */
export function isReason(value: object): value is Reason {
  return (
    'reason' in value &&
    typeof value.reason === 'string' &&
    'because' in value &&
    isMessage(value.because)
  )
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('key' in value)) return false
  const values = 'values' in value ? value.values : {}
  return (
    typeof value.key === 'string' &&
    typeof values === 'object' &&
    Object.values(values ?? {}).every(
      (each) => typeof each === 'string' || typeof each === 'number' || isMessage(each),
    )
  )
}
