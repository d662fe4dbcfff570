import type { CharacterSet, ClassName, SetItem } from './syntax.ts'

// What Python counts as a digit, a word and a space in text (https://docs.python.org/3/library/re.html): Unicode, not ASCII.
const classes: Readonly<Record<ClassName, RegExp>> = {
  digit: /^\p{Nd}$/u,
  word: /^[\p{L}\p{N}_]$/u,
  // oxlint-disable-next-line no-control-regex
  space: /^[\t-\r\x1c-\x1f\x85\p{Z}]$/u,
}

export function isInClass(character: string, name: ClassName): boolean {
  return classes[name].test(character)
}

export function isInSet(
  character: string,
  { items, isNegated, isCaseBlind }: CharacterSet,
): boolean {
  const forms = isCaseBlind
    ? [character, character.toLowerCase(), character.toUpperCase()]
    : [character]
  return forms.some((form) => items.some((item) => isItem(form, item))) !== isNegated
}

export function isSame(one: string, other: string, isCaseBlind: boolean): boolean {
  if (one === other) return true
  return isCaseBlind && one.toLowerCase() === other.toLowerCase()
}

function isItem(character: string, item: SetItem): boolean {
  if (item.kind === 'class') return isInClass(character, item.name) !== item.isNegated
  const code = character.codePointAt(0) ?? -1
  // A form in the other case may have several characters, none of which is in the range alone.
  return (
    String.fromCodePoint(Math.max(code, 0)) === character && item.from <= code && code <= item.to
  )
}
