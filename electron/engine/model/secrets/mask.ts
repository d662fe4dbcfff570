import { hiddenValue } from '../secrets.ts'

/** A shorter text would be found everywhere, and hide what is none. */
export const shortestSecret = 4

// A character outside ASCII is three bytes in UTF-8, and each of them three characters in an address.
const longestForm = 9

// What a pattern can bear; a longer secret, such as a key with its certificates, is looked for in parts.
const longestPart = 500

type Masked = { readonly text: string; readonly cut: number }

/** Hides secrets in what a program writes: as they are, each of their lines, and as they stand in JSON, in an address or in a line of Base64. */
export class Mask {
  /** Of a text that is cut, so many characters more have to be known. */
  readonly longest: number
  readonly #pattern: RegExp | undefined

  constructor(secrets: readonly string[]) {
    const parts = new Set(
      secrets
        .flatMap((secret) => [secret, ...secret.split(/[\r\n]+/)])
        .map((part) => part.trim())
        .filter((part) => part.length >= shortestSecret)
        .flatMap(inParts),
    )
    // A line that begins like another is looked for first.
    const longestFirst = [...parts].toSorted((a, b) => b.length - a.length)
    this.longest = (longestFirst[0]?.length ?? 0) * longestForm
    this.#pattern =
      longestFirst.length === 0
        ? undefined
        : new RegExp(longestFirst.flatMap(formsOf).join('|'), 'g')
  }

  /** A text of up to so many characters, and how many were cut off; what is cut through is hidden whole. */
  hide(text: string, most: number): Masked {
    let shown = ''
    let from = 0
    for (const { 0: secret, index } of this.#pattern ? text.matchAll(this.#pattern) : []) {
      if (index >= most) break
      // The parts of one are one.
      if (index > from || index === 0) shown += text.slice(from, index) + hiddenValue
      from = index + secret.length
    }
    const end = Math.max(from, most)
    return { text: shown + text.slice(from, end), cut: Math.max(text.length - end, 0) }
  }
}

function inParts(secret: string): string[] {
  const characters = Array.from(secret)
  const count = Math.ceil(characters.length / longestPart)
  const length = Math.ceil(characters.length / count)
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  )
}

/** Patterns of all that a secret may be written as; each character has one way to be read, so that none takes long. */
function formsOf(secret: string): string[] {
  const characters = Array.from(secret.toWellFormed())
  return [
    characters.map(inAddress).join(''),
    characters.map(inJson).join(''),
    ...[0, 1, 2].map((bytesBefore) => inBase64(secret, bytesBefore)),
  ]
}

// Which characters are encoded, a blank and the case of the digits differ from program to program.
function inAddress(character: string): string {
  const plain = RegExp.escape(character)
  if (/^[\w.~-]$/.test(character)) return plain
  const bytes = Buffer.from(character).toString('hex').replaceAll(/../g, '%$&')
  return `(?:${inAnyCase(bytes)}|${plain}${character === ' ' ? '|\\+' : ''})`
}

// Python writes ASCII only, PHP a stroke before each slash, Go and .NET no signs of HTML.
function inJson(character: string): string {
  const escaped = RegExp.escape(JSON.stringify(character).slice(1, -1))
  if (/^\w$/.test(character)) return escaped
  const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
  const inAscii = units.map((unit) => `\\\\u${inAnyCase(unit)}`).join('')
  return `(?:${escaped}|${inAscii}${character === '/' ? '|\\\\/' : ''})`
}

/** The same bytes are other characters behind others, such as those of `name:` in a header; three places come back. */
function inBase64(secret: string, bytesBefore: number): string {
  const bytes = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(secret)])
  // A character holds six bits. The first and the last may hold some of what stands beside.
  const from = Math.ceil((bytesBefore * 8) / 6)
  const end = Math.floor((bytes.length * 8) / 6)
  const own = bytes.toString('base64').slice(from, end)
  const shared = '[\\w+/-]?'
  const before = bytesBefore > 0 ? shared : ''
  const after = bytes.length % 3 > 0 ? shared : ''
  return before + own.replaceAll('+', '[+-]').replaceAll('/', '[/_]') + after
}

function inAnyCase(digits: string): string {
  return digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}

/** Hides nothing. */
export const noMask = new Mask([])
