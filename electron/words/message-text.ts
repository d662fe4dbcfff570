import { oneLine, type Translatable } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'

/**
 * Puts messages into words; a text stays as it is. A log is thousands of lines of a few sentences: each is
 * looked up once a language and filled in here, in a tenth of the time that i18next takes.
 */
export function messageTexts(words: Pick<Words, 't' | 'language'>): (text: Translatable) => string {
  const known = new Map<string, readonly string[]>()
  return textOf

  function textOf(text: Translatable): string {
    if (typeof text === 'string') return text
    const { key, values = {} } = text
    return partsOf(key, values['count'])
      .map((part, index) => {
        if (index % 2 === 0) return part
        const value = values[part] ?? `{{${part}}}`
        if (typeof value === 'object') return textOf(value)
        // A mark stands before a whole text, such as a stack, whose lines are its own.
        return key.startsWith('log.mark.') ? String(value) : oneLine(String(value))
      })
      .join('')
  }

  /** A sentence cut at its places: what stands between them and, in turn, their names. */
  function partsOf(key: string, count: unknown): readonly string[] {
    // A number may choose a plural form.
    if (typeof count === 'number') return cut(words.t(key, { count, skipInterpolation: true }))
    const home = `${words.language} ${key}`
    // Of a refusal the engine knows the code alone, and some have their sentence where the page does not load it.
    const keys = [key, key.replace(/^errors\./, 'machineErrors.')]
    const parts = known.get(home) ?? cut(words.t(keys, { skipInterpolation: true }))
    known.set(home, parts)
    return parts
  }
}

function cut(sentence: string): string[] {
  return sentence.split(/\{\{(\w+)\}\}/)
}
