import type { CharacterSet, ClassName, SetItem } from './syntax.ts'

// What Python counts as a digit, a word and a space in text (https://docs.python.org/3/library/re.html): Unicode, not ASCII.
const classes: Readonly<Record<ClassName, RegExp>> = {
  digit: /^\p{Nd}$/u,
  word: /^[\p{L}\p{N}_]$/u,
  // oxlint-disable-next-line no-control-regex
  space: /^[\t-\r\x1c-\x1f\x85\p{Z}]$/u,
}

export function isInClass(character: string, name: ClassName, isAscii = false): boolean {
  return (!isAscii || character <= '\x7F') && classes[name].test(character)
}

export function isInSet(
  character: string,
  { items, isAscii, isCaseBlind, isNegated }: CharacterSet,
): boolean {
  const others = [character.toLowerCase(), character.toUpperCase(), folded(character)]
  // What is two letters in the other case has no other one.
  const forms = isCaseBlind
    ? [character, ...others.filter((form) => Array.from(form).length === 1)]
    : [character]
  return (
    forms.some((form) => items.some((item) => isItem(form, item, isAscii, isCaseBlind))) !==
    isNegated
  )
}

export function isSame(one: string, other: string, isCaseBlind: boolean): boolean {
  return one === other || (isCaseBlind && folded(one) === folded(other))
}

/** The one form of a letter in either case: ſ is an S, and the sign of Kelvin a K. */
function folded(character: string): string {
  const upper = character.toUpperCase()
  const [first = ''] = (Array.from(upper).length === 1 ? upper : character).toLowerCase()
  return first
}

function isItem(character: string, item: SetItem, isAscii: boolean, isCaseBlind: boolean): boolean {
  if (item.kind === 'class') return isInClass(character, item.name, isAscii) !== item.isNegated
  const { from, to } = item
  if (from === to) return isSame(character, String.fromCodePoint(from), isCaseBlind)
  const code = character.codePointAt(0) ?? -1
  return from <= code && code <= to
}
