import type { Translatable } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'

/** Puts a message into words, and the messages within it first; a text stays as it is. */
export function messageText(words: Pick<Words, 't'>, text: Translatable): string {
  if (typeof text === 'string') return text
  const values: Record<string, unknown> = { ...text.values }
  for (const [name, value] of Object.entries(text.values ?? {})) {
    if (typeof value === 'object') values[name] = messageText(words, value)
  }
  return words.t(text.key, values)
}
