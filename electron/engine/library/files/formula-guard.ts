// A spreadsheet takes a cell that begins so for a formula, whoever wrote it.
// https://owasp.org/www-community/attacks/CSV_Injection
const formula = /^'*[=+\-@\t\r]/
const guarded = /^''*[=+\-@\t\r]/

/** Puts a ' before what a spreadsheet would take for a formula. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Takes off the ' that `guardFormula` put there. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
