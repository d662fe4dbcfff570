import { hiddenValue as hidden } from '../engine/model/secrets.ts'

const secretName =
  /password|passwd|passphrase|passcode|secret|token|cookie|credential|authorization|api-?_?key/i

/**
 * Parameters for those who need not know secrets: a list, a log, the old routes. Hides every value of an
 * environment, and whatever stands under, or follows, a name like `token`.
 */
export function hideSecrets(params: unknown): unknown {
  if (typeof params === 'string') return hideInText(params)
  if (Array.isArray(params)) {
    return params.map((item: unknown, index) =>
      isNamedBy(params[index - 1]) && isText(item) ? hidden : hideSecrets(item),
    )
  }
  if (typeof params !== 'object' || params === null) return params
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => {
      if (name === 'environment') return [name, hideValues(value)]
      return [name, secretName.test(name) && isText(value) ? hidden : hideSecrets(value)]
    }),
  )
}

/** The address of a proxy without its name and password. */
export function hideCredentials(address: string): string {
  return address.replace(/[^/@]+@/, `${hidden}@`)
}

/** Parameters that were shown and come back: what is as it was shown has the value it had. */
export function withSecrets(
  given: Readonly<Record<string, unknown>>,
  kept: unknown,
): Record<string, unknown> {
  return restoredFields(given, hideSecrets(kept), kept)
}

function restored(given: unknown, shown: unknown, kept: unknown): unknown {
  if (given === shown) return kept
  if (Array.isArray(given)) {
    return given.map((item, index) => restored(item, valueOf(shown, index), valueOf(kept, index)))
  }
  return typeof given === 'object' && given !== null ? restoredFields(given, shown, kept) : given
}

function restoredFields(given: object, shown: unknown, kept: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      restored(value, valueOf(shown, name), valueOf(kept, name)),
    ]),
  )
}

function valueOf(owner: unknown, name: string | number): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined
  return new Map<string, unknown>(Object.entries(owner)).get(String(name))
}

/** `--token=…`, `Cookie: …`, `https://name:…@host` */
function hideInText(text: string): string {
  const [, name = '', value = ''] = /^(-{0,2}[\w-]+\s*[:=]\s*)(.+)$/s.exec(text) ?? []
  if (value !== '' && secretName.test(name)) return `${name}${hidden}`
  return text.replaceAll(/(:\/\/[^/\s:@]*:)[^/\s@]+@/g, `$1${hidden}@`)
}

function hideValues(environment: unknown): unknown {
  if (typeof environment !== 'object' || environment === null) return environment
  return Object.fromEntries(Object.keys(environment).map((name) => [name, hidden]))
}

/** Whether an argument is an option like `--token`, whose value comes next. */
function isNamedBy(before: unknown): boolean {
  return isText(before) && /^--?[\w-]+$/.test(before) && secretName.test(before)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
