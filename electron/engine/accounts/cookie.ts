import type { Reason } from '../model/message.ts'
import { accountFault } from './account-fault.ts'

/** The cookies of one account by name, in the order a browser sent them. */
export type Cookies = ReadonlyMap<string, string>

type Read =
  | { readonly ok: true; readonly cookies: Cookies }
  | { readonly ok: false; readonly fault: Reason }

// https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1; browsers also send blanks, quotes, commas and strokes.
const namePattern = /^[\w!#$%&'*+.^`|~-]+$/
const valuePattern = /^[\x20-\x3a\x3c-\x7e]*$/

// Bytes of one line; servers take 8 KiB of headers or more.
const longestLine = 8192
const shownPart = 20

/**
 * Reads what a browser shows as `Cookie`, with that name before it or without. Whatever could end the line and begin a
 * header of its own, or is no ASCII, is refused.
 */
export function readCookies(pasted: string): Read {
  const line = pasted.trim().replace(/^cookie:\s*/i, '')
  const faulty = (fault: Reason): Read => ({ ok: false, fault })
  if (line === '') return faulty(accountFault('empty', {}))
  if (/[\r\n\u2028\u2029]/.test(line)) return faulty(accountFault('lines', {}))
  if (/[^\x20-\x7e]/.test(line)) return faulty(accountFault('characters', {}))
  if (line.length > longestLine) return faulty(accountFault('tooLong', {}))
  const cookies = new Map<string, string>()
  for (const part of line.split(';').map((each) => each.trim())) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0))
    // What stands before the sign is a name, and no secret; of the rest nothing is shown.
    if (!namePattern.test(name)) {
      const shown = at > 0 ? name.slice(0, shownPart) : '…'
      return faulty(accountFault('form', { part: shown }))
    }
    cookies.set(name, part.slice(at + 1))
  }
  return { ok: true, cookies }
}

/** The line as a browser sends it. */
export function cookieLine(cookies: Cookies): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/**
 * The cookies with those that answers set. One that is taken away, is not written as a cookie, or makes the line too
 * long changes nothing: no answer signs a person out.
 */
export function renewed(cookies: Cookies, set: readonly string[]): Cookies {
  const all = new Map(cookies)
  for (const each of set) {
    const [pair = '', ...attributes] = each.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(at, 0)).trim()
    const value = pair.slice(at + 1).trim()
    const isTakenAway = attributes.some((attribute) =>
      /^\s*max-age=(?:0|-\d+)\s*$/i.test(attribute),
    )
    if (value === '' || isTakenAway || !namePattern.test(name) || !valuePattern.test(value))
      continue
    const before = all.get(name)
    all.set(name, value)
    if (cookieLine(all).length <= longestLine) continue
    if (before === undefined) all.delete(name)
    else all.set(name, before)
  }
  return all
}
