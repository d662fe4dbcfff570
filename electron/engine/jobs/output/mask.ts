import { hiddenValue } from '../../model/secrets.ts'

/** A shorter text would be found everywhere, and hide what is none. */
export const shortestSecret = 4

type Masked = { readonly text: string; readonly cut: number }

/** Hides secrets in what a program writes: as they are, each of their lines, and as they stand in JSON, in an address or in Base64. */
export class Mask {
  /** Of a text that is cut, so many characters more have to be known. */
  readonly longest: number
  readonly #pattern: RegExp | undefined

  constructor(secrets: readonly string[]) {
    const forms = new Set(
      secrets
        .flatMap((secret) => [secret, ...secret.split(/[\r\n]+/)])
        .filter((part) => part.trim().length >= shortestSecret)
        .flatMap(formsOf),
    )
    // A line that begins like another is looked for first.
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length)
    this.longest = longestFirst[0]?.length ?? 0
    this.#pattern =
      longestFirst.length === 0
        ? undefined
        : new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|'), 'g')
  }

  /** A text of up to so many characters, and how many were cut off; what is cut through is hidden whole. */
  hide(text: string, most: number): Masked {
    let shown = ''
    let from = 0
    for (const { 0: secret, index } of this.#pattern ? text.matchAll(this.#pattern) : []) {
      if (index >= most) break
      shown += text.slice(from, index) + hiddenValue
      from = index + secret.length
    }
    const end = Math.max(from, most)
    return { text: shown + text.slice(from, end), cut: Math.max(text.length - end, 0) }
  }
}

function formsOf(secret: string): string[] {
  const encoded = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    encoded,
  ]
}

/** Hides nothing. */
export const noMask = new Mask([])
