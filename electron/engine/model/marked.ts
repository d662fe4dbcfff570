import { message } from './engine-messages.ts'
import type { Message, Translatable } from './message.ts'

/** A text with ✅, ⚠️ or ❌ before it, by which outcomes are found in a log of any language. */
export function marked(tone: 'good' | 'warn' | 'bad', text: Translatable): Message {
  return message(`log.mark.${tone}`, { text })
}
