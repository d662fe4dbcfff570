import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'

/** Minutes, hours or days, as a person would say it. */
export function spokenDuration(ms: number): Message {
  const minutes = Math.max(Math.round(ms / 60_000), 1)
  if (minutes < 60) return message('time.minutes', { count: minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48
    ? message('time.hours', { count: hours })
    : message('time.days', { count: Math.round(hours / 24) })
}
