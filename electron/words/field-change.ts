import { triggerSchema } from '../api/contract/jobs.ts'
import type { Words } from './catalogue.ts'
import { triggerWords } from './schedule/schedule-words.ts'

type Language = Pick<Words, 't' | 'exists' | 'language'>

// What a row of the list calls by another name.
const keys: Readonly<Record<string, string>> = { trigger: 'column.schedule', paused: 'job.paused' }

/** What a field of a job or a setting is called; a parameter of a program by its path. */
export function fieldText({ exists, t }: Language, field: string): string {
  const known = [keys[field] ?? `column.${field}`, `settings.${field}`]
  const key = known.find((each) => exists(each))
  return key === undefined ? field : t(key)
}

/** A value of such a field: a schedule in words, a text as it is, anything else as JSON. */
export function valueText(words: Language, value: unknown): string {
  const trigger = triggerSchema.safeParse(value)
  if (trigger.success) return triggerWords(words, trigger.data)
  if (typeof value === 'string' && value !== '') return value
  return value === null ? '–' : JSON.stringify(value)
}
