// A spreadsheet takes a cell that begins so for a formula, whoever wrote it.
// https://owasp.org/www-community/attacks/CSV_Injection
// Chinese and Japanese ones read full-width signs too, and what is not seen before a sign does not hide it.
const start = /'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u
const formula = new RegExp(`^${start.source}`, 'u')
const guarded = new RegExp(`^'${start.source}`, 'u')

/** Puts a ' before what a spreadsheet would take for a formula. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Takes off the ' that `guardFormula` put there. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
