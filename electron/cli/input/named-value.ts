import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

/** `keep=14` → `['keep', '14']`; only the first `=` parts them. */
export function readNamed(option: string, text: string, { words }: Session): [string, string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1)]
  throw new CommandError('USAGE', words.t('cli.usage.notNamed', { option, text }))
}

/** JSON where it is JSON, else the text itself. */
export function jsonOrText(text: string): unknown {
  const [value = text] = asJson(text)
  return value
}

/**
 * What a text on a command line may stand for, likeliest first: JSON, a switch, a text. `fits` chooses, and what
 * fits nothing is left as it was meant.
 */
export function readValue(text: string, fits: (value: unknown) => boolean): unknown {
  const meant = [...asJson(text), ...asSwitch(text), text]
  return meant.find(fits) ?? meant[0]
}

function asJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

function asSwitch(text: string): boolean[] {
  if (/^(?:true|yes|on)$/i.test(text)) return [true]
  return /^(?:false|no|off)$/i.test(text) ? [false] : []
}
