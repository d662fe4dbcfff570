// A spreadsheet takes a cell that begins so for a formula, whoever wrote it.
// https://owasp.org/www-community/attacks/CSV_Injection
// Chinese and Japanese ones read full-width signs too, and what is not seen before a sign does not hide it.
const start = /'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u
const formula = new RegExp(`^${start.source}`, 'u')
const guarded = new RegExp(`^'${start.source}`, 'u')
// `'0012`: digits that a spreadsheet is to keep as text; it does not show the ' either.
const keptDigits = /^'+\d+$/

/** Puts a ' before what a spreadsheet would take for a formula, or whose own ' it would take for such a sign. */
export function guardFormula(text: string): string {
  return formula.test(text) || keptDigits.test(text) ? `'${text}` : text
}

/** Takes off the ' that `guardFormula` or a spreadsheet put there. */
export function unguardFormula(text: string): string {
  return guarded.test(text) || keptDigits.test(text) ? text.slice(1) : text
}
